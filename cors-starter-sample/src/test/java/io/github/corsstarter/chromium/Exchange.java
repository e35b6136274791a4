package io.github.corsstarter.chromium;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.verification.Response;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A request as it came in at the server, before any other filter saw it, and what became
 * of it.
 */
final class Exchange {

	private static final int DEADLINE_SECONDS = 20;

	private final String method;

	private final String url;

	private final Map<String, String> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private final CompletableFuture<Response> response = new CompletableFuture<>();

	Exchange(HttpServletRequest request) {
		String query = request.getQueryString();
		this.method = request.getMethod();
		this.url = request.getRequestURL() + ((query != null) ? "?" + query : "");
		Collections.list(request.getHeaderNames())
			.forEach((name) -> this.requestHeaders.put(name,
					String.join(" and ", Collections.list(request.getHeaders(name)))));
	}

	void finished(HttpServletResponse response) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		response.getHeaderNames().forEach((name) -> headers.put(name, new ArrayList<>(response.getHeaders(name))));
		this.response.complete(Response.of(response.getStatus(), headers, ""));
	}

	String method() {
		return this.method;
	}

	String url() {
		return this.url;
	}

	/**
	 * A header of the request; {@code null} if it was not sent.
	 */
	String header(String name) {
		return this.requestHeaders.get(name);
	}

	int status() {
		return response().status();
	}

	/**
	 * The values of a header of the response, one for each line.
	 */
	List<String> responseHeader(String name) {
		return response().values(name);
	}

	/**
	 * The browser may have the response before the filter is done with it.
	 */
	private Response response() {
		return this.response.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
	}

	@Override
	public String toString() {
		return this.method + " " + this.url + " " + this.requestHeaders;
	}

}
