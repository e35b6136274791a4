package io.github.corsstarter.web.servlet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.decision.Bulkhead;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.testing.ActuatorClient;
import io.github.corsstarter.testing.LoggedLines;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every reason is reached by a request, and has the same code wherever it is told: in the
 * answer, the log, the debug header, the metrics and the endpoint. One server is enough,
 * because the others refuse some of these paths themselves.
 * <p>
 * The last column is for what the endpoint cannot know. It asks no bean, and sees neither
 * how the path was written, nor forwarded headers, nor {@code Referer}; it has the code
 * that it tells instead.
 */
class ReasonCodeTests {

	private static final String CORS_TABLE = """
			ANY_ORIGIN_ALLOWED      | GET /public/any       | Origin: https://other.example    | =
			ORIGIN_LISTED           | GET /ok               | Origin: https://site.example.com | =
			ORIGIN_MATCHES_PATTERN  | GET /ok               | Origin: https://a.example.org    | =
			ORIGIN_MATCHES_REGEX    | GET /ok               | Origin: https://a.example.net    | =
			ORIGIN_AUTHORIZED       | GET /ok               | Origin: https://tenant.example   | origin-not-allowed
			NO_ORIGIN               | GET /ok               | X-No: origin                     | =
			SAME_ORIGIN             | POST /posted          | Origin: http://www.example.com   | =
			SAME_ORIGIN_FETCH       | POST /posted          | Sec-Fetch-Site: same-origin & Origin: https://other.example | origin-not-allowed
			ORIGIN_MALFORMED        | GET /ok               | Origin: nonsense                 | =
			NULL_ORIGIN_NOT_ALLOWED | GET /ok               | Origin: null                     | =
			ORIGIN_NOT_ALLOWED      | GET /ok               | Origin: https://other.example    | =
			ORIGIN_SCHEME_DIFFERS   | GET /ok               | Origin: https://www.example.com  | =
			ORIGIN_PORT_DIFFERS     | GET /ok               | Origin: http://www.example.com:3000 | =
			ORIGIN_WITHOUT_TLS      | GET /ok               | X-Forwarded-Proto: https & Origin: http://www.example.com | =
			CROSS_ORIGIN_NAVIGATION | POST /posted          | Sec-Fetch-Mode: navigate & Origin: https://other.example | origin-not-allowed
			PATH_AMBIGUOUS          | GET /a/..;/public/any | Origin: https://other.example    | =
			ORIGIN_AUTHORIZER_FAILED | GET /ok               | Origin: https://broken.example   | origin-not-allowed
			ORIGIN_AUTHORIZER_BUSY  | GET /ok               | Origin: https://busy.example     | origin-not-allowed
			ORIGIN_AUTHORIZER_TIMED_OUT | GET /ok               | Origin: https://slow.example     | origin-not-allowed
			""";

	private static final String HOST_TABLE = """
			HOST_LISTED              | X-No: forwarded                                 | =
			HOST_AUTHORIZED          | X-Forwarded-Host: tenant.example                | host-not-allowed
			HOST_NOT_CHECKED         | X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA & X-Forwarded-For: 192.0.2.1 | =
			HOST_MALFORMED           | X-Forwarded-Host: www.example.com:              | =
			HOST_AMBIGUOUS           | X-Forwarded-Host: www.example.com, evil.example | host-malformed
			HOST_NOT_ALLOWED         | X-Forwarded-Host: evil.example                  | =
			HOST_AUTHORIZER_FAILED   | X-Forwarded-Host: broken.example                | host-not-allowed
			HOST_AUTHORIZER_BUSY     | X-Forwarded-Host: busy.example                  | host-not-allowed
			HOST_AUTHORIZER_TIMED_OUT | X-Forwarded-Host: slow.example                  | host-not-allowed
			PROXY_NOT_TRUSTED        | X-No: secret                                    | host-not-checked
			SCHEME_INVALID           | X-Forwarded-Proto: javascript                   | host-listed
			FORWARDED_PROTO_INVALID  | X-Forwarded-Proto: gopher                       | host-listed
			FORWARDED_PROTO_AMBIGUOUS | X-Forwarded-Proto: https,http                   | host-listed
			FORWARDED_PORT_INVALID   | X-Forwarded-Port: none                          | host-listed
			FORWARDED_PREFIX_INVALID | X-Forwarded-Prefix: prod?                       | host-listed
			CLIENT_ADDRESS_MISSING   | X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA           | host-not-checked
			CLIENT_ADDRESS_INVALID   | X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA & X-Real-IP: unknown | host-not-checked
			FORWARDED_FOR_INVALID    | X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA & X-Forwarded-For: unknown | host-not-checked
			""";

	private static final String CSRF_TABLE = """
			SAFE_METHOD           | GET /ok      | Origin: https://other.example         | =
			SAME_ORIGIN_FETCH     | POST /posted | X-Forwarded-Proto: https & Sec-Fetch-Site: same-origin & Origin: https://www.example.com | =
			USER_INITIATED        | POST /posted | Sec-Fetch-Site: none                  | csrf-no-browser
			SAME_ORIGIN           | POST /posted | Origin: http://www.example.com        | =
			TRUSTED_ORIGIN        | POST /posted | Origin: https://trusted.example       | =
			SAME_ORIGIN_REFERER   | POST /posted | X-Forwarded-Proto: https & Referer: https://www.example.com/page | csrf-no-browser
			TRUSTED_REFERER       | POST /posted | X-Forwarded-Proto: https & Referer: https://trusted.example/page | csrf-no-browser
			NO_BROWSER            | POST /posted | X-No: browser                         | =
			ORIGIN_NOT_TRUSTED    | POST /posted | Origin: https://other.example         | =
			ORIGIN_SCHEME_DIFFERS | POST /posted | Origin: https://www.example.com       | =
			ORIGIN_PORT_DIFFERS   | POST /posted | Origin: http://www.example.com:3000   | =
			ORIGIN_WITHOUT_TLS    | POST /posted | X-Forwarded-Proto: https & Origin: http://www.example.com | csrf-origin-without-tls
			ORIGIN_CONTRADICTS_FETCH_SITE | POST /posted | Sec-Fetch-Site: cross-site & Origin: http://www.example.com | csrf-same-origin
			CROSS_ORIGIN_NAVIGATION | POST /posted | Sec-Fetch-Site: cross-site & Sec-Fetch-Mode: navigate & Origin: https://other.example | csrf-origin-not-trusted
			NULL_ORIGIN           | POST /posted | X-Forwarded-Proto: https & Sec-Fetch-Site: cross-site & Origin: null | =
			NULL_ORIGIN_WITHOUT_FETCH_SITE | POST /posted | Origin: null                 | =
			ORIGIN_MALFORMED      | POST /posted | Origin: nonsense                      | =
			ORIGIN_MISSING        | POST /posted | Sec-Fetch-Site: cross-site            | csrf-no-browser
			REFERER_NOT_TRUSTED   | POST /posted | X-Forwarded-Proto: https & Referer: https://other.example/page | csrf-no-browser
			REFERER_MALFORMED     | POST /posted | X-Forwarded-Proto: https & Referer: nonsense | csrf-no-browser
			""";

	/**
	 * Limits of the application's own, which are reached without a load.
	 */
	private static final Bulkhead BUSY = new Bulkhead(1, Duration.ZERO);

	private static final Bulkhead SLOW = new Bulkhead(100, Duration.ofMillis(1));

	private static final String[] EVERYWHERE = { Site.ALLOWED_ORIGINS, "cors.debug=true",
			"management.endpoints.web.exposure.include=cors", "cors.hosts.exempt-urls-regex=^/actuator/.*$" };

	/**
	 * Refuses for the origin.
	 */
	private static RunningApplication shared;

	/**
	 * Refuses for the host and by cross-origin request protection, but not for the origin
	 * before that.
	 */
	private static RunningApplication guarded;

	/**
	 * Refuses whoever comes past the proxy, and has no list of hosts.
	 */
	private static RunningApplication behindProxy;

	/**
	 * Reads the client address from a header of its own.
	 */
	private static RunningApplication behindCloudflare;

	/**
	 * Leaves the forwarded headers to Spring, which accepts any scheme.
	 */
	private static RunningApplication readBySpring;

	@BeforeAll
	static void start() {
		shared = start(OriginsOfTenants.class, "cors.reject-disallowed=true",
				"cors.hosts.forwarded-proto-header=X-Forwarded-Proto", Site.ALLOWED_ORIGINS + ",https://*.example.org",
				"cors.allowed-origin-regexes=https://[a-z]+[.]example[.]net", "cors.policies[0].name=public",
				"cors.policies[0].urls-regex=^/public/", "cors.policies[0].allow-all=true");
		guarded = start(HostsOfTenants.class, "cors.hosts.allowed=www.example.com",
				"cors.hosts.use-x-forwarded-host=true", "cors.hosts.use-x-forwarded-port=true",
				"cors.hosts.use-x-forwarded-prefix=true", "cors.csrf.enabled=true",
				"cors.csrf.trusted-origins=https://trusted.example");
		behindProxy = start(PlainHandlers.class, "cors.hosts.require-trusted-proxy=true",
				"cors.hosts.proxy-secret-header=X-Origin-Verify", "cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA",
				"cors.hosts.forwarded-for-hops=1");
		behindCloudflare = start(PlainHandlers.class, "cors.hosts.proxy-secret-header=X-Origin-Verify",
				"cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA", "cors.hosts.client-address-header=X-Real-IP");
		readBySpring = start(PlainHandlers.class, "cors.hosts.allowed=www.example.com",
				"server.forward-headers-strategy=framework");
	}

	private static RunningApplication start(Class<?> application, String... settings) {
		return Server.TOMCAT.start(application,
				Stream.concat(Stream.of(EVERYWHERE), Stream.of(settings)).toArray(String[]::new));
	}

	@AfterAll
	static void stop() {
		Stream.of(shared, guarded, behindProxy, behindCloudflare, readBySpring).forEach(RunningApplication::close);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', nullValues = "=", textBlock = CORS_TABLE)
	void corsReasonIsTheSameInEveryOutput(CorsReason reason, String requestLine, String headers, String endpoint) {
		Observed observed = observe(shared, "cors.requests", reason.code(), requestLine, headers);
		boolean refused = reason.outcome() == CorsReason.Outcome.DISALLOWED;
		observed.assertAnswer(refused);
		assertThat(observed.debugHeader()).startsWith(reason.code() + "; policy=");
		boolean told = reason != CorsReason.NO_ORIGIN;
		assertThat(observed.lines().stream().anyMatch((line) -> line.startsWith("DEBUG " + reason.code() + ". ")))
			.as("only requests with an Origin are logged")
			.isEqualTo(told);
		assertThat(observed.counted()).as("only requests with an Origin are counted").isEqualTo(told ? 1 : 0);
		if (reason == CorsReason.PATH_AMBIGUOUS) {
			assertThat(shared.get("/actuator/cors?path=" + requestLine.split(" ")[1]).status()).isEqualTo(400);
			return;
		}
		assertThat(explained(shared, "cors", requestLine, headers))
			.isEqualTo((endpoint != null) ? endpoint : reason.code());
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', nullValues = "=", textBlock = HOST_TABLE)
	void hostReasonIsTheSameInEveryOutput(HostReason reason, String headers, String endpoint) {
		RunningApplication application = switch (reason) {
			case HOST_NOT_CHECKED, PROXY_NOT_TRUSTED, CLIENT_ADDRESS_MISSING, FORWARDED_FOR_INVALID -> behindProxy;
			case CLIENT_ADDRESS_INVALID -> behindCloudflare;
			case SCHEME_INVALID -> readBySpring;
			default -> guarded;
		};
		Observed observed = observe(application, "cors.hosts", reason.code(), "GET /ok", headers);
		observed.assertAnswer(!reason.isAccepted());
		observed.assertRefusalOfLaterFilter(!reason.isAccepted());
		assertThat(explained(application, "hosts", "GET /ok", headers))
			.isEqualTo((endpoint != null) ? endpoint : reason.code());
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', nullValues = "=", textBlock = CSRF_TABLE)
	void csrfReasonIsTheSameInEveryOutput(CsrfReason reason, String requestLine, String headers, String endpoint) {
		Observed observed = observe(guarded, "cors.csrf", reason.code(), requestLine, headers);
		observed.assertAnswer(!reason.isAccepted());
		observed.assertRefusalOfLaterFilter(!reason.isAccepted());
		assertThat(explained(guarded, "csrf", requestLine, headers))
			.isEqualTo((endpoint != null) ? endpoint : reason.code());
	}

	@Test
	void everyReasonIsTested() {
		assertThat(names(CORS_TABLE)).containsExactlyElementsOf(names(CorsReason.values()));
		assertThat(names(HOST_TABLE)).containsExactlyElementsOf(names(HostReason.values()));
		assertThat(names(CSRF_TABLE)).containsExactlyElementsOf(names(CsrfReason.values()));
	}

	private static List<String> names(String table) {
		return table.lines().map((line) -> line.substring(0, line.indexOf(' '))).toList();
	}

	private static List<String> names(Enum<?>[] reasons) {
		return Arrays.stream(reasons).map(Enum::name).toList();
	}

	private static Observed observe(RunningApplication application, String meter, String code, String requestLine,
			String headers) {
		double before = count(application, meter, code);
		try (LoggedLines logged = new LoggedLines(Level.DEBUG)) {
			Response line = send(application, requestLine, headers, "Accept: */*");
			double counted = count(application, meter, code) - before;
			Response problem = send(application, requestLine, headers, "Accept: application/json");
			return new Observed(code, line, problem, List.copyOf(logged.lines()), counted);
		}
	}

	private static Response send(RunningApplication application, String requestLine, String headers, String accept) {
		List<String> lines = new ArrayList<>(List.of(headers.split(" & ")));
		lines.addAll(List.of("Host: www.example.com", "Content-Length: 0", accept));
		return application.sendRaw(requestLine, lines.toArray(String[]::new));
	}

	private static double count(RunningApplication application, String meter, String code) {
		return application.bean(MeterRegistry.class)
			.find(meter)
			.tag("reason", code)
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	/**
	 * The code that the endpoint tells of the same request.
	 */
	private static String explained(RunningApplication application, String family, String requestLine, String headers) {
		String scheme = header(headers, "X-Forwarded-Proto").filter("https"::equals).findFirst().orElse("http");
		String host = header(headers, "X-Forwarded-Host").findFirst().orElse("www.example.com");
		List<String> question = new ArrayList<>(List.of("method=" + requestLine.split(" ")[0],
				"path=" + requestLine.split(" ")[1], "host=" + scheme + "://" + host));
		header(headers, "Origin").forEach((origin) -> question.add("origin=" + origin));
		return ActuatorClient.ask(application, question.toArray(String[]::new)).read("$." + family + ".reason.code");
	}

	private static Stream<String> header(String headers, String name) {
		return Stream.of(headers.split(" & "))
			.filter((line) -> line.startsWith(name + ": "))
			.map((line) -> line.substring(name.length() + 2));
	}

	private static boolean isTenant(String host) {
		return switch (host) {
			case "tenant.example" -> true;
			case "broken.example" -> throw new IllegalStateException("no database");
			case "busy.example" -> BUSY.ask(() -> BUSY.ask(() -> true));
			case "slow.example" -> SLOW.ask(ReasonCodeTests::isAnsweredLate);
			default -> false;
		};
	}

	private static boolean isAnsweredLate() {
		try {
			new CountDownLatch(1).await();
			return true;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What two requests have shown that differ in what they accept.
	 */
	private record Observed(String code, Response line, Response problem, List<String> lines, double counted) {

		void assertAnswer(boolean refused) {
			if (!refused) {
				assertThat(this.line.status()).isNotIn(400, 403);
				assertThat(this.lines).noneMatch((logged) -> logged.startsWith("WARN "));
				return;
			}
			assertThat(this.line.status()).isIn(400, 403);
			assertThat(this.line.body()).startsWith(this.code + ": ");
			assertThat(this.problem.status()).isEqualTo(this.line.status());
			assertThat(JsonPath.<String>read(this.problem.body(), "$.code")).isEqualTo(this.code);
			assertThat(this.lines)
				.anyMatch((logged) -> logged.startsWith("WARN Refused a request: " + this.code + " ("));
		}

		void assertRefusalOfLaterFilter(boolean refused) {
			assertThat(this.lines).anyMatch((logged) -> logged.startsWith("DEBUG " + this.code + ". "));
			assertThat(this.counted).isEqualTo(refused ? 1 : 0);
			if (refused) {
				assertThat(debugHeader()).endsWith("; refused=" + this.code);
			}
			else {
				assertThat(debugHeader()).doesNotContain("refused=");
			}
		}

		String debugHeader() {
			return String.join(" and ", this.line.lines("X-Cors-Decision")).replaceFirst("X-Cors-Decision: ", "");
		}

	}

	@Import(PlainHandlers.class)
	static class OriginsOfTenants {

		@Bean
		OriginAuthorizer originAuthorizer() {
			return (request) -> isTenant(request.origin().host());
		}

	}

	@Import(PlainHandlers.class)
	static class HostsOfTenants {

		@Bean
		HostAuthorizer hostAuthorizer() {
			return ReasonCodeTests::isTenant;
		}

	}

}
