package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decisions are counted in the registry of the application, refused or only reported.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class DecisionMetricsTests {

	private static final String HOST = "Host: www.example.com";

	private static final String NO_HEADER = "X-No: header";

	@Parameter
	private RunningApplication application;

	private Map<String, Double> before;

	static Stream<RunningApplication> applications() {
		return Stream.of("cors.reject-disallowed=true", "cors.reject-disallowed=false", "cors.report-only=true")
			.flatMap((setting) -> Server.startAll(Application.class, setting,
					Site.ALLOWED_ORIGINS + ",https://*.example.org",
					"cors.allowed-origin-regexes=https://[a-z]+[.]example[.]net", "cors.policies[0].name=public",
					"cors.policies[0].urls-regex=^/public/", "cors.policies[0].allow-all=true",
					"cors.hosts.allowed=www.example.com", "cors.hosts.use-x-forwarded-host=true",
					"cors.csrf.enabled=true", "cors.csrf.exempt-urls-regex=^/hooks/.*$",
					"management.endpoints.web.exposure.include=metrics"));
	}

	@BeforeEach
	void count() {
		this.before = counts();
	}

	@AfterEach
	void noMeterIsAdded() {
		assertThat(counts().keySet()).isEqualTo(this.before.keySet());
	}

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = """
			/items      | https://site.example.com | allowed, origin-listed
			/items      | https://a.example.org    | allowed, origin-matches-pattern
			/items      | https://a.example.net    | allowed, origin-matches-regex
			/public/any | https://other.example    | allowed, any-origin-allowed
			/items      | https://tenant.example   | allowed, origin-authorized
			/items      | https://other.example    | disallowed, origin-not-allowed
			/items      | null                     | disallowed, null-origin-not-allowed
			/items      | nonsense                 | disallowed, origin-malformed
			/items      | https://www.example.com  | disallowed, origin-scheme-differs
			/items      | https://broken.example   | disallowed, origin-authorizer-failed
			/a/..;/public/any | https://other.example | disallowed, path-ambiguous
			""")
	void aRequestWithAnOriginIsCounted(String path, String origin, String tags) {
		Response response = this.application.sendRaw("GET " + path, HOST, "Origin: " + origin);
		if (response.status() == 400) {
			assertThat(path).as("only a server refuses that").contains("..;");
			return;
		}
		assertCounted("cors.requests[actual, " + tags + "]");
		this.before = counts();
		this.application.sendRaw("OPTIONS " + path, HOST, "Origin: " + origin, Site.REQUEST_METHOD);
		assertCounted("cors.requests[preflight, " + tags + "]");
	}

	@ParameterizedTest(name = "{0} with {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = """
			PUT   | sentry-trace | header-not-listed
			PUT   | x-xsrf-token | header-not-listed
			PURGE | content-type | method-not-listed
			patch | sentry-trace | method-not-listed
			PUT   | two words    | preflight-malformed
			""")
	void aPreflightThatAsksForMoreThanIsListedIsCountedAsBlocked(String method, String headers, String reason) {
		this.application.sendRaw("OPTIONS /items", HOST, Site.ORIGIN, "Access-Control-Request-Method: " + method,
				"Access-Control-Request-Headers: " + headers);
		assertCounted("cors.requests[preflight, disallowed, " + reason + "]");
	}

	@Test
	void aRequestFromTheSameOriginIsCountedAsSuch() {
		this.application.sendRaw("POST /items", HOST, "Origin: http://www.example.com", "Content-Length: 0");
		assertCounted("cors.requests[actual, not-cross-origin, same-origin]");
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = """
			X-Forwarded-Host: evil.example                  | host-not-allowed
			X-Forwarded-Host: www.example.com:              | host-malformed
			X-Forwarded-Host: www.example.com, evil.example | host-ambiguous
			X-Forwarded-Proto: gopher                       | forwarded-proto-invalid
			""")
	void aRefusedHostIsCounted(String header, String reason) {
		this.application.sendRaw("GET /items", HOST, header);
		assertCounted("cors.hosts[" + reason + "]");
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = """
			Sec-Fetch-Site: cross-site    | csrf-origin-missing
			Referer: https://evil.example | csrf-referer-not-trusted
			Referer: nonsense             | csrf-referer-malformed
			""")
	void aRequestRefusedByCrossOriginRequestProtectionIsCounted(String header, String reason) {
		this.application.sendRaw("POST /items", HOST, "X-Forwarded-Proto: https", header, "Content-Length: 0");
		assertCounted("cors.csrf[" + reason + "]");
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = """
			GET /items  | X-No: header
			OPTIONS /items | Access-Control-Request-Method: PUT
			POST /items | Sec-Fetch-Site: same-origin
			POST /hooks/a | Sec-Fetch-Site: cross-site
			""")
	void servedRequestWithoutCrossOriginIsNotCounted(String requestLine, String header) {
		this.application.sendRaw(requestLine, HOST, header, "Content-Length: 0");
		assertThat(counts()).isEqualTo(this.before);
	}

	@Test
	void aRequestIsCountedOnceThoughItIsDispatchedAgain() {
		this.application.sendRaw("GET /throws", HOST, Site.ORIGIN);
		assertCounted("cors.requests[actual, allowed, origin-listed]");
	}

	@Test
	void actuatorShowsThem() {
		Response response = this.application.sendRaw("GET /actuator/metrics/cors.requests?tag=kind:preflight", HOST,
				NO_HEADER, "Connection: close");
		assertThat(response.body()).contains("\"name\":\"cors.requests\"", "origin-not-allowed", "\"outcome\"");
	}

	private void assertCounted(String counter) {
		Map<String, Double> after = counts();
		after.replaceAll((name, count) -> count - this.before.getOrDefault(name, 0.0));
		after.values().removeIf((count) -> count == 0);
		assertThat(after).containsExactly(Map.entry(counter, 1.0));
	}

	/**
	 * By name and the values of the tags.
	 */
	private Map<String, Double> counts() {
		return this.application.bean(MeterRegistry.class)
			.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith("cors."))
			.collect(Collectors.toMap(
					(meter) -> meter.getId().getName() + values(List.of("kind", "outcome", "reason"), (Counter) meter),
					(meter) -> ((Counter) meter).count(), Double::sum, TreeMap::new));
	}

	private static List<String> values(List<String> tags, Counter counter) {
		return tags.stream().map(counter.getId()::getTag).filter((value) -> value != null).toList();
	}

	@Import(PlainHandlers.class)
	static class Application {

		@Bean
		OriginAuthorizer originAuthorizer() {
			return (request) -> {
				if (request.origin().host().equals("broken.example")) {
					throw new IllegalStateException("no database");
				}
				return request.origin().host().equals("tenant.example");
			};
		}

	}

}
