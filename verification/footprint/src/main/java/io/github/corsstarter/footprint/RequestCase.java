package io.github.corsstarter.footprint;

import java.util.List;

import io.github.corsstarter.verification.Response;

/**
 * A request, and the response that shows that a server did what it is measured for.
 */
enum RequestCase {

	/**
	 * A page of the allowed origin reads.
	 */
	ALLOWED_ORIGIN("get-allowed-origin"),

	/**
	 * No browser, or a page of the same origin.
	 */
	NO_ORIGIN("get-no-origin"),

	/**
	 * A browser asks before a page of the allowed origin writes. A server without either
	 * filter lets Spring MVC tell the methods of the handler, which allows nothing and is
	 * other work: only the two filters compare.
	 */
	PREFLIGHT("preflight");

	/**
	 * The one origin that is allowed.
	 */
	static final String ORIGIN = "https://app.example.com";

	private final String label;

	RequestCase(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

	String request() {
		String method = (this == PREFLIGHT) ? "OPTIONS" : "GET";
		StringBuilder request = new StringBuilder(method).append(" /greeting HTTP/1.1\r\n")
			.append("Host: localhost\r\n")
			.append("User-Agent: Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0\r\n")
			.append("Accept: */*\r\n");
		if (this != NO_ORIGIN) {
			request.append("Origin: ").append(ORIGIN).append("\r\n");
		}
		if (this == PREFLIGHT) {
			request.append("Access-Control-Request-Method: PUT\r\n")
				.append("Access-Control-Request-Headers: content-type\r\n");
		}
		return request.append("\r\n").toString();
	}

	void check(Variant variant, Response response) {
		boolean allowed = this != NO_ORIGIN && variant != Variant.NONE;
		if (response.status() != 200
				|| !response.values("Access-Control-Allow-Origin").equals(allowed ? List.of(ORIGIN) : List.of())) {
			throw new IllegalStateException(
					"Wrong response to " + this.label + " with " + variant.label() + ": " + response);
		}
	}

}
