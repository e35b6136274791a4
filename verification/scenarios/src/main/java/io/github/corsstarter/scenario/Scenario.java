package io.github.corsstarter.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.HeaderList;
import io.github.corsstarter.browser.Initiator;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.Transport;

/**
 * Something that a page does, which the model must tell as Chromium does it.
 *
 * @param name what it shows
 * @param page the page
 * @param requests the requests, one after the other
 * @param answers the answers of the server
 */
public record Scenario(String name, Page page, List<FetchRequest> requests, Map<String, Transport.Answer> answers) {

	/**
	 * The origin of most pages.
	 */
	public static final String APP = "https://app.example.com";

	static final String API = "https://api.example.net/{path}";

	private static final String[] ALLOWED = { "Access-Control-Allow-Origin: " + APP,
			"Access-Control-Allow-Credentials: true" };

	static Scenario of(String name, FetchRequest... requests) {
		return new Scenario(name, Page.at(APP + ScriptedServer.PAGE), List.of(requests), new LinkedHashMap<>());
	}

	/**
	 * Let a page of another origin ask.
	 */
	Scenario from(String origin) {
		return from(Page.at(origin + ScriptedServer.PAGE));
	}

	/**
	 * Let a page with the origin {@code null} ask.
	 */
	Scenario sandboxed() {
		return from(Page.at(APP + ScriptedServer.SANDBOX).sandboxed());
	}

	private Scenario from(Page page) {
		return new Scenario(this.name, page, this.requests, this.answers);
	}

	Scenario on(String request, int status, String... headers) {
		Map<String, Transport.Answer> more = new LinkedHashMap<>(this.answers);
		more.put(request, new Transport.Answer(status, HeaderList.of(headers)));
		return new Scenario(this.name, this.page, this.requests, more);
	}

	Scenario allowed(String request, String... headers) {
		List<String> all = new ArrayList<>(List.of(ALLOWED));
		all.addAll(List.of(headers));
		return on(request, 200, all.toArray(String[]::new));
	}

	/**
	 * The answers at a path that no other scenario uses, so that nothing that a browser
	 * remembers matters.
	 */
	public Script script() {
		Map<String, Transport.Answer> placed = new LinkedHashMap<>();
		this.answers.forEach((start, answer) -> placed.put(place(start), new Transport.Answer(answer.status(),
				HeaderList.of(answer.headers().toString().lines().map(this::place).toArray(String[]::new)))));
		return new Script(placed);
	}

	/**
	 * The requests for that path.
	 */
	public List<FetchRequest> placedRequests() {
		return this.requests.stream()
			.map((request) -> new FetchRequest(request.initiator(), request.mode(), request.method(),
					place(request.url()), request.headers(), request.body(), request.credentials(), request.redirect(),
					request.uploadListener()))
			.toList();
	}

	/**
	 * A text without control characters, for a name.
	 */
	static String printable(String text) {
		return text.codePoints()
			.mapToObj((c) -> (c < ' ' || c > '~') ? "\\u%04x".formatted(c) : Character.toString(c))
			.collect(Collectors.joining());
	}

	private String place(String text) {
		return text.replace("{path}", Integer.toHexString(this.name.hashCode()));
	}

	@Override
	public String toString() {
		return this.name;
	}

	private static FetchRequest get() {
		return FetchRequest.of(Initiator.FETCH, API);
	}

	private static FetchRequest put() {
		return get().method("PUT");
	}

	private static FetchRequest of(Initiator initiator) {
		return FetchRequest.of(initiator, API);
	}

	/**
	 * All scenarios.
	 */
	public static List<Scenario> all() {
		List<Scenario> all = new ArrayList<>();
		allowOrigin(all);
		requestHeaders(all);
		preflights(all);
		visibleHeaders(all);
		redirects(all);
		remembered(all);
		cookies(all);
		initiators(all);
		all.addAll(WebPlatformFetchScenarios.all());
		all.addAll(WebPlatformXhrScenarios.all());
		return all;
	}

	private static void allowOrigin(List<Scenario> all) {
		for (String value : new String[] { "*", APP, APP + "/", "null", "", "app.example.com", "*.example.com",
				"http://*.example.com", "localhost:3000", "https://", "https:app", "//app.example.com",
				"https://app.example.com:99999", "HTTPS://APP.EXAMPLE.COM", APP + ", *", "https://[x]", "a:b",
				"https://other.example" }) {
			for (Credentials credentials : Credentials.values()) {
				all.add(of("Allow-Origin " + value + " " + credentials, get().credentials(credentials)).on("GET", 200,
						"Access-Control-Allow-Origin: " + value));
			}
			all.add(of("XHR with credentials, Allow-Origin " + value,
					of(Initiator.XHR).credentials(Credentials.INCLUDE))
				.on("GET", 200, "Access-Control-Allow-Origin: " + value));
		}
		all.add(of("no header", get()).on("GET", 200));
		all.add(of("no header, error", get()).on("GET", 500));
		all.add(of("two lines", get()).on("GET", 200, "Access-Control-Allow-Origin: " + APP,
				"Access-Control-Allow-Origin: " + APP));
		for (String value : new String[] { "true", "True", "TRUE", "1", "false", "true, true" }) {
			all.add(of("Allow-Credentials " + value, get().credentials(Credentials.INCLUDE)).on("GET", 200,
					"Access-Control-Allow-Origin: " + APP, "Access-Control-Allow-Credentials: " + value));
		}
	}

	private static void requestHeaders(List<Scenario> all) {
		for (String header : new String[] { "accept: */*", "accept: a\"", "accept: text/(html)",
				"accept-language: de-AT", "accept-language: de_DE", "content-language: {de}",
				"content-type: text/plain;", "content-type: TEXT/PLAIN ; x", "content-type: application/json",
				"content-type: ", "content-type: text", "content-type: text/plain, text/plain", "range: bytes=0-",
				"range: bytes=-5", "range: bytes=5-2", "range: bytes=0-,5-", "range: bytes=99999999999999999999-",
				"save-data: on", "save-data: off", "dpr: 2.5", "dpr: .5", "width: 640", "width: 2.5",
				"viewport-width: x", "device-memory: 8", "rtt: 100", "downlink: 1.5", "ect: 4g", "ect: 5g", "lang: de",
				"sec-ch-ua: x", "x-http-method-override: TRACE", "x-http-method-override: PUT", "dnt: 1",
				"last-event-id: 1", "priority: u=1", "cache-control: no-cache", "authorization: Bearer x",
				"cookie: a=b", "x-a: 1" }) {
			int colon = header.indexOf(':');
			FetchRequest request = get().header(header.substring(0, colon), header.substring(colon + 1));
			all.add(of("header " + header, request).allowed("OPTIONS", "Access-Control-Allow-Headers: *")
				.allowed("GET"));
			all.add(of("header " + header + ", nothing listed", request).allowed("OPTIONS").allowed("GET"));
		}
		all.add(of("accept of 128 bytes", get().header("accept", "a".repeat(128))).allowed(""));
		all.add(of("accept of 129 bytes", get().header("accept", "a".repeat(129))).allowed(""));
		FetchRequest long1024 = get();
		for (String name : List.of("accept", "accept-language", "content-language", "dpr", "width", "viewport-width",
				"device-memory", "rtt")) {
			long1024 = long1024.header(name, "1".repeat(128));
		}
		all.add(of("1024 bytes of safelisted values", long1024).allowed(""));
		all.add(of("1026 bytes of safelisted values", long1024.header("save-data", "on"))
			.allowed("OPTIONS", "Access-Control-Allow-Headers: *")
			.allowed(""));
		all.add(of("without CORS", get().mode(FetchRequest.Mode.NO_CORS).header("x-a", "1").header("range", "bytes=0-"))
			.on("", 200));
	}

	private static void preflights(List<Scenario> all) {
		for (int status : new int[] { 200, 204, 201, 299, 301, 302, 304, 400, 401, 403, 404, 405, 500 }) {
			all.add(of("preflight " + status, put())
				.on("OPTIONS", status, ALLOWED[0], "Access-Control-Allow-Methods: PUT")
				.allowed(""));
			all.add(of("preflight without headers " + status, put()).on("OPTIONS", status).allowed(""));
		}
		for (int status : new int[] { 301, 302, 303, 307, 308, 300, 305 }) {
			all.add(of("preflight redirect " + status, put())
				.on("OPTIONS", status, ALLOWED[0], "Access-Control-Allow-Methods: PUT", "Location: /y")
				.allowed(""));
		}
		for (String method : new String[] { "PUT", "put", "delete", "patch", "PATCH", "options", "PROPFIND", "chicken",
				"GET", "get", "post", "head", "TRACE", "track", "CONNECT" }) {
			for (String list : new String[] { "PUT, DELETE, PATCH, OPTIONS", "put, patch, chicken", "*", "PUT,,",
					"\"PUT\"", "PUT DELETE", "" }) {
				all.add(of("method " + method + ", allowed " + list, get().method(method))
					.allowed("OPTIONS", "Access-Control-Allow-Methods: " + list)
					.allowed(""));
			}
			all.add(of("method " + method + ", wildcard with credentials",
					get().method(method).credentials(Credentials.INCLUDE))
				.allowed("OPTIONS", "Access-Control-Allow-Methods: *", "Access-Control-Allow-Headers: *")
				.allowed(""));
		}
		FetchRequest named = get().header("X-B", "1").header("x-a", "1").header("authorization", "x");
		for (String list : new String[] { "x-a, x-b, authorization", "X-A,X-B,Authorization", "*", "*, authorization",
				"x-a, authorization", "x-a; x-b", "x-a x-b", "" }) {
			all.add(of("headers allowed " + list, named).allowed("OPTIONS", "Access-Control-Allow-Headers: " + list)
				.allowed(""));
			all.add(of("headers with credentials allowed " + list, named.credentials(Credentials.INCLUDE))
				.allowed("OPTIONS", "Access-Control-Allow-Headers: " + list)
				.allowed(""));
		}
		all.add(of("preflight allows, response does not", put()).allowed("OPTIONS", "Access-Control-Allow-Methods: PUT")
			.on("", 200));
		for (String value : new String[] { "null", "*", "", APP + "/", "x" }) {
			all.add(of("preflight allows " + value, put().credentials(Credentials.INCLUDE))
				.on("OPTIONS", 200, "Access-Control-Allow-Origin: " + value, "Access-Control-Allow-Methods: PUT")
				.allowed(""));
		}
	}

	private static void visibleHeaders(List<Scenario> all) {
		for (String list : new String[] { "*", "x-a", "X-A, x-b", "x-a x-b", "x-a,,x-b", "set-cookie", "*, x-a", ",x-a",
				"\"x-a\"", "x-a; x-b", "authorization" }) {
			for (Credentials credentials : List.of(Credentials.OMIT, Credentials.INCLUDE)) {
				all.add(of("expose " + list + " " + credentials, get().credentials(credentials)).allowed("GET",
						"Access-Control-Expose-Headers: " + list, "X-A: 1", "X-B: 2", "ETag: x", "Set-Cookie: c=1",
						"Pragma: x", "Expires: 0", "Last-Modified: x", "Content-Language: de",
						"Content-Type: text/plain"));
			}
		}
		all.add(of("own origin", FetchRequest.of(Initiator.FETCH, APP + "/{path}")).on("GET", 200, "X-A: 1",
				"Set-Cookie: c=1"));
	}

	private static void redirects(List<Scenario> all) {
		String third = "https://third.example.org/{path}";
		for (int status : new int[] { 301, 302, 303, 307, 308, 300, 304, 305 }) {
			for (String method : new String[] { "GET", "POST", "HEAD", "PUT", "DELETE" }) {
				all.add(of("redirect " + status + " of " + method, get().method(method).header("x-a", "1"))
					.allowed("OPTIONS", "Access-Control-Allow-Methods: PUT, DELETE",
							"Access-Control-Allow-Headers: x-a")
					.on(method + " " + API, status, ALLOWED[0], "Location: https://api.example.net/second/{path}")
					.allowed(""));
			}
		}
		for (String origin : new String[] { APP, "null", "*" }) {
			for (String target : new String[] { third, APP + "/back/{path}", "https://other.example.net/{path}",
					"http://api.example.net/{path}" }) {
				all.add(of("redirect to " + target + ", allowed " + origin, get().header("range", "bytes=0-"))
					.on("GET " + API, 302, ALLOWED[0], "Location: " + target)
					.on("", 200, "Access-Control-Allow-Origin: " + origin));
			}
			all.add(of("from own origin to another, allowed " + origin,
					FetchRequest.of(Initiator.FETCH, APP + "/{path}").method("PUT").header("authorization", "x"))
				.on("PUT " + APP, 307, "Location: " + API)
				.on("", 200, "Access-Control-Allow-Origin: " + origin, "Access-Control-Allow-Methods: PUT"));
		}
		all.add(of("redirect not allowed", get()).on("GET " + API, 302, "Location: /second/{path}").allowed(""));
		all.add(of("redirect with Authorization", get().header("authorization", "x"))
			.allowed("OPTIONS", "Access-Control-Allow-Headers: authorization")
			.on("GET " + API, 302, ALLOWED[0], "Location: " + third)
			.on("", 200, "Access-Control-Allow-Origin: *"));
		for (String location : new String[] { "https://u:p@api.example.net/y", "ftp://api.example.net/", "/{path}",
				"//third.example.org/{path}" }) {
			all.add(of("redirect to " + location, get()).on("GET", 302, ALLOWED[0], "Location: " + location));
		}
		for (FetchRequest.Redirect mode : FetchRequest.Redirect.values()) {
			all.add(of("redirect mode " + mode, get().redirect(mode))
				.on("GET " + API, 302, ALLOWED[0], "Location: /second/{path}")
				.allowed(""));
			all.add(of("redirect mode " + mode + " without permission", get().redirect(mode))
				.on("GET " + API, 302, "Location: /second/{path}")
				.allowed(""));
		}
	}

	private static void remembered(List<Scenario> all) {
		FetchRequest second = put().method("DELETE");
		for (String maxAge : new String[] { "100", "0", "-1", "x", "1.5", "99999999999", "100, 100" }) {
			all.add(of("Max-Age " + maxAge, put(), second, second.credentials(Credentials.INCLUDE), put())
				.allowed("OPTIONS", "Access-Control-Allow-Methods: PUT, DELETE", "Access-Control-Max-Age: " + maxAge)
				.allowed(""));
		}
		all.add(of("what a preflight covers", put().credentials(Credentials.INCLUDE), put(), put().header("x-a", "1"),
				put().header("x-b", "1"), put(), get().method("PATCH"), put())
			.allowed("OPTIONS", "Access-Control-Allow-Methods: PUT", "Access-Control-Allow-Headers: x-a",
					"Access-Control-Max-Age: 100")
			.allowed(""));
		all.add(of("what a wildcard covers", put(), second, put().header("x-a", "1"))
			.allowed("OPTIONS", "Access-Control-Allow-Methods: *", "Access-Control-Max-Age: 100")
			.allowed(""));
	}

	private static void cookies(List<Scenario> all) {
		String[] set = { "d=1; Path=/", "l=1; SameSite=Lax; Path=/", "s=1; SameSite=Strict; Path=/",
				"n=1; SameSite=None; Secure; Path=/", "m=1; SameSite=None; Path=/", "__Host-a=1; Secure; Path=/",
				"__Host-b=1; Secure; SameSite=None", "__host-c=1; SameSite=None; Path=/",
				"__Secure-d=1; Secure; SameSite=None; Path=/", "__Secure-e=1; Path=/",
				"__Http-f=1; Secure; SameSite=None; Path=/", "__Http-g=1; Secure; HttpOnly; SameSite=None; Path=/",
				"h=1; Domain=example.net; SameSite=None; Secure; Path=/",
				"i=1; Domain=net; SameSite=None; Secure; Path=/", "j=1; SameSite=None; Secure; Partitioned; Path=/",
				"k=1; Path=/other", "o=1; Max-Age=0; Path=/", "p=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/" };
		String[] headers = new String[set.length];
		for (int i = 0; i < set.length; i++) {
			headers[i] = "Set-Cookie: " + set[i];
		}
		FetchRequest sends = FetchRequest.of(Initiator.FETCH, "https://api.example.net/after/{path}")
			.mode(FetchRequest.Mode.NO_CORS);
		for (String page : new String[] { APP, "https://app.example.net", "https://api.example.net",
				"http://app.example.net" }) {
			for (Credentials credentials : Credentials.values()) {
				all.add(of("cookies from " + page + " " + credentials,
						get().mode(FetchRequest.Mode.NO_CORS).credentials(credentials),
						sends.credentials(Credentials.INCLUDE), sends.credentials(Credentials.SAME_ORIGIN),
						FetchRequest.of(Initiator.FETCH, "https://other.example.net/after/{path}")
							.mode(FetchRequest.Mode.NO_CORS)
							.credentials(Credentials.INCLUDE))
					.from(page)
					.on("GET " + API, 200, headers)
					.on("", 200));
			}
		}
	}

	private static void initiators(List<Scenario> all) {
		for (String type : new String[] { "text/event-stream", "text/event-stream;charset=utf-8", "text/plain" }) {
			for (int status : new int[] { 200, 204, 500 }) {
				all.add(of("EventSource " + type + " " + status, of(Initiator.EVENT_SOURCE)).on("GET", status,
						"Access-Control-Allow-Origin: *", "Content-Type: " + type));
			}
		}
		for (Credentials credentials : List.of(Credentials.SAME_ORIGIN, Credentials.INCLUDE)) {
			for (String value : new String[] { "*", APP, "null" }) {
				all.add(of("EventSource " + credentials + " " + value,
						of(Initiator.EVENT_SOURCE).credentials(credentials))
					.on("GET", 200, "Access-Control-Allow-Origin: " + value, "Content-Type: text/event-stream"));
				for (Initiator initiator : List.of(Initiator.SCRIPT, Initiator.IMAGE)) {
					all.add(of(initiator + " " + credentials + " " + value, of(initiator).crossOrigin(credentials))
						.on("GET", 200, "Access-Control-Allow-Origin: " + value));
				}
			}
		}
		for (Initiator initiator : List.of(Initiator.SCRIPT, Initiator.IMAGE, Initiator.FONT, Initiator.XHR)) {
			all.add(of(initiator + " without permission", of(initiator)).on("GET", 200));
			all.add(of(initiator + " with permission", of(initiator)).on("GET", 200, "Access-Control-Allow-Origin: *"));
			all.add(of(initiator + " mixed content", FetchRequest.of(initiator, "http://api.example.net/{path}")).on("",
					200, "Access-Control-Allow-Origin: *"));
		}
		for (String policy : new String[] { "same-origin", "same-site", "cross-origin", "SAME-ORIGIN", "bogus",
				"same-origin, same-origin" }) {
			for (String page : new String[] { APP, "https://app.example.net", "https://api.example.net",
					"http://app.example.net" }) {
				all.add(of("Resource-Policy " + policy + " for " + page, get().mode(FetchRequest.Mode.NO_CORS))
					.from(page)
					.on("", 200, "Cross-Origin-Resource-Policy: " + policy));
			}
		}
		FetchRequest upload = of(Initiator.XHR).method("POST").body("text/plain;charset=UTF-8").withUploadListener();
		all.add(of("upload listener", upload).allowed(""));
		all.add(of("upload listener, preflight refused", upload).on("OPTIONS", 403).allowed(""));
		all.add(of("upload listener, PUT", upload.method("PUT")).allowed(""));
		all.add(of("body as JSON", get().method("POST").header("content-type", "application/json").body(null))
			.allowed("OPTIONS", "Access-Control-Allow-Headers: content-type")
			.allowed(""));
		all.add(of("text body", get().method("POST").body("text/plain;charset=UTF-8")).allowed(""));
		all.add(of("body without CORS",
				get().mode(FetchRequest.Mode.NO_CORS).method("POST").body("text/plain;charset=UTF-8"))
			.on("", 200));
		all.add(of("GET with a body", get().body("text/plain;charset=UTF-8")).allowed(""));
		all.add(of("PUT without CORS", put().mode(FetchRequest.Mode.NO_CORS)).on("", 200));
		all.add(of("mode same-origin", get().mode(FetchRequest.Mode.SAME_ORIGIN)).allowed(""));
		for (String method : new String[] { "GET", "POST" }) {
			FetchRequest form = FetchRequest.of(Initiator.FORM, API + (method.equals("GET") ? "?" : "")).method(method);
			all.add(of("form " + method, form).on("", 200));
			all.add(of("form " + method + " to own site", form).from("https://app.example.net").on("", 200));
		}
		all.add(of("WebSocket refused", FetchRequest.of(Initiator.WEB_SOCKET, "wss://api.example.net/{path}")).on("",
				403));
		all.add(of("WebSocket without TLS", FetchRequest.of(Initiator.WEB_SOCKET, "ws://api.example.net/{path}")).on("",
				403));
		for (Initiator initiator : List.of(Initiator.FETCH, Initiator.XHR, Initiator.EVENT_SOURCE)) {
			all.add(of(initiator + " and 407", of(initiator)).on("", 407, "Access-Control-Allow-Origin: *"));
		}
		all.add(of("WebSocket and 407", FetchRequest.of(Initiator.WEB_SOCKET, "wss://api.example.net/{path}")).on("",
				407));
		all.add(of("image by address", FetchRequest.of(Initiator.IMAGE, "http://93.184.216.34/{path}")).on("", 200));
		all.add(of("page without TLS", FetchRequest.of(Initiator.FETCH, "http://api.example.net/{path}"))
			.from("http://app.example.com")
			.on("", 200, "Access-Control-Allow-Origin: http://app.example.com"));
	}

}
