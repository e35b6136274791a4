package io.github.corsstarter.integration;

import java.util.ArrayList;
import java.util.List;

/**
 * What is sent.
 *
 * @param method the method
 * @param path the path and the query, encoded
 * @param lines header lines as {@code Name: value}
 * @param body the body, may be empty
 */
record Request(String method, String path, List<String> lines, String body) {

	Request {
		lines = List.copyOf(lines);
	}

	static Request of(String method, String path) {
		return new Request(method, path, List.of(), "");
	}

	Request with(String... more) {
		List<String> all = new ArrayList<>(this.lines);
		all.addAll(List.of(more));
		return new Request(this.method, this.path, all, this.body);
	}

	Request withBody(String contentType, String text) {
		return new Request(this.method, this.path, this.lines, text).with("Content-Type: " + contentType);
	}

	/**
	 * The preflight that a browser sends before this request.
	 */
	Request preflight() {
		return new Request("OPTIONS", this.path, List.of("Access-Control-Request-Method: " + this.method), "");
	}

	/**
	 * Whether this request may change something (RFC 9110, section 9.2.1).
	 */
	boolean isUnsafe() {
		return !List.of("GET", "HEAD", "OPTIONS", "TRACE").contains(this.method);
	}

}
