package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.LoggedLines;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.testing.UnlimitedRefusalLog;
import io.github.corsstarter.verification.HttpConnection;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of requests that somebody writes by hand to pass as a page that is allowed:
 * every small change of an allowed origin, and forms of other sites with all the headers
 * that could excuse them.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class HandMadeRequestTests {

	private static final String SITE = "https://site.example.com";

	private static final List<String> SEEDS = List.of(SITE, "https://a.partner.example", "https://ab.tenant.example",
			"http://localhost:5173");

	/**
	 * What may stand in a header, and mean something in a URL, a list, an expression or a
	 * log.
	 */
	private static final String CHARACTERS = ".-_@:/\\%#?, \t;\"<*0aA\u00e9\u0080\u00a0^|[{~$&+=";

	private static final String[] AROUND = { "%s.evil.example", "%s.", "%s..", "%s/", "%s//", "%s/..", "%s:443",
			"%s:8443", "%s:", "%s:0", "%s:+443", "%s@evil.example", "%s#", "%s?", "%s\\", "%s%%00", "%s%%0d%%0a",
			"%s, %s", "%s %s", "%s,", ",%s", "%s;", "\"%s\"", "<%s>", "[%s]", "*, %s", "null, %s",
			"https://evil.example/%s", "https://evil.example?%s", "https://evil.example#%s", "https://evil.example@%s",
			"view-source:%s", "blob:%s/1", "filesystem:%s/x", "data:%s", "javascript:%s", "*", "null", "NULL",
			"file://", "https://", "", "https:", "https", "//site.example.com", "site.example.com",
			"http://site.example.com", "wss://site.example.com", "HTTPS://site.example.com", "https:/site.example.com",
			"https:///site.example.com", "https:\\\\site.example.com", "https://partner.example",
			"https://evilpartner.example", "https://.partner.example", "https://*.partner.example",
			"https://a.partner.example.", "https://.tenant.example", "https://tenant.example",
			"https://ab-c.tenant.example", "https://abxtenant.example", "https://ab.tenantxexample", "http://localhost",
			"http://localhost:", "http://localhost:65536", "http://localhost:080", "http://localhost:5173:5173",
			"http://localhost.evil.example:5173", "http://127.0.0.1:5173", "http://[::1]:5173",
			"https://xn--site-.example.com", "https://site\u3002example\u3002com",
			"https://site.example.com\u2024evil.example" };

	private static final Pattern EXPRESSION = Pattern.compile("https://[a-z]+\\.tenant\\.example");

	/**
	 * Origins that a pattern may allow, whatever its grammar is in detail.
	 */
	private static final Pattern PATTERNS = Pattern
		.compile("https://([a-z0-9_-]+\\.)+partner\\.example(:\\d+)?|http://localhost(:[1-9]\\d{0,4})?");

	private static final String[] CROSS_SITE = { "Origin: https://evil.example",
			"Origin: https://www.example.com.evil.example", "Origin: https://evil-www.example.com",
			"Origin: https://example.com", "Origin: http://www.example.com", "Origin: https://www.example.com:8443",
			"Origin: https://www.example.com@evil.example", "Origin: https://www.example.com/", "Origin: null",
			"Origin: file://", "Origin: nonsense", "Origin: https://www.example.com, https://evil.example",
			"Origin: https://www.example.com\r\nOrigin: https://evil.example",
			"Origin: https://evil.example\r\nOrigin: https://www.example.com",
			"Origin: https://evil.example\r\nReferer: https://www.example.com/",
			"Origin: https://evil.example\r\nX-Forwarded-Host: evil.example",
			"Origin: https://evil.example\r\nX-HTTP-Method-Override: GET",
			"Origin: https://evil.example\r\nX-Requested-With: XMLHttpRequest",
			"Origin: https://evil.example\r\nSec-Fetch-Mode: same-origin" };

	private static final String[] CROSS_SITE_BY_METADATA = { "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site",
			"Sec-Fetch-Site: Same-Origin", "Sec-Fetch-Site: same-origin, cross-site", "Sec-Fetch-Site: same-origin;a=b",
			"Sec-Fetch-Site: \"same-origin\"", "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site",
			"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Site: same-origin",
			"Sec-Fetch-Site: cross-site\r\nReferer: https://www.example.com/" };

	private static final String[] CROSS_SITE_BY_REFERER = { "Referer: https://evil.example/page",
			"Referer: https://www.example.com.evil.example/", "Referer: https://www.example.com@evil.example/",
			"Referer: http://www.example.com/", "Referer: https://www.example.com:8443/",
			"Referer: https://evil.example/https://www.example.com/", "Referer: //www.example.com/",
			"Referer: https:///www.example.com/", "Referer: https:\\\\www.example.com/", "Referer: about:blank",
			"Referer: data:text/html,x", "Referer: null" };

	private static final String[] CONTENT_TYPES = { "", "Content-Type: text/plain\r\n",
			"Content-Type: application/x-www-form-urlencoded\r\n", "Content-Type: multipart/form-data; boundary=b\r\n",
			"Content-Type: application/json\r\n" };

	@Parameter
	private RunningApplication application;

	private LoggedLines logged;

	static Stream<RunningApplication> applications() {
		return Server.startAll(CountingHandlers.class, UnlimitedRefusalLog.KEEP_LIMIT,
				"cors.allowed-origins=" + SITE + ",https://*.partner.example,http://localhost:*",
				"cors.allowed-origin-regexes=https://[a-z]+\\.tenant\\.example", "cors.credentials=true",
				"cors.hosts.allowed=www.example.com", "cors.hosts.scheme=https", "cors.csrf.enabled=true",
				"cors.csrf.trusted-origins=https://dashboard.example.com");
	}

	@BeforeEach
	void listen() {
		calls();
		this.logged = new LoggedLines(Level.DEBUG);
	}

	@AfterEach
	void logHasNothingOfARequestRaw() {
		this.logged.close();
		assertThat(this.logged.lines()).allSatisfy((line) -> assertThat(line).matches("[ -~]{1,1500}"));
	}

	@Test
	void noChangedOriginCanReadAResponse() throws IOException {
		int allowed = 0;
		try (Client client = new Client(this.application.port())) {
			for (String origin : origins()) {
				allowed += assertDecision(client.send("GET", "Origin: " + origin + "\r\n"), origin);
				allowed += assertDecision(
						client.send("OPTIONS", "Origin: " + origin + "\r\nAccess-Control-Request-Method: PUT\r\n"),
						origin);
			}
		}
		assertThat(allowed).as("the seeds and changes that are allowed too").isGreaterThan(2 * SEEDS.size());
	}

	private int assertDecision(Response response, String origin) {
		String value = origin.replaceAll("^[ \t]+|[ \t]+$", "");
		assertThat(response.status()).as(origin).isIn(200, 400);
		if (response.accessControlLines().isEmpty()) {
			boolean certain = value.equals(SITE) || EXPRESSION.matcher(value).matches();
			assertThat(certain && response.status() == 200).as("refused although allowed: " + origin).isFalse();
			return 0;
		}
		assertThat(value).satisfiesAnyOf((text) -> assertThat(text).isEqualTo(SITE),
				(text) -> assertThat(text).matches(EXPRESSION), (text) -> assertThat(text).matches(PATTERNS));
		assertThat(response.lines("Access-Control-Allow-Origin"))
			.containsExactly("Access-Control-Allow-Origin: " + value);
		assertThat(response.lines("Access-Control-Allow-Credentials")).hasSize(1);
		return 1;
	}

	@Test
	void noChangedOriginCanChangeAnything() throws IOException {
		try (Client client = new Client(this.application.port())) {
			for (String origin : origins()) {
				Response response = client.send("POST", "Origin: " + origin + "\r\nContent-Length: 0\r\n");
				if (response.status() == 200) {
					assertThat(origin.strip()).as("a request without an origin").isEmpty();
					assertThat(calls()).isOne();
				}
				assertThat(response.status()).as(origin).isIn(200, 400, 403);
			}
		}
		assertThat(calls()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "post" })
	void noFormOfAnotherSiteReachesTheApplication(String method) throws IOException {
		List<String> evidence = new ArrayList<>(List.of(CROSS_SITE));
		evidence.addAll(List.of(CROSS_SITE_BY_REFERER));
		for (String metadata : CROSS_SITE_BY_METADATA) {
			evidence.add(metadata);
			for (String origin : CROSS_SITE) {
				evidence.add(metadata + "\r\n" + origin);
			}
		}
		try (Client client = new Client(this.application.port())) {
			for (String headers : evidence) {
				for (String type : CONTENT_TYPES) {
					Response response = client.send(method, headers + "\r\n" + type + "Content-Length: 0\r\n");
					assertThat(response.status()).as(method + " with " + headers).isIn(403, 400);
				}
			}
		}
		assertThat(calls()).isZero();
	}

	@Test
	void requestsAtTheSameTimeDoNotGetEachOthersHeaders() throws Exception {
		int clients = 6;
		ExecutorService executor = Executors.newFixedThreadPool(clients);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < clients; i++) {
				Random random = new Random(i);
				running.add(executor.submit(() -> {
					sendMixed(random);
					return null;
				}));
			}
			for (Future<?> each : running) {
				each.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private void sendMixed(Random random) throws IOException {
		List<String> origins = List.copyOf(origins());
		try (Client client = new Client(this.application.port())) {
			for (int i = 0; i < 500; i++) {
				String tenant = "https://" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26))
						+ ".tenant.example";
				assertThat(assertDecision(client.send("GET", "Origin: " + tenant + "\r\n"), tenant)).isOne();
				String changed = origins.get(random.nextInt(origins.size()));
				assertDecision(client.send("GET", "Origin: " + changed + "\r\n"), changed);
			}
		}
	}

	private static Set<String> origins() {
		Set<String> origins = new LinkedHashSet<>();
		for (String seed : SEEDS) {
			origins.add(seed);
			for (String around : AROUND) {
				origins.add(latin1(around.formatted(seed, seed)));
			}
			changes(seed, origins::add);
		}
		return origins;
	}

	/**
	 * Each character that is added at each place, and each that is left out, doubled or
	 * written in the other case.
	 */
	private static void changes(String seed, Consumer<String> changes) {
		for (int i = 0; i <= seed.length(); i++) {
			String start = seed.substring(0, i);
			String end = seed.substring(i);
			CHARACTERS.chars().forEach((added) -> changes.accept(start + (char) added + end));
			if (!end.isEmpty()) {
				changes.accept(start + end.substring(1));
				changes.accept(start + end.charAt(0) + end);
				changes.accept(start + Character.toUpperCase(end.charAt(0)) + end.substring(1));
				changes.accept(end);
			}
			changes.accept(start);
		}
	}

	/**
	 * Characters outside Latin 1 as the bytes of UTF-8 that a client would send.
	 */
	private static String latin1(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	private int calls() {
		return this.application.bean(CountingHandlers.class).takeCalls();
	}

	/**
	 * Keeps its connection as long as the server does.
	 */
	private static final class Client implements AutoCloseable {

		private final int port;

		private HttpConnection connection;

		Client(int port) throws IOException {
			this.port = port;
			this.connection = new HttpConnection(port);
		}

		Response send(String method, String headers) throws IOException {
			if (!this.connection.isOpen()) {
				this.connection.close();
				this.connection = new HttpConnection(this.port);
			}
			this.connection.write(method + " /items HTTP/1.1\r\nHost: www.example.com\r\n" + headers + "\r\n");
			return this.connection.read();
		}

		@Override
		public void close() throws IOException {
			this.connection.close();
		}

	}

}
