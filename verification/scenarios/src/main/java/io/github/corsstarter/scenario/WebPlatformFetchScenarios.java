package io.github.corsstarter.scenario;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.FetchRequest.Mode;
import io.github.corsstarter.browser.Initiator;

/**
 * The cases of web-platform-tests below {@code fetch/api/cors}; the name of each scenario
 * begins with the file.
 */
final class WebPlatformFetchScenarios {

	private static final String ANY = "Access-Control-Allow-Origin: *";

	private static final String OWN = "Access-Control-Allow-Origin: " + Scenario.APP;

	/**
	 * The tests have pages without TLS.
	 */
	private static final String PLAIN_PAGE = "http://app.example.com";

	/**
	 * Other ports, other schemes and other hosts than those of that page.
	 */
	private static final List<String> TARGETS = List.of("http://app.example.com:8080", "https://app.example.com",
			"http://api.example.net", "http://api.example.net:8080", "https://api.example.net");

	private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);

	private static final List<Route> ROUTES = List.of(
			new Route("to the same origin", Scenario.API, "https://api.example.net/second/{path}", Scenario.APP),
			new Route("to another origin", Scenario.API, "https://app.example.com:8443/{path}", "null"),
			new Route("from the page's origin", Scenario.APP + "/{path}", Scenario.API, Scenario.APP),
			new Route("to the page's origin", Scenario.API, Scenario.APP + "/{path}", "null"));

	private WebPlatformFetchScenarios() {
	}

	static List<Scenario> all() {
		List<Scenario> all = new ArrayList<>();
		basic(all);
		cookies(all);
		exposed(all);
		multipleOrigins(all);
		withoutPreflight(all);
		origins(all);
		preflights(all);
		redirects(all);
		opaqueOrigins(all);
		return all;
	}

	private static Scenario of(String name, FetchRequest... requests) {
		return Scenario.of("fetch/api/cors/" + name, requests);
	}

	private static FetchRequest get(String url) {
		return FetchRequest.of(Initiator.FETCH, url);
	}

	private static FetchRequest get() {
		return get(Scenario.API);
	}

	private static void basic(List<Scenario> all) {
		for (String target : TARGETS) {
			FetchRequest request = get(target + "/{path}");
			all.add(of("cors-basic: " + target + " without CORS", request.mode(Mode.NO_CORS)).from(PLAIN_PAGE)
				.on("", 200, ANY));
			all.add(of("cors-basic: " + target + " refuses", request).from(PLAIN_PAGE).on("", 200));
			all.add(of("cors-basic: " + target + " allows", request).from(PLAIN_PAGE).on("", 200, ANY));
		}
	}

	private static void cookies(List<Scenario> all) {
		String local = "http://app.example.net";
		String remote = "http://api.example.net";
		all.add(cookies("none with omit", local, local, Credentials.OMIT));
		all.add(cookies("of another origin", remote, remote, Credentials.INCLUDE));
		all.add(cookies("of the page, for another origin", local, remote, Credentials.INCLUDE));
		all.add(cookies("of another origin, for the page", remote, local, Credentials.INCLUDE));
		all.add(cookies("of another origin with same-origin", remote, remote, Credentials.SAME_ORIGIN));
		all.add(cookies("of another origin, for a third", remote, "http://other.example.net", Credentials.INCLUDE));
		String otherPort = "http://app.example.net:8080";
		for (String header : List.of("accept", "x-a")) {
			all.add(of("cors-cookies-redirect: " + header, get(remote + "/set/{path}").credentials(Credentials.INCLUDE),
					get(otherPort + "/set/{path}").credentials(Credentials.INCLUDE),
					get(remote + "/{path}").credentials(Credentials.INCLUDE).header(header, "1"))
				.from(local)
				.on("GET " + remote + "/set/", 200, withCredentials(local, "Set-Cookie: a=1; Path=/"))
				.on("GET " + otherPort + "/set/", 200, withCredentials(local, "Set-Cookie: a=2; Path=/"))
				.on("OPTIONS " + remote, 200, withCredentials(local, "Access-Control-Allow-Headers: x-a"))
				.on("GET " + remote, 301, withCredentials(local, "Location: " + otherPort + "/{path}"))
				.on("", 200, withCredentials("null", "Access-Control-Allow-Headers: x-a")));
		}
	}

	private static Scenario cookies(String name, String sets, String asked, Credentials credentials) {
		String page = "http://app.example.net";
		return of("cors-cookies: " + name, get(sets + "/set/{path}").credentials(credentials),
				get(asked + "/{path}").credentials(credentials))
			.from(page)
			.on("GET " + sets + "/set/", 200, withCredentials(page, "Set-Cookie: a=1; Path=/"))
			.on("", 200, withCredentials(page, "Vary: Origin"));
	}

	private static String[] withCredentials(String origin, String header) {
		return new String[] { "Access-Control-Allow-Origin: " + origin, "Access-Control-Allow-Credentials: true",
				header };
	}

	private static void exposed(List<Scenario> all) {
		for (Credentials credentials : List.of(Credentials.OMIT, Credentials.INCLUDE)) {
			all.add(of("cors-expose-star: a header with the name *, " + credentials, get().credentials(credentials))
				.allowed("GET", "Access-Control-Expose-Headers: *", "Test: X", "Set-Cookie: X", "*: whoa",
						"Content-Type: text/plain"));
		}
		all.add(of("cors-expose-star: in one of several lines", get()).on("GET", 200, ANY,
				"Access-Control-Expose-Headers: *", "Access-Control-Expose-Headers: set-cookie", "Test: X",
				"Set-Cookie: X"));
		String[] headers = { ANY, "Cache-Control: no-cache", "Content-Language: fr", "Content-Type: text/html",
				"Expires: 04 May 1988 22:22:22 GMT", "Last-Modified: 04 May 1988 22:22:22 GMT", "Pragma: no-cache",
				"Age: 27", "Server: x", "Warning: x", "Set-Cookie: a=1", "Set-Cookie2: a=1" };
		all.add(of("cors-filtering: nothing is exposed", get()).on("GET", 200, headers));
		for (String name : List.of("Age", "Server", "Warning", "Set-Cookie", "Set-Cookie2")) {
			List<String> exposing = new ArrayList<>(List.of(headers));
			exposing.add("Access-Control-Expose-Headers: " + name);
			all.add(of("cors-filtering: " + name + " is exposed", get()).on("GET", 200,
					exposing.toArray(String[]::new)));
		}
	}

	private static void multipleOrigins(List<Scenario> all) {
		for (String value : List.of("\"\", http://example.com, " + Scenario.APP, "\"\", http://example.com, *",
				"\"\", " + Scenario.APP + ", " + Scenario.APP, "*, http://example.com, *",
				"*, http://example.com, " + Scenario.APP, ", http://example.com, https://example2.com")) {
			all.add(of("cors-multiple-origins: " + value, get()).on("GET", 200,
					"Access-Control-Allow-Origin: " + value));
		}
	}

	private static void withoutPreflight(List<Scenario> all) {
		all.add(of("cors-no-preflight: POST", get().method("POST")).on("POST", 200, ANY));
		all.add(of("cors-no-preflight: HEAD", get().method("HEAD")).on("HEAD", 200, ANY));
		for (String header : List.of("accept-language: fr", "content-language: fr",
				"content-type: application/x-www-form-urlencoded", "content-type: multipart/form-data",
				"content-type: text/plain", "content-type: text/plain;charset=utf-8",
				"content-type: Text/Plain;charset=utf-8")) {
			int colon = header.indexOf(':');
			all.add(of("cors-no-preflight: " + header,
					get().header(header.substring(0, colon), header.substring(colon + 1)))
				.on("GET", 200, ANY));
		}
	}

	private static void origins(List<Scenario> all) {
		for (String target : TARGETS) {
			for (String allowed : List.of(PLAIN_PAGE, target)) {
				all.add(of("cors-origin: " + target + " allows " + allowed, get(target + "/{path}")).from(PLAIN_PAGE)
					.on("", 200, "Access-Control-Allow-Origin: " + allowed));
			}
		}
		for (String method : List.of("POST", "HEAD", "PUT")) {
			for (String allowed : List.of(Scenario.APP, "https://api.example.net")) {
				all.add(of("cors-origin: " + method + ", allowed " + allowed, get().method(method)).on("", 200,
						"Access-Control-Allow-Origin: " + allowed, "Access-Control-Allow-Methods: " + method));
			}
		}
	}

	private static void preflights(List<Scenario> all) {
		for (String method : List.of("GET", "PUT", "NEW")) {
			FetchRequest safe = get().method(method)
				.header("Accept", "*")
				.header("Accept-Language", "bzh")
				.header("Content-Language", "eu");
			all.add(of("cors-preflight: " + method + " with safelisted headers", safe).on("", 200, ANY,
					"Access-Control-Allow-Methods: " + method));
			FetchRequest several = safe.header("x-test-header1", "1")
				.header("x-test-header2", "1")
				.header("X-test-header3", "1")
				.header("x-test-header-b", "1")
				.header("x-test-header-D", "1")
				.header("x-test-header-C", "1")
				.header("x-test-header-a", "1")
				.header("Content-Type", "allowedOrRefused");
			all.add(of("cors-preflight: " + method + " with several headers", several).on("", 200, ANY,
					"Access-Control-Allow-Methods: " + method,
					"Access-Control-Allow-Headers: x-test-header1 ,x-test-header2 ,x-test-header3 ,x-test-header-b "
							+ ",x-test-header-d ,x-test-header-c ,x-test-header-a ,content-type"));
			all.add(of("cors-preflight: " + method + " with several headers, one refused", several).on("", 200, ANY,
					"Access-Control-Allow-Methods: " + method,
					"Access-Control-Allow-Headers: x-test-header1 ,x-test-header2 ,x-test-header3 ,x-test-header-b "
							+ ",x-test-header-d ,x-test-header-a ,content-type"));
			all.add(of("cors-preflight: " + method + " refused", several).on("", 200, ANY,
					"Access-Control-Allow-Headers: x-test-header1 ,x-test-header2 ,x-test-header3 ,x-test-header-b "
							+ ",x-test-header-d ,x-test-header-c ,x-test-header-a ,content-type"));
		}
		all.add(of("cors-preflight-cache", get().method("POST").header("x-a", "1"),
				get().method("POST").header("x-a", "2"))
			.on("", 200, ANY, "Access-Control-Allow-Methods: POST", "Access-Control-Allow-Headers: x-a",
					"Access-Control-Max-Age: 12000"));
		String[][] unsafe = { { "accept", "\"" }, { "accept", "0".repeat(129) }, { "accept-language", "a\u0001b" },
				{ "accept-language", "@" }, { "authorization", "basics" }, { "content-language", "a\u0001b" },
				{ "content-language", "@" }, { "content-type", "text/html" },
				{ "content-type", "text/plain; long=" + "0".repeat(112) }, { "last-event-id", "\"" },
				{ "last-event-id", "0".repeat(129) }, { "range", "bytes 0-" }, { "test", "hi" } };
		for (String[] header : unsafe) {
			all.add(of("cors-preflight-not-cors-safelisted: " + header[0] + ": " + Scenario.printable(header[1]),
					get().header(header[0], header[1]))
				.on("", 200, ANY, "Access-Control-Allow-Headers: " + header[0]));
		}
		all.add(of("cors-preflight-response-validation: headers", get().header("x-a", "1")).on("", 200, ANY,
				"Access-Control-Allow-Headers: x-a, header name with space"));
		all.add(of("cors-preflight-response-validation: methods", get().header("x-a", "1")).on("", 200, ANY,
				"Access-Control-Allow-Headers: x-a", "Access-Control-Allow-Methods: Bad method name"));
		stars(all);
		for (int status : new int[] { 200, 201, 202, 203, 204, 205, 206, 300, 301, 302, 303, 304, 305, 306, 307, 308,
				400, 401, 402, 403, 404, 405, 501, 502, 503, 504, 505 }) {
			all.add(of("cors-preflight-status: " + status, get().header("x-a", "1"))
				.on("OPTIONS", status, ANY, "Access-Control-Allow-Headers: x-a")
				.on("", 200, ANY));
		}
	}

	private static void stars(List<Scenario> all) {
		String[][] rows = { { "get", "x-test", "OMIT", "GET", "X-Test" }, { "*", "x-test", "OMIT", "SUPER", "X-Test" },
				{ "*", "*", "OMIT", "OK", "X-Test" }, { "*", "*", "INCLUDE", "OK", "X-Test" },
				{ "*", "", "INCLUDE", "PUT", "" }, { "PUT", "*", "INCLUDE", "PUT", "" },
				{ "get", "*", "INCLUDE", "GET", "X-Test" }, { "*", "*", "INCLUDE", "GET", "X-Test" },
				{ "*", "*", "INCLUDE", "*", "*" }, { "put", "*", "INCLUDE", "PUT", "" } };
		for (String[] row : rows) {
			FetchRequest request = get().method(row[3]).credentials(Credentials.valueOf(row[2]));
			all.add(of("cors-preflight-star: " + String.join(" ", row),
					row[4].isEmpty() ? request : request.header(row[4], "1"))
				.allowed("", "Access-Control-Allow-Methods: " + row[0], "Access-Control-Allow-Headers: " + row[1]));
		}
	}

	private static void redirects(List<Scenario> all) {
		for (int status : REDIRECTS) {
			all.add(of("cors-preflight-redirect: preflight " + status, get().header("x-a", "1"))
				.on("OPTIONS", status, ANY, "Access-Control-Allow-Headers: x-a", "Location: /second/{path}")
				.on("", 200, ANY));
			for (Route route : ROUTES) {
				String then = "Access-Control-Allow-Origin: " + route.origin();
				all.add(of("cors-redirect: " + status + " " + route.name(), get(route.from()))
					.on("GET " + route.from(), status, OWN, "Location: " + route.to())
					.on("", 200, then));
				for (String allowed : List.of("x-a", "")) {
					all.add(of("cors-redirect-preflight: " + status + " " + route.name() + ", allowed " + allowed,
							get(route.from()).header("x-a", "1"))
						.on("OPTIONS " + route.from(), 200, OWN, "Access-Control-Allow-Headers: x-a")
						.on("GET " + route.from(), status, OWN, "Location: " + route.to())
						.on("", 200, then, "Access-Control-Allow-Headers: " + allowed));
				}
				for (String user : List.of("user:password", "user:", ":password")) {
					all.add(of("cors-redirect-credentials: " + status + " " + route.name() + " " + user,
							get(route.from()))
						.on("GET " + route.from(), status, OWN,
								"Location: " + route.to().replace("://", "://" + user + "@"))
						.on("", 200, then));
				}
			}
		}
	}

	/**
	 * Pages with the origin {@code null}: those from a {@code data:} URL, and those in a
	 * sandbox.
	 */
	private static void opaqueOrigins(List<Scenario> all) {
		for (String url : List.of(Scenario.APP + "/{path}", Scenario.API)) {
			all.add(of("data-url-iframe: refused by " + url, get(url)).sandboxed().on("GET", 200));
			all.add(of("data-url-iframe: allowed by " + url, get(url)).sandboxed()
				.on("GET", 200, "Access-Control-Allow-Origin: null"));
			all.add(of("data-url-iframe: allowed by " + url + " after a preflight", get(url).method("PUT")).sandboxed()
				.on("", 200, "Access-Control-Allow-Origin: null", "Access-Control-Allow-Methods: PUT"));
		}
	}

	/**
	 * A redirect.
	 *
	 * @param name its name
	 * @param from the URL that is asked
	 * @param to where it redirects to
	 * @param origin the origin that the second request has
	 */
	private record Route(String name, String from, String to, String origin) {

	}

}
