package io.github.corsstarter.browser;

import org.jspecify.annotations.Nullable;

/**
 * What carries the requests of a browser to a server: a connection, a test of a
 * framework, or a model of the server.
 */
@FunctionalInterface
public interface Transport {

	/**
	 * Send a request and wait for the answer. Redirects are not followed.
	 * @return the answer, or {@code null} if there is no valid one
	 */
	@Nullable Answer exchange(Request request);

	/**
	 * A request as it is sent.
	 *
	 * @param method the method
	 * @param url the URL
	 * @param headers the headers that matter here; others may be added
	 */
	record Request(String method, Url url, HeaderList headers) {
	}

	/**
	 * An answer as it is received.
	 *
	 * @param status the status
	 * @param headers the headers
	 */
	record Answer(int status, HeaderList headers) {

		/**
		 * Fetch Standard, section 2.2.3, "ok status".
		 */
		public boolean isOk() {
			return this.status >= 200 && this.status <= 299;
		}

		/**
		 * Where the answer redirects to (Fetch Standard, section 2.2.3, "redirect
		 * status").
		 * @return the value of the header, or {@code null} if it is not a redirect
		 */
		public @Nullable String location() {
			return switch (this.status) {
				case 301, 302, 303, 307, 308 -> this.headers.get("Location");
				default -> null;
			};
		}

	}

}
