package io.github.corsstarter.verification.hostile;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kinds of hostile, broken and ordinary requests, each with the response that must come
 * back.
 */
public enum HostileTraffic {

	ALLOWED((random) -> get("/ok", Site.ORIGIN), 200, "https://site.example.com"),

	ALLOWED_BY_EXPRESSION((random) -> get("/ok", "Origin: https://a.tenant.example"), 200, "https://a.tenant.example"),

	ALLOWED_WITH_FAILURE((random) -> get("/throws", Site.ORIGIN), 500, "https://site.example.com"),

	ALLOWED_WITH_SLASH((random) -> get("/ok/", Site.ORIGIN), 200, "https://site.example.com"),

	PREFLIGHT((random) -> request("OPTIONS", "/ok", Site.ORIGIN, Site.REQUEST_METHOD), 200, "https://site.example.com"),

	HUGE_PREFLIGHT(
			(random) -> request("OPTIONS", "/ok", Site.ORIGIN, Site.REQUEST_METHOD,
					"Access-Control-Request-Headers: " + one(random, ",", "a,", " ,", "x").repeat(3000)),
			200, "https://site.example.com"),

	MANY_HEADERS((random) -> get("/ok", Site.ORIGIN, "X-Filler: a\r\n".repeat(90) + "X-Last: a"), 200,
			"https://site.example.com"),

	WITHOUT_ORIGIN((random) -> get("/ok", "Accept: */*"), 200, null),

	STRANGER((random) -> get("/ok", "Origin: https://a" + random.nextInt() + ".example"), 403, null),

	STRANGER_WHO_WANTS_JSON((random) -> get("/ok", "Origin: https://a" + random.nextInt() + ".example",
			"Accept: application/json" + ",a/b;q=0.5".repeat(random.nextInt(500))), 403, null),

	PREFLIGHT_OF_A_STRANGER((random) -> request("OPTIONS", "/ok", "Origin: https://a" + random.nextInt() + ".example",
			Site.REQUEST_METHOD), 403, null),

	STRANGER_WHO_BREAKS_A_BEAN(
			(random) -> get("/ok", "Origin: https://broken" + random.nextInt(1_000_000) + ".example"), 403, null),

	HUGE_ORIGIN((random) -> get("/ok", "Origin: https://" + one(random, "a", "a.", ":", "[", "\u00e9").repeat(3000)),
			403, null),

	MALFORMED_ORIGIN((random) -> get("/ok", "Origin: " + noise(random) + "x"), 403, null),

	TWO_ORIGINS((random) -> get("/ok", Site.ORIGIN, "Origin: https://a.example"), 403, null),

	PROXIED((random) -> request("GET", "/ok", "Host: backend.internal", Trusted.SECRET,
			"X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https", "X-Forwarded-Prefix: /prod",
			"X-Forwarded-For: 203.0.113.9", Site.ORIGIN), 200, "https://site.example.com"),

	PROXIED_FOR_A_STRANGER((random) -> request("GET", "/ok", "Host: backend.internal", Trusted.SECRET,
			"X-Forwarded-Host: a" + random.nextInt() + ".example"), 400, null),

	PROXIED_NONSENSE((random) -> request("GET", "/ok", "Host: backend.internal", Trusted.SECRET,
			"X-Forwarded-Host: www.example.com", "X-Forwarded-Prefix: //" + noise(random)), 400, null),

	SPOOFED((random) -> get("/ok", Site.ORIGIN, "X-Forwarded-Host: a" + random.nextInt() + ".example",
			"X-Forwarded-For: " + noise(random), "Forwarded: host=evil.example", "X-Origin-Verify: " + noise(random)),
			200, "https://site.example.com"),

	WRONG_HOST((random) -> request("GET", "/ok", "Host: a" + random.nextInt() + ".example"), 400, null),

	HUGE_HOST((random) -> request("GET", "/ok", "Host: " + "a.".repeat(3000) + "example"), 400, null),

	MALFORMED_HOST((random) -> request("GET", "/ok", "Host: www.example.com@" + random.nextInt()), 400, null),

	OWN_FORM((random) -> post("Origin: http://www.example.com", "Sec-Fetch-Site: same-origin"), 200, null),

	TRUSTED_FORM((random) -> post(Site.ORIGIN, "Sec-Fetch-Site: cross-site"), 200, "https://site.example.com"),

	FORGED_FORM((random) -> post("Sec-Fetch-Site: cross-site", "Referer: https://a" + random.nextInt() + ".example/"),
			403, null),

	FORGED_FORM_WITHOUT_METADATA((random) -> post(Trusted.SECRET, "X-Forwarded-Host: www.example.com",
			"X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.9", "Referer: " + noise(random)), 403, null),

	QUESTION((random) -> fromAnotherThread(
			"/actuator/cors?path=/ok&method=PUT&origin=https://a" + random.nextInt() + ".example"), 200, null),

	COUNTERS((random) -> fromAnotherThread("/actuator/metrics/cors.requests"), 200, null),

	TOO_MANY_HEADERS((random) -> get("/ok", Site.ORIGIN, "X-Filler: a\r\n".repeat(150) + "X-Last: a"), 400, null),

	TOO_LONG_A_HEADER((random) -> get("/ok", "Origin: https://" + "a".repeat(9000)), 400, null),

	ONE_WORD((random) -> "GET\r\n\r\n", 400, null),

	BROKEN_REQUEST_LINE((random) -> one(random, "G(T / HTTP/1.1\r\nHost: www.example.com\r\n\r\n",
			"GET /%zz HTTP/1.1\r\nHost: www.example.com\r\n\r\n", "GET /<> HTTP/1.1\r\nHost: www.example.com\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400, null);

	/**
	 * The settings with which an application gives these answers. It also needs a handler
	 * for {@code GET /ok}, one for {@code POST /posted}, one for {@code GET /throws} that
	 * fails, and an {@code OriginAuthorizer} that fails for hosts that begin with
	 * {@code broken}.
	 */
	public static final List<String> SETTINGS = List.of(
			"cors.allowed-origins=https://site.example.com,https://*.example.org",
			"cors.allowed-origin-regexes=https://[a-z]+\\.tenant\\.example", "cors.credentials=true",
			"cors.reject-disallowed=true", "cors.debug=true", "cors.ignore-trailing-slash=true",
			"cors.hosts.allowed=www.example.com", "cors.hosts.use-x-forwarded-host=true",
			"cors.hosts.use-x-forwarded-port=true", "cors.hosts.use-x-forwarded-prefix=true",
			"cors.hosts.forwarded-for-hops=1", "cors.hosts.proxy-secret-header=X-Origin-Verify",
			"cors.hosts.proxy-secrets=" + Trusted.SECRET_VALUE, "cors.csrf.enabled=true",
			"management.endpoints.web.exposure.include=cors,metrics");

	private final Function<Random, String> text;

	private final int status;

	private final String allowedOrigin;

	HostileTraffic(Function<Random, String> text, int status, String allowedOrigin) {
		this.text = text;
		this.status = status;
		this.allowedOrigin = allowedOrigin;
	}

	/**
	 * The kinds to which Reactor Netty gives these answers. It does not count headers,
	 * answers to long ones with another status (N6), and waits for more after a request
	 * line of one word (N7).
	 * @return all kinds but these
	 */
	public static Set<HostileTraffic> ofReactorNetty() {
		return EnumSet.complementOf(EnumSet.of(TOO_MANY_HEADERS, TOO_LONG_A_HEADER, ONE_WORD));
	}

	/**
	 * A request.
	 * @param random chooses what may differ
	 * @return its characters
	 */
	public String text(Random random) {
		return this.text.apply(random);
	}

	/**
	 * Whether it is what a browser of an allowed page sends.
	 * @return whether its origin is allowed
	 */
	public boolean isAllowed() {
		return this.allowedOrigin != null;
	}

	/**
	 * Throw an error if a response is not the one that must come back.
	 * @param response the response
	 */
	public void check(Response response) {
		assertThat(response.status()).as(name()).isEqualTo(this.status);
		List<String> allowOrigin = response.lines("Access-Control-Allow-Origin");
		List<String> credentials = response.lines("Access-Control-Allow-Credentials");
		if (isAllowed()) {
			assertThat(allowOrigin).as(name()).containsExactly("Access-Control-Allow-Origin: " + this.allowedOrigin);
			assertThat(credentials).as(name()).containsExactly("Access-Control-Allow-Credentials: true");
			assertThat(response.lines("Vary")).as(name()).singleElement().asString().startsWith("Vary: Origin");
		}
		else {
			assertThat(allowOrigin).as(name()).isEmpty();
			assertThat(credentials).as(name()).isEmpty();
		}
	}

	private static String get(String path, String... headers) {
		return request("GET", path, headers);
	}

	/**
	 * A reactive application answers requests to Actuator on another thread. After such a
	 * response Reactor Netty 1.3.7 sometimes stops reading the connection
	 * (reactor-netty#4361).
	 */
	private static String fromAnotherThread(String path) {
		return get(path, "Connection: close");
	}

	private static String post(String... headers) {
		return request("POST", "/posted", headers).replaceFirst("\r\n\r\n$",
				"\r\nContent-Type: text/plain\r\nContent-Length: 5000\r\n\r\n") + "x".repeat(5000);
	}

	private static String request(String method, String path, String... headers) {
		String lines = String.join("\r\n", headers) + "\r\n\r\n";
		String host = lines.startsWith("Host:") ? "" : "Host: www.example.com\r\n";
		return method + " " + path + " HTTP/1.1\r\n" + host + lines;
	}

	private static String one(Random random, String... texts) {
		return texts[random.nextInt(texts.length)];
	}

	/**
	 * Text that may stand in a header, and means nothing.
	 */
	private static String noise(Random random) {
		return random.ints(1 + random.nextInt(40), 33, 127)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/**
	 * What a trusted proxy sends.
	 */
	private static final class Trusted {

		static final String SECRET_VALUE = "kMfE3hX9_wQ2-rTz7LpA";

		static final String SECRET = "X-Origin-Verify: " + SECRET_VALUE;

	}

}
