package io.github.corsstarter.test;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What carries the requests of a {@link Browser} to an application. Implement it for a
 * test framework that {@link Browser} does not know.
 */
@FunctionalInterface
public interface Transport {

	/**
	 * Send a request and wait for the answer. Redirects are not followed, headers are
	 * neither added nor left out, and no cookies are kept: all of that is the work of the
	 * browser.
	 * @param request the request
	 * @return the answer, or {@code null} if the application gives none
	 */
	@Nullable Answer exchange(Request request);

	/**
	 * Where the application is for the browser, unless
	 * {@link ConnectedBrowser#servedAt(String)} says something else.
	 * @return an absolute URL; its path precedes the path of every request
	 */
	default URI baseUrl() {
		return URI.create("http://localhost");
	}

	/**
	 * A request as a browser sends it.
	 *
	 * @param method the method
	 * @param url the absolute URL, without a fragment
	 * @param headers the headers, each name once
	 * @param body the body, or {@code null} if the request has none
	 * @param preflight whether it is a preflight
	 */
	record Request(String method, URI url, Map<String, String> headers, @Nullable String body, boolean preflight) {

		/**
		 * What stands in the request line.
		 * @return the path and the query, in the encoded form
		 */
		public String target() {
			return this.url.getRawPath() + ((this.url.getRawQuery() != null) ? "?" + this.url.getRawQuery() : "");
		}

	}

	/**
	 * The answer of an application.
	 *
	 * @param status the HTTP status
	 * @param headers the headers: each name with the values of its lines, in order
	 * @param body the body, or its beginning; empty if the answer has no body
	 */
	record Answer(int status, Map<String, List<String>> headers, String body) {
	}

}
