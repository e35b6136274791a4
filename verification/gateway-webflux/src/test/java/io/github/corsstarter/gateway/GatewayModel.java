package io.github.corsstarter.gateway;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.corsstarter.browser.HeaderList;
import io.github.corsstarter.browser.Transport;
import io.github.corsstarter.browser.Url;

/**
 * What Spring Cloud Gateway makes of requests and answers that it passes on, without the
 * starter. {@code docs/conformance.md} numbers the changes.
 */
final class GatewayModel implements Transport {

	private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");

	private final Transport upstream;

	private final Set<Change> changes = EnumSet.noneOf(Change.class);

	GatewayModel(Transport upstream) {
		this.upstream = upstream;
	}

	/**
	 * What it has changed until now.
	 */
	Set<Change> changes() {
		return Set.copyOf(this.changes);
	}

	@Override
	public Answer exchange(Request request) {
		if (isRefused(request)) {
			this.changes.add(Change.CONTROL_CHARACTER);
			return new Answer(400, HeaderList.of());
		}
		if (isPreflight(request)) {
			this.changes.add(Change.PREFLIGHT);
			return new Answer(200, HeaderList.of());
		}
		if ("websocket".equalsIgnoreCase(request.headers().get("Upgrade"))) {
			this.changes.add(Change.WEB_SOCKET);
			this.upstream.exchange(request);
			return new Answer(101, HeaderList.of());
		}
		Answer answer = this.upstream.exchange(withoutTabs(withoutEmptyQuery(request)));
		if (hasControlCharacter(answer.headers())) {
			this.changes.add(Change.CONTROL_CHARACTER);
			return new Answer(500, HeaderList.of("Content-Type: application/json"));
		}
		return answer;
	}

	/**
	 * Whether the server refuses a request before any filter sees it.
	 */
	static boolean isRefused(Request request) {
		return hasControlCharacter(request.headers());
	}

	private static boolean hasControlCharacter(HeaderList headers) {
		return headers.lines().stream().anyMatch((line) -> CONTROL_CHARACTERS.matcher(line.getValue()).find());
	}

	static boolean isPreflight(Request request) {
		return request.method().equals("OPTIONS") && request.headers().get("Access-Control-Request-Method") != null;
	}

	private Request withoutEmptyQuery(Request request) {
		String url = request.url().toString();
		if (!url.endsWith("?")) {
			return request;
		}
		this.changes.add(Change.EMPTY_QUERY);
		return new Request(request.method(), Url.parse(url.substring(0, url.length() - 1)), request.headers());
	}

	private Request withoutTabs(Request request) {
		HeaderList headers = HeaderList.of();
		for (Map.Entry<String, String> line : request.headers().lines()) {
			headers = headers.with(line.getKey(), line.getValue().replace('\t', ' '));
		}
		if (headers.toString().equals(request.headers().toString())) {
			return request;
		}
		this.changes.add(Change.TAB);
		return new Request(request.method(), request.url(), headers);
	}

	/**
	 * A kind of change, in the order of their numbers.
	 */
	enum Change {

		PREFLIGHT, WEB_SOCKET, CONTROL_CHARACTER, EMPTY_QUERY, TAB

	}

}
