package io.github.corsstarter.test;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.browser.Url;
import org.jspecify.annotations.Nullable;

/**
 * Asks the application more preflights after a failure, to find out what exactly it does
 * not allow: Spring's answer to each mistake is the same. Preflights change nothing.
 */
final class Preflights {

	private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

	/**
	 * The ports of development servers.
	 */
	private static final List<Integer> PORTS = List.of(3000, 4200, 5173, 8080);

	/**
	 * An origin that no application lists.
	 */
	private static final String UNKNOWN = "https://unknown-site.example";

	/**
	 * The body of Spring's answer to what its rules do not allow.
	 */
	static final String SPRING_REFUSAL = "Invalid CORS request";

	private final BrowserResponse response;

	Preflights(BrowserResponse response) {
		this.response = response;
	}

	boolean allowMethodWithoutHeaders() {
		return allow(this.response.origin(), this.response.fetch().method());
	}

	/**
	 * Whether the origin may use any other method.
	 */
	boolean allowAnotherMethod() {
		return METHODS.stream().anyMatch((method) -> allow(this.response.origin(), method));
	}

	boolean allowEveryOrigin() {
		return allow(UNKNOWN, this.response.fetch().method());
	}

	/**
	 * An allowed origin that differs in one part from that of the page.
	 * @return the origin, or {@code null} if none was found
	 */
	@Nullable String allowedRelative() {
		if (allowEveryOrigin()) {
			return null;
		}
		for (String relative : relatives()) {
			if (allow(relative, this.response.fetch().method())) {
				return relative;
			}
		}
		return null;
	}

	private Set<String> relatives() {
		Url page = this.response.outcome().page().url();
		String scheme = page.origin().scheme();
		String host = page.origin().host();
		String port = (page.origin().port() < 0) ? "" : ":" + page.origin().port();
		Set<String> relatives = new LinkedHashSet<>();
		relatives.add((scheme.equals("https") ? "http" : "https") + "://" + host + port);
		relatives.add(scheme + "://" + host);
		relatives.add(scheme + "://" + (host.startsWith("www.") ? host.substring(4) : "www." + host) + port);
		if (host.equals("localhost") || host.equals("127.0.0.1")) {
			relatives.add(scheme + "://" + (host.equals("localhost") ? "127.0.0.1" : "localhost") + port);
		}
		PORTS.forEach((other) -> relatives.add(scheme + "://" + host + ":" + other));
		relatives.remove(this.response.origin());
		return relatives;
	}

	/**
	 * Whether Spring's CORS refuses a preflight for the request: then its rules are what
	 * decides.
	 */
	boolean refusedBySpring() {
		Transport.Answer answer = answer(this.response.origin(), this.response.fetch().method());
		return answer != null && answer.status() == 403 && answer.body().contains(SPRING_REFUSAL);
	}

	private boolean allow(String origin, String method) {
		Transport.Answer answer = answer(origin, method);
		return answer != null && answer.status() / 100 == 2
				&& answer.headers()
					.entrySet()
					.stream()
					.filter((header) -> header.getKey().equalsIgnoreCase("Access-Control-Allow-Origin"))
					.anyMatch((header) -> header.getValue().contains(origin) || header.getValue().contains("*"));
	}

	private Transport.@Nullable Answer answer(String origin, String method) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Accept", "*/*");
		headers.put("Access-Control-Request-Method", method);
		headers.put("Origin", origin);
		Url url = Url.parse(this.response.fetch().url());
		return (url != null) ? answer(url, headers) : null;
	}

	private Transport.@Nullable Answer answer(Url url, Map<String, String> headers) {
		try {
			return this.response.request()
				.browser()
				.transport()
				.exchange(new Transport.Request("OPTIONS", url.uri(), headers, null, true));
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

}
