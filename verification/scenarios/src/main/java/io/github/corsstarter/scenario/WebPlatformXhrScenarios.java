package io.github.corsstarter.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.Initiator;

/**
 * The cases of web-platform-tests below {@code cors}, and those below {@code xhr} about
 * CORS; the name of each scenario begins with the file.
 */
final class WebPlatformXhrScenarios {

	private static final String ANY = "Access-Control-Allow-Origin: *";

	private static final String OWN = "Access-Control-Allow-Origin: " + Scenario.APP;

	private static final String TEXT = "text/plain;charset=UTF-8";

	private static final String OWN_URL = Scenario.APP + "/{path}";

	private static final String SECOND_URL = "https://api.example.net/second/{path}";

	private static final String PLAIN_PAGE = "http://app.example.com";

	private WebPlatformXhrScenarios() {
	}

	static List<Scenario> all() {
		List<Scenario> all = new ArrayList<>();
		basic(all);
		allowOrigin(all);
		exposed(all);
		requestHeaders(all);
		safelisted(all);
		credentials(all);
		statuses(all);
		remembered(all);
		preflights(all);
		redirectedOrigins(all);
		redirects(all);
		redirectedBodies(all);
		sandboxes(all);
		return all;
	}

	private static FetchRequest xhr(String url) {
		return FetchRequest.of(Initiator.XHR, url);
	}

	private static FetchRequest xhr() {
		return xhr(Scenario.API);
	}

	private static FetchRequest get() {
		return FetchRequest.of(Initiator.FETCH, Scenario.API);
	}

	private static void basic(List<Scenario> all) {
		for (String target : List.of(PLAIN_PAGE, "http://app.example.com:8080", "https://app.example.com",
				"http://api.example.net", "http://api.example.net:8080", "https://api.example.net")) {
			for (String allowed : List.of("none", PLAIN_PAGE)) {
				all.add(Scenario.of("cors/basic: " + target + " allows " + allowed, xhr(target + "/{path}"))
					.from(PLAIN_PAGE)
					.on("GET", 200, "Access-Control-Allow-Origin: " + allowed));
			}
		}
	}

	private static void allowOrigin(List<Scenario> all) {
		String host = "app.example.com";
		for (String value : List.of("https://www." + host, "//" + host, "://" + host, "ftp://" + host,
				"https:://" + host, "https:/" + host, "https:" + host, host, Scenario.APP + "?", Scenario.APP + "/",
				Scenario.APP + " /", Scenario.APP + "#", Scenario.APP + "%23", Scenario.APP + ":80",
				Scenario.APP + ":443", Scenario.APP + ", *", "HTTPS://APP.EXAMPLE.COM", "HTTPS://" + host,
				"https://APP.EXAMPLE.COM", "-", "**", "'*'", "\"*\"", "* *", "* null", "*https://*", "*" + Scenario.APP,
				"* " + Scenario.APP, "*, " + Scenario.APP, "null " + Scenario.APP, "http://example.net", "null",
				"null *", "", Scenario.APP + ScriptedServer.PAGE, "https://api.example.net", "example.com",
				".example.com", "*.example.com", "https://example.com", "https://.example.com",
				"https://*.example.com")) {
			all.add(Scenario.of("cors/origin: " + value, xhr())
				.on("GET", 200, "Access-Control-Allow-Origin: " + value));
		}
		for (String[] lines : new String[][] { { "", "*" }, { "*", "" }, { "*", "*" }, { "", Scenario.APP },
				{ "*", Scenario.APP }, { Scenario.APP, Scenario.APP } }) {
			all.add(Scenario.of("cors/origin: two lines, " + String.join(" and ", lines), xhr())
				.on("GET", 200, "Access-Control-Allow-Origin: " + lines[0],
						"Access-Control-Allow-Origin: " + lines[1]));
		}
	}

	private static void exposed(List<Scenario> all) {
		for (String list : List.of("BB-8", "bb-8,,@#$#%%&^&^*()()11!", "bb-8, no no", "@#$#%%&^&^*()()11!,bb-8",
				"bb-8|no", "bb-8|no no", "no|bb-8", "|bb-8", ",bb-8", "bb-8\u000b", "bb-8\u000c", "bb-8\u00a0", "bb-8;",
				"'bb-8'", "\"bb-8\"")) {
			List<String> headers = new ArrayList<>(List.of(ANY, "Content-Language: mkay", "BB-8: hey"));
			for (String line : list.split("\\|")) {
				headers.add("Access-Control-Expose-Headers: " + line);
			}
			all.add(Scenario.of("cors/access-control-expose-headers-parsing: " + Scenario.printable(list), get())
				.on("GET", 200, headers.toArray(String[]::new)));
		}
		all.add(Scenario.of("cors/response-headers", get())
			.on("GET", 200, ANY,
					"Access-Control-Expose-Headers: X-Custom-Header, X-Custom-Header-Empty, X-Custom-Header-Comma",
					"Access-Control-Expose-Headers: X-Second-Expose", "Access-Control-Expose-Headers: Date",
					"Content-Type: text/plain", "X-Custom-Header: test", "X-Custom-Header: test", "Set-Cookie: a=1",
					"Set-Cookie2: a=1", "X-Custom-Header-Empty: ", "X-Custom-Header-Comma: 1",
					"X-Custom-Header-Comma: 2", "X-Nonexposed: unicorn", "X-Second-Expose: flyingpig",
					"Cache-Control: no-cache", "Content-Language: nn", "Pragma: no-cache", "X-Powered-By: x"));
		all.add(Scenario.of("xhr/access-control-expose-headers-on-redirect", FetchRequest.of(Initiator.FETCH, OWN_URL))
			.on("GET " + OWN_URL, 302, "Location: " + Scenario.API)
			.on("GET", 200, ANY, "Access-Control-Expose-Headers: foo", "Foo: bar", "Hoge: fuga"));
	}

	private static void requestHeaders(List<Scenario> all) {
		FetchRequest print = xhr().header("x-print", "unicorn");
		FetchRequest simple = print.header("content-type", "text/plain")
			.header("accept", "test")
			.header("accept-language", "nn")
			.header("content-language", "nn");
		FetchRequest hints = simple.header("save-data", "on")
			.header("device-memory", "1.0")
			.header("dpr", "2.0")
			.header("width", "35")
			.header("viewport-width", "42");
		FetchRequest both = print.header("y-print", "narwhal");
		all.add(Scenario.of("cors/request-headers: one", print)
			.on("", 200, ANY, "Access-Control-Allow-Headers: x-print"));
		all.add(Scenario.of("cors/request-headers: safelisted ones", simple)
			.on("", 200, ANY, "Access-Control-Allow-Headers: x-print,"));
		all.add(Scenario.of("cors/client-hint-request-headers-2", hints)
			.on("", 200, ANY, "Access-Control-Allow-Headers: x-print,"));
		all.add(Scenario.of("cors/request-headers: one of two is allowed", both)
			.on("", 200, ANY, "Access-Control-Allow-Headers: x-print"));
		all.add(Scenario.of("cors/request-headers: list with empty elements", both)
			.on("", 200, ANY, "Access-Control-Allow-Headers: ,y-lol,x-PriNT, ,,,Y-PRINT"));
		all.add(Scenario.of("xhr/allow-lists-starting-with-comma", xhr().method("PUT"))
			.on("", 200, OWN, "Access-Control-Allow-Methods: ,,PUT,GET"));
		for (String hint : List.of("device-memory", "dpr", "width", "viewport-width")) {
			all.add(Scenario.of("cors/client-hint-request-headers: empty " + hint, xhr().header(hint, ""))
				.on("", 200, ANY, "Access-Control-Allow-Headers: x-print"));
		}
		all.add(Scenario
			.of("xhr/access-control-preflight-request-header-sorted",
					xhr().header("X-Custom-Test", "1")
						.header("X-Custom-ua", "1")
						.header("X-Custom-V", "1")
						.header("X-Custom-s", "1")
						.header("X-Custom-U", "1"))
			.on("", 200, ANY, "Access-Control-Allow-Headers: *"));
	}

	private static void safelisted(List<Scenario> all) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		headers.put("content-type",
				List.of("text /plain", "text\t/\tplain", "text/plain;", "text/plain;garbage",
						"text/plain;garbage\u0001\u0002", "text/plain,", ",text/plain", "text/plain,text/plain",
						"text/plain,x/x", "text/plain\u000b", "text/plain\u000c", "application/www-form-urlencoded",
						"application/x-www-form-urlencoded;\u007f", "multipart/form-data", "multipart/form-data;\""));
		headers.put("range", List.of("100-200", "MB=100-200", "bytes=100-200", "bytes =100-200", "bytes\t=100-200",
				"bytes=  100-200", "bytes=\t\t100-200", "bytes= \t100-200", "bytes=100 -200", "bytes=100\t-200",
				"bytes=100- 200", "bytes=100-\t200", "bytes=100-200hello", "bytes=abc-def", "bytes=100-200,300-400",
				"bytes=-200", "bytes=200-", "bytes=200-100", "bytes=1" + "0".repeat(60) + "-2" + "0".repeat(60),
				"bytes 100-200", "bytes = 100-200", ",bytes=100-200", "bytes=,100-200"));
		headers.put("last-event-id", List.of("abc123", "\"", "e5p3n<3k0k0s", "0".repeat(129)));
		headers.forEach((name, values) -> {
			for (String value : values) {
				all.add(Scenario
					.of("cors/cors-safelisted-request-header: " + name + ": " + Scenario.printable(value),
							get().method("POST").header(name, value).body(TEXT))
					.on("", 200, ANY));
			}
		});
		String[][] simple = { { "accept", "test" }, { "accept-language", "test" }, { "content-language", "test" },
				{ "content-type", "application/x-www-form-urlencoded" }, { "content-type", "multipart/form-data" },
				{ "content-type", "text/plain" },
				{ "accept", "test", "accept-language", "test", "content-language", "test", "content-type",
						"text/plain; parameter=whatever" },
				{ "save-data", "on", "device-memory", "2.0", "dpr", "3.0", "width", "1200", "viewport-width", "1300" },
				{ "accept", "jewelry", "accept-language", "nn_NO,nn,en", "content-type", "text/plain; parameter=extra",
						"content-language", "nn_NO" } };
		for (String method : List.of("GET", "HEAD", "POST", "Get", "post")) {
			for (String[] fields : simple) {
				FetchRequest request = xhr().method(method);
				for (int i = 0; i < fields.length; i += 2) {
					request = request.header(fields[i], fields[i + 1]);
				}
				all.add(Scenario
					.of("cors/simple-requests: " + method + " " + String.join(" ", fields), request.body(TEXT))
					.on("", 200, ANY));
			}
		}
	}

	private static void credentials(List<Scenario> all) {
		String page = "https://app.example.net";
		FetchRequest without = xhr();
		FetchRequest with = xhr().credentials(Credentials.INCLUDE);
		Map<String, List<FetchRequest>> sequences = new LinkedHashMap<>();
		sequences.put("never", List.of(without, without));
		sequences.put("not in between", List.of(with, without, with));
		sequences.put("not stored at first", List.of(without, with, with));
		sequences.forEach((name, requests) -> all
			.add(Scenario.of("cors/credentials-flag: " + name, requests.toArray(FetchRequest[]::new))
				.from(page)
				.on("GET", 200, "Access-Control-Allow-Origin: " + page, "Access-Control-Allow-Credentials: true",
						"Set-Cookie: a=1; Path=/")));
		for (String value : List.of("TRUE", "True", "\"true\"", "false", "1", "0")) {
			all.add(Scenario.of("cors/credentials-flag: " + value, with)
				.on("GET", 200, OWN, "Access-Control-Allow-Credentials: " + value));
		}
		all.add(Scenario
			.of("xhr/access-control-preflight-request-must-not-contain-cookie", with, with.header("x-a", "1"))
			.from(page)
			.on("", 200, "Access-Control-Allow-Origin: " + page, "Access-Control-Allow-Credentials: true",
					"Access-Control-Allow-Headers: x-a", "Set-Cookie: a=1; Path=/"));
		all.add(Scenario
			.of("xhr/cors-upload: with Authorization",
					with.method("POST").header("authorization", "Bearer x").body("multipart/form-data; boundary=x"))
			.allowed("", "Access-Control-Allow-Headers: authorization"));
	}

	/**
	 * Without 408, after which Chromium asks again if the connection was used before.
	 */
	private static void statuses(List<Scenario> all) {
		String[][] answered = { { "GET", "200 201 202 203 204 205 206 209 299 400" }, { "HEAD", "200 401" },
				{ "POST", "200 404 500" } };
		for (String[] row : answered) {
			for (String status : row[1].split(" ")) {
				all.add(Scenario.of("cors/status-async: " + row[0] + " " + status, xhr().method(row[0]))
					.on("", Integer.parseInt(status), ANY));
			}
		}
		String[][] preflighted = { { "GET", "200 204 400 401" }, { "HEAD", "200 204 400 401 501 699" },
				{ "POST", "204 400 401 404" }, { "PUT", "200 699" }, { "CHICKEN", "200 501" } };
		for (String[] row : preflighted) {
			for (String status : row[1].split(" ")) {
				FetchRequest request = xhr().method(row[0]).header("x-a", "1");
				String methods = "Access-Control-Allow-Methods: " + row[0];
				all.add(Scenario.of("cors/status-preflight: " + row[0] + " " + status, request)
					.on("OPTIONS", 200, ANY, "Access-Control-Allow-Headers: x-a", methods)
					.on("", Integer.parseInt(status), ANY));
				all.add(Scenario.of("cors/status-async: preflight of " + row[0] + " " + status, request)
					.on("", Integer.parseInt(status), ANY, "Access-Control-Allow-Headers: x-a", methods));
			}
		}
		all.add(Scenario.of("cors/status: refused, 400", xhr()).on("GET", 400, "Access-Control-Allow-Origin: none"));
		all.add(Scenario.of("cors/status: refused, preflight 200", xhr().header("x-a", "1"))
			.on("", 200, "Access-Control-Allow-Origin: none", "Access-Control-Allow-Headers: x-a"));
		for (int status : new int[] { 299, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 500, 680, 790 }) {
			all.add(Scenario.of("cors/preflight-failure: " + status, xhr().header("x-a", "1"))
				.on("OPTIONS", status, ANY, "Access-Control-Allow-Headers: x-a")
				.on("", 200, ANY));
		}
	}

	private static void remembered(List<Scenario> all) {
		FetchRequest print = xhr().header("x-a", "1");
		all.add(Scenario.of("cors/preflight-cache: without an age", print, print)
			.on("", 200, ANY, "Access-Control-Allow-Headers: x-a"));
		for (int seconds : new int[] { 0, -1 }) {
			all.add(Scenario.of("cors/preflight-cache: " + seconds, print, print)
				.on("", 200, ANY, "Access-Control-Allow-Headers: x-a", "Access-Control-Max-Age: " + seconds));
		}
		FetchRequest put = xhr().method("PUT");
		Map<String, FetchRequest> second = new LinkedHashMap<>();
		second.put("cache", put);
		second.put("cache-invalidation-by-header", put.header("x-a", "1"));
		second.put("cache-invalidation-by-method", xhr().method("XMETHOD"));
		second.forEach((name,
				request) -> all.add(Scenario.of("xhr/access-control-basic-allow-preflight-" + name, put, request, put)
					.on("", 200, ANY, "Access-Control-Allow-Methods: PUT, XMETHOD", "Access-Control-Allow-Headers: x-a",
							"Access-Control-Max-Age: 100")));
	}

	private static void preflights(List<Scenario> all) {
		FetchRequest put = xhr().method("PUT").body(TEXT);
		String methods = "Access-Control-Allow-Methods: PUT";
		all.add(Scenario
			.of("xhr/access-control-basic-non-cors-safelisted-content-type",
					xhr().method("PUT").header("content-type", "text/plain").body(TEXT),
					xhr().method("PUT").header("content-type", "application/xml").body(TEXT))
			.on("", 200, ANY, methods));
		all.add(Scenario
			.of("xhr/access-control-basic-non-cors-safelisted-last-event-id", put.header("last-event-id", "safe-value"),
					put.header("last-event-id", "e5p3n<3k0k0s"))
			.on("", 200, ANY, methods));
		all.add(Scenario
			.of("xhr/access-control-basic-post-with-non-cors-safelisted-content-type",
					xhr(OWN_URL).method("POST").header("content-type", "application/xml"),
					xhr().method("POST").header("content-type", "application/xml"))
			.on("OPTIONS", 400)
			.on("", 200, ANY));
		all.add(Scenario.of("xhr/access-control-preflight-request-header-returns-origin", xhr().header("x-a", "1"))
			.on("OPTIONS", 200, ANY, "Access-Control-Allow-Headers: x-a")
			.on("", 200, OWN));
		FetchRequest refused = xhr().method("FOO");
		all.add(Scenario.of("xhr/access-control-recursive-failed-request", refused, refused, refused, refused, refused)
			.on("", 200));
	}

	private static void redirectedOrigins(List<Scenario> all) {
		Map<String, String> urls = Map.of("local", OWN_URL, "remote", Scenario.API, "same remote", SECOND_URL,
				"remote2", "https://third.example.org/{path}");
		String[][] routes = { { "local", "remote" }, { "remote", "local" }, { "remote", "same remote" },
				{ "remote", "remote2" } };
		String[][] allowed = { { "*", "*" }, { "*", Scenario.APP }, { "*", "null" }, { "*", "none" },
				{ Scenario.APP, "*" }, { Scenario.APP, Scenario.APP }, { Scenario.APP, "null" },
				{ Scenario.APP, "none" }, { "null", "*" }, { "none", "*" }, { "*", "https://api.example.net" },
				{ "https://api.example.net", "*" } };
		for (String[] route : routes) {
			for (String[] pair : allowed) {
				all.add(Scenario
					.of("cors/redirect-origin: %s (%s) to %s (%s)".formatted(route[0], pair[0], route[1], pair[1]),
							xhr(urls.get(route[0])))
					.on("GET " + urls.get(route[0]), 302, "Access-Control-Allow-Origin: " + pair[0],
							"Location: " + urls.get(route[1]))
					.on("GET", 200, "Access-Control-Allow-Origin: " + pair[1]));
			}
		}
	}

	private static void redirects(List<Scenario> all) {
		for (String user : List.of("test:test@", "user:@", "user@", ":@", ":pass@", "@")) {
			all.add(Scenario.of("cors/redirect-userinfo: //" + user, xhr())
				.on("GET " + Scenario.API, 302, ANY, "Location: " + SECOND_URL.replace("//", "//" + user))
				.on("GET", 200, ANY));
		}
		for (Credentials credentials : List.of(Credentials.SAME_ORIGIN, Credentials.INCLUDE)) {
			for (String[] headers : new String[][] { { ANY }, { OWN, "Access-Control-Allow-Credentials: true" },
					{ OWN } }) {
				all.add(Scenario
					.of("xhr/access-control-and-redirects-async-same-origin: " + credentials + " "
							+ String.join(" ", headers), xhr(OWN_URL).credentials(credentials))
					.on("GET " + OWN_URL, 302, "Location: " + Scenario.API)
					.on("GET", 200, headers));
			}
		}
		all.add(Scenario.of("xhr/access-control-and-redirects-async: bad URL", xhr())
			.on("GET", 302, ANY, "Location: foo://bar.cgi"));
		all.add(Scenario.of("xhr/access-control-and-redirects-async: same origin", xhr(OWN_URL).header("x-a", "1"))
			.on("GET " + OWN_URL, 302, "Location: " + Scenario.APP + "/second/{path}")
			.on("GET", 200));
		FetchRequest upload = xhr(OWN_URL).method("POST").body(TEXT);
		for (String[] headers : new String[][] { { ANY, "Access-Control-Allow-Methods: POST" }, {} }) {
			all.add(Scenario
				.of("xhr/event-upload-progress-crossorigin: redirect, " + String.join(" ", headers),
						upload.withUploadListener(), upload)
				.on("POST " + OWN_URL, 307, "Location: " + Scenario.API)
				.on("OPTIONS", 200, headers)
				.on("", 200, ANY));
		}
	}

	/**
	 * Redirects from the page's own origin to another, which allows the methods GET,
	 * POST, PUT and FOO.
	 */
	private static void redirectedBodies(List<Scenario> all) {
		for (String row : List.of("301 GET", "301 GET application/x-pony", "301 GET application/x-pony allowed",
				"303 GET application/x-pony allowed", "302 GET", "303 GET", "302 FOO application/x-pony allowed",
				"303 FOO application/x-pony allowed", "307 GET", "307 POST", "301 POST application/x-pony",
				"301 POST application/x-pony allowed", "302 POST application/x-pony", "307 POST application/x-pony",
				"307 FOO application/x-pony", "308 POST application/x-pony", "308 FOO application/x-pony",
				"308 FOO text/plain", "308 FOO multipart/form-data", "308 FOO application/thunderstorm allowed",
				"307 POST application/thunderstorm allowed")) {
			String[] parts = row.split(" ");
			FetchRequest request = xhr(OWN_URL).method(parts[1]);
			request = (parts.length > 2) ? request.header("content-type", parts[2]) : request;
			all.add(Scenario
				.of("xhr/send-redirect-to-cors: " + row, parts[1].equals("GET") ? request : request.body(TEXT))
				.on(parts[1] + " " + OWN_URL, Integer.parseInt(parts[0]), "Location: " + Scenario.API)
				.on("", 200, ANY, "Access-Control-Allow-Methods: GET, POST, PUT, FOO",
						"Access-Control-Allow-Headers: " + ((parts.length > 3) ? "content-type" : "")));
		}
	}

	private static void sandboxes(List<Scenario> all) {
		for (String allowed : List.of("*", "null", Scenario.APP)) {
			for (String url : List.of(OWN_URL, Scenario.API)) {
				all.add(Scenario.of("xhr/access-control-sandboxed-iframe: " + url + " allows " + allowed, xhr(url))
					.sandboxed()
					.on("GET", 200, "Access-Control-Allow-Origin: " + allowed,
							"Access-Control-Allow-Credentials: true"));
			}
		}
		all.add(Scenario.of("xhr/access-control-sandboxed-iframe: refused", xhr()).sandboxed().on("GET", 200));
	}

}
