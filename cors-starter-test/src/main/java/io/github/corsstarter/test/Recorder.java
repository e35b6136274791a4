package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.browser.HeaderList;
import io.github.corsstarter.browser.Url;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the model of browsers and the application, for one request: keeps what
 * the model does not need, and does not let a redirect out of the application.
 */
final class Recorder implements io.github.corsstarter.browser.Transport {

	private final Transport transport;

	private final BrowserRequest request;

	private final List<String> bodies = new ArrayList<>();

	private @Nullable Url otherServer;

	private boolean stopped;

	Recorder(Transport transport, BrowserRequest request) {
		this.transport = transport;
		this.request = request;
	}

	@Override
	public @Nullable Answer exchange(Request sent) {
		Transport.Answer answer = answer(sent);
		this.bodies.add((answer != null) ? answer.body() : "");
		if (answer == null) {
			return null;
		}
		HeaderList headers = HeaderList.of();
		for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
			for (String value : header.getValue()) {
				headers = headers.with(header.getKey(), value);
			}
		}
		return new Answer(answer.status(), headers);
	}

	private Transport.@Nullable Answer answer(Request sent) {
		Url asked = Url.parse(this.request.fetch().url());
		boolean preflight = sent.headers().get("Access-Control-Request-Method") != null;
		if (asked == null || !asked.origin().equals(sent.url().origin())) {
			this.otherServer = sent.url();
			return null;
		}
		if (this.request.isPreflightOnly() && !preflight) {
			this.stopped = true;
			return null;
		}
		Map<String, String> headers = new LinkedHashMap<>();
		for (Map.Entry<String, String> line : sent.headers().lines()) {
			headers.put(line.getKey(), line.getValue());
		}
		boolean body = !preflight && sent.method().equals(this.request.fetch().method());
		return this.transport.exchange(new Transport.Request(sent.method(), sent.url().uri(), headers,
				body ? this.request.body() : null, preflight));
	}

	/**
	 * The body of the answer of an exchange.
	 */
	String body(int exchange) {
		return this.bodies.get(exchange);
	}

	/**
	 * Whether only the preflight was to be sent, and the request would have followed.
	 */
	boolean isStopped() {
		return this.stopped;
	}

	/**
	 * The URL of another server to which a redirect leads, or {@code null}.
	 */
	@Nullable Url otherServer() {
		return this.otherServer;
	}

}
