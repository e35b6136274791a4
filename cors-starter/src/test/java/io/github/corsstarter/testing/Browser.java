package io.github.corsstarter.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;

/**
 * A page in a browser that sends requests without credentials, as far as the Fetch
 * Standard makes CORS of it. Whatever host is asked, one server answers.
 */
public final class Browser {

	private static final Set<String> SIMPLE_METHODS = Set.of("GET", "HEAD", "POST");

	private static final Set<String> SIMPLE_HEADERS = Set.of("accept", "accept-language", "content-language");

	private static final Set<String> SIMPLE_CONTENT_TYPES = Set.of("application/x-www-form-urlencoded",
			"multipart/form-data", "text/plain");

	private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

	private static final int MOST_REDIRECTS = 20;

	private final HttpPeer server;

	private final String page;

	/**
	 * Open a page.
	 * @param port the port of the server
	 * @param page the origin of the page
	 */
	public Browser(int port, String page) {
		this.server = new HttpPeer(port);
		this.page = page;
	}

	/**
	 * Send a request as {@code fetch()} does.
	 * @param method the method
	 * @param url the URL
	 * @param body the body, may be empty
	 * @param headers header lines that the page sets
	 */
	public Outcome fetch(String method, String url, String body, String... headers) {
		Exchange exchange = new Exchange(method, body, headers);
		try {
			return exchange.outcome(exchange.fetch(URI.create(url)), null);
		}
		catch (BlockedException ex) {
			return exchange.outcome(null, ex.getMessage());
		}
	}

	/**
	 * What the page gets, and what was sent for it.
	 *
	 * @param response the response, or {@code null} if the page gets none
	 * @param error what the browser says instead, or {@code null}
	 * @param sent the request lines with the status of each answer
	 */
	public record Outcome(Response response, String error, List<String> sent) {
	}

	/**
	 * One call of {@code fetch()}, with its redirects.
	 */
	private final class Exchange {

		private final List<String> sent = new ArrayList<>();

		private final Map<String, String> headers = new TreeMap<>();

		private String method;

		private String body;

		private String origin = Browser.this.page;

		private boolean crossOrigin;

		Exchange(String method, String body, String... headers) {
			this.method = method;
			this.body = body;
			for (String line : headers) {
				int colon = line.indexOf(':');
				this.headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
			}
		}

		Outcome outcome(Response response, String error) {
			return new Outcome(response, error, List.copyOf(this.sent));
		}

		/**
		 * Fetch Standard, sections 4.1, 4.3 and 4.4.
		 */
		Response fetch(URI url) {
			for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
				this.crossOrigin |= !originOf(url).equals(Browser.this.page);
				List<String> unsafe = unsafeHeaders();
				if (this.crossOrigin && (!SIMPLE_METHODS.contains(this.method) || !unsafe.isEmpty())) {
					preflight(url, unsafe);
				}
				Response response = send(this.method, url, this.body, actualHeaders());
				if (this.crossOrigin) {
					checkAccess(response, "");
				}
				if (!REDIRECTS.contains(response.status()) || response.lines("Location").isEmpty()) {
					return response;
				}
				URI next = url.resolve(value(response, "Location"));
				if (!originOf(next).equals(originOf(url)) && !this.origin.equals(originOf(url))) {
					this.origin = "null";
				}
				follow(response.status());
				url = next;
			}
			throw new BlockedException("net::ERR_TOO_MANY_REDIRECTS");
		}

		private void follow(int status) {
			boolean becomesGet = (status == 303) ? !List.of("GET", "HEAD").contains(this.method)
					: (status == 301 || status == 302) && this.method.equals("POST");
			if (becomesGet) {
				this.method = "GET";
				this.body = "";
				this.headers.remove("content-type");
			}
		}

		/**
		 * Fetch Standard, section 4.8. A redirect has no status that would do.
		 */
		private void preflight(URI url, List<String> unsafe) {
			List<String> lines = new ArrayList<>(
					List.of("Origin: " + this.origin, "Access-Control-Request-Method: " + this.method));
			if (!unsafe.isEmpty()) {
				lines.add("Access-Control-Request-Headers: " + String.join(",", unsafe));
			}
			Response response = send("OPTIONS", url, "", lines);
			String failed = "Response to preflight request doesn't pass access control check: ";
			if (REDIRECTS.contains(response.status())) {
				throw new BlockedException(failed + "Redirect is not allowed for a preflight request.");
			}
			checkAccess(response, failed);
			if (response.status() < 200 || response.status() > 299) {
				throw new BlockedException(failed + "It does not have HTTP ok status.");
			}
			if (!SIMPLE_METHODS.contains(this.method)
					&& !list(response, "Access-Control-Allow-Methods").contains(this.method)) {
				throw new BlockedException("Method " + this.method
						+ " is not allowed by Access-Control-Allow-Methods in preflight response.");
			}
			List<String> allowed = list(response, "Access-Control-Allow-Headers").stream()
				.map((name) -> name.toLowerCase(Locale.ROOT))
				.toList();
			unsafe.stream().filter((name) -> !allowed.contains(name)).findFirst().ifPresent((name) -> {
				throw new BlockedException("Request header field " + name
						+ " is not allowed by Access-Control-Allow-Headers in preflight response.");
			});
		}

		/**
		 * Fetch Standard, section 4.10.
		 */
		private void checkAccess(Response response, String prefix) {
			List<String> allowed = response.lines("Access-Control-Allow-Origin");
			if (allowed.isEmpty()) {
				throw new BlockedException(
						prefix + "No 'Access-Control-Allow-Origin' header is present on the requested resource.");
			}
			String value = value(response, "Access-Control-Allow-Origin");
			if (allowed.size() > 1 || !(value.equals("*") || value.equals(this.origin))) {
				throw new BlockedException(prefix + "The 'Access-Control-Allow-Origin' header has a value '" + value
						+ "' that is not equal to the supplied origin.");
			}
		}

		private List<String> unsafeHeaders() {
			return this.headers.entrySet()
				.stream()
				.filter((header) -> !isSimple(header))
				.map(Map.Entry::getKey)
				.toList();
		}

		private static boolean isSimple(Map.Entry<String, String> header) {
			return SIMPLE_HEADERS.contains(header.getKey()) || header.getKey().equals("content-type")
					&& SIMPLE_CONTENT_TYPES.contains(header.getValue().split(";")[0].strip());
		}

		private List<String> actualHeaders() {
			List<String> lines = new ArrayList<>();
			this.headers.forEach((name, value) -> lines.add(name + ": " + value));
			if (this.crossOrigin || !List.of("GET", "HEAD").contains(this.method)) {
				lines.add("Origin: " + this.origin);
			}
			if (!this.body.isEmpty()) {
				lines.add("Content-Length: " + this.body.length());
			}
			return lines;
		}

		private Response send(String method, URI url, String body, List<String> lines) {
			String target = url.getRawPath() + ((url.getRawQuery() != null) ? "?" + url.getRawQuery() : "");
			Response response = Browser.this.server.sendRawWithBody(method + " " + target, body,
					Stream.concat(Stream.of("Host: " + url.getRawAuthority()), lines.stream()).toArray(String[]::new));
			this.sent.add(method + " " + target + " " + response.status());
			return response;
		}

		private static String originOf(URI url) {
			return url.getScheme() + "://" + url.getRawAuthority();
		}

		private static List<String> list(Response response, String name) {
			return Arrays.stream(value(response, name).split(",")).map(String::strip).toList();
		}

		private static String value(Response response, String name) {
			return response.values(name).stream().findFirst().orElse("");
		}

	}

	/**
	 * The page learns nothing but that something went wrong.
	 */
	private static final class BlockedException extends RuntimeException {

		BlockedException(String message) {
			super(message);
		}

	}

}
