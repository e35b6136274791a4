package io.github.corsstarter.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * An HTTP request.
 *
 * @param method the method
 * @param path the path and the query, encoded
 * @param lines the header lines as {@code Name: value}
 * @param body the body; empty for a request without one
 */
public record Request(String method, String path, List<String> lines, String body) {

	public Request {
		lines = List.copyOf(lines);
	}

	/**
	 * A request without a body.
	 * @param method the method
	 * @param path the path and the query, encoded
	 * @param lines header lines as {@code Name: value}
	 * @return the request
	 */
	public static Request of(String method, String path, String... lines) {
		return new Request(method, path, List.of(lines), "");
	}

	/**
	 * The preflight of a browser (Fetch Standard, section 4.8).
	 * @param path the path of the request that the browser asks about
	 * @param origin the origin of the page, without {@code Origin:}
	 * @param method the method of that request
	 * @param headers the names of its headers as {@code Access-Control-Request-Headers}
	 * has them, separated by commas
	 * @return the preflight
	 */
	public static Request preflight(String path, String origin, String method, String headers) {
		return of(method, path).preflight().with("Origin: " + origin, "Access-Control-Request-Headers: " + headers);
	}

	/**
	 * This request with further header lines.
	 * @param more lines as {@code Name: value}
	 * @return the request
	 */
	public Request with(String... more) {
		List<String> all = new ArrayList<>(this.lines);
		all.addAll(List.of(more));
		return new Request(this.method, this.path, all, this.body);
	}

	/**
	 * This request with a body.
	 * @param contentType the media type
	 * @param text the body
	 * @return the request
	 */
	public Request withBody(String contentType, String text) {
		return new Request(this.method, this.path, this.lines, text).with("Content-Type: " + contentType);
	}

	/**
	 * This request with a JSON document as its body.
	 * @param json the document
	 * @return the request
	 */
	public Request withJson(String json) {
		return withBody("application/json", json);
	}

	/**
	 * The preflight that a browser sends before this request, still without the
	 * {@code Origin}.
	 * @return the preflight
	 */
	public Request preflight() {
		return of("OPTIONS", this.path, "Access-Control-Request-Method: " + this.method);
	}

	/**
	 * Whether this request may change something (RFC 9110, section 9.2.1).
	 * @return whether its method is not one of the safe methods
	 */
	public boolean isUnsafe() {
		return !List.of("GET", "HEAD", "OPTIONS", "TRACE").contains(this.method);
	}

}
