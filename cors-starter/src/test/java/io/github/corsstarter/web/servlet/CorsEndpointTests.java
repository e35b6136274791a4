package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.stream.Stream;

import com.jayway.jsonpath.DocumentContext;
import io.github.corsstarter.testing.ActuatorClient;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint of an application with everything that can be configured, on its own port
 * and on one of actuator.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class CorsEndpointTests {

	private static final String SECRET = "kMfE3hX9_wQ2-rTz7LpA";

	private static final String SECRET_HEADER = "X-Origin-Verify";

	private static final String PAGE = "origin=https://app.example.com";

	@Parameter
	private Endpoint endpoint;

	static Stream<Endpoint> applications() {
		return Stream.concat(
				Server.startEach(PlainHandlers.class, settings("server.servlet.session.timeout=60"))
					.map((application) -> new Endpoint(application, false)),
				Server.startEach(PlainHandlers.class, settings("management.server.port=0"))
					.map((application) -> new Endpoint(application, true)));
	}

	private static String[] settings(String further) {
		return new String[] { further, "management.endpoints.web.exposure.include=cors", "cors.urls-regex=^/api/",
				"cors.allowed-origins=https://app.example.com,https://*.example.org",
				"cors.allowed-origin-regexes=^https://pr-[0-9]+\\.example\\.net$", "cors.credentials=true",
				"cors.expose-headers=x-total", "cors.preflight-max-age=600", "cors.reject-disallowed=true",
				"cors.debug=true", "cors.policies[0].name=public", "cors.policies[0].urls-regex=^/api/public/",
				"cors.policies[0].allow-all=true", "cors.policies[0].allow-headers=*",
				"cors.policies[1].urls-regex=^/api/internal/", "cors.policies[1].enabled=false",
				"cors.hosts.allowed=.example.com,localhost", "cors.hosts.use-x-forwarded-host=true",
				"cors.hosts.trusted-proxies=10.0.0.0/8", "cors.hosts.proxy-secret-header=" + SECRET_HEADER,
				"cors.hosts.proxy-secrets=" + SECRET, "cors.csrf.enabled=true",
				"cors.csrf.exempt-urls-regex=/api/hooks/.*" };
	}

	@Test
	void policiesAreShownInTheOrderInWhichTheyAreTried() {
		DocumentContext json = ask();
		assertThat(json.<List<String>>read("$.cors.policies[*].name")).containsExactly("public", "policies[1]",
				"default");
		assertThat(json.<List<String>>read("$.cors.policies[*].key")).containsExactly("cors.policies[0]",
				"cors.policies[1]", "cors");
		assertThat(json.<List<String>>read("$.cors.policies[*].urlsRegex")).containsExactly("^/api/public/",
				"^/api/internal/", "^/api/");
		assertThat(json.<List<Boolean>>read("$.cors.policies[*].enabled")).containsExactly(true, false, true);
		assertThat(json.<List<Boolean>>read("$.cors.policies[*].allowAll")).containsExactly(true, false);
	}

	@Test
	void policyIsShownWithAllItsSettings() {
		DocumentContext json = ask();
		assertThat(json.<Integer>read("$.cors.policies[2].allowedOrigins.count")).isEqualTo(2);
		assertThat(json.<List<String>>read("$.cors.policies[2].allowedOrigins.values"))
			.containsExactly("https://app.example.com", "https://*.example.org");
		assertThat(json.<List<String>>read("$.cors.policies[2].allowedOriginRegexes.values"))
			.containsExactly("^https://pr-[0-9]+\\.example\\.net$");
		assertThat(json.<Boolean>read("$.cors.policies[2].credentials")).isTrue();
		assertThat(json.<List<String>>read("$.cors.policies[2].allowMethods")).contains("PATCH");
		assertThat(json.<List<String>>read("$.cors.policies[2].exposeHeaders")).containsExactly("x-total");
		assertThat(json.<List<String>>read("$.cors.policies[0].allowHeaders")).containsExactly("*");
		assertThat(json.<Integer>read("$.cors.policies[2].preflightMaxAge")).isEqualTo(600);
	}

	@Test
	void everyPartShowsWhetherItIsActive() {
		DocumentContext json = ask();
		assertThat(json.<List<Boolean>>read("$..active")).containsExactly(true, true, true, true);
		assertThat(json.<Boolean>read("$.reportOnly")).isFalse();
		assertThat(json.<Boolean>read("$.cors.rejectDisallowed")).isTrue();
	}

	@Test
	void hostsAndTrustedOriginsAreShown() {
		DocumentContext json = ask();
		assertThat(json.<List<String>>read("$.hosts.allowed.values")).containsExactly(".example.com", "localhost");
		assertThat(json.<List<String>>read("$.hosts.forwardedHeaders.read")).containsExactly("X-Forwarded-Host",
				"X-Forwarded-Proto");
		assertThat(json.<List<String>>read("$.hosts.forwardedHeaders.trustedProxies.values"))
			.containsExactly("10.0.0.0/8");
		assertThat(json.<Boolean>read("$.hosts.forwardedHeaders.proxySecret")).isTrue();
		assertThat(json.<List<String>>read("$.csrf.trustedOrigins.values")).containsExactly("https://app.example.com",
				"https://*.example.org");
		assertThat(json.<String>read("$.csrf.exemptUrlsRegex")).isEqualTo("/api/hooks/.*");
	}

	@Test
	void warningsOfTheStartAreShown() {
		assertThat(ask().<List<String>>read("$.warnings.values"))
			.anySatisfy((warning) -> assertThat(warning).startsWith("cors.debug is true"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "path=/api/x", "headers=x-mine" })
	void neitherSecretNorItsHeaderIsShown(String question) {
		String json = (question.isEmpty() ? ask() : ask(question, PAGE, "host=evil.example")).jsonString();
		assertThat(json).doesNotContain(SECRET).doesNotContainIgnoringCase(SECRET_HEADER);
	}

	@Test
	void allowedRequestIsExplained() {
		DocumentContext json = ask(PAGE, "path=/api/items", "method=put", "headers=Content-Type",
				"host=www.example.com");
		assertThat(json.<String>read("$.request.method")).isEqualTo("PUT");
		assertThat(json.<String>read("$.request.target")).isEqualTo("https://www.example.com");
		assertThat(json.<String>read("$.verdict")).isEqualTo("The browser asks first with a preflight, is allowed to, "
				+ "sends the request, and the page can read the response, with and without credentials.");
		assertThat(json.<String>read("$.cors.policy")).isEqualTo("default");
		assertThat(json.<String>read("$.cors.reason.code")).isEqualTo("origin-listed");
		assertThat(json.<String>read("$.cors.rule.value")).isEqualTo("https://app.example.com");
		assertThat(json.<String>read("$.hosts.reason.code")).isEqualTo("host-listed");
		assertThat(json.<String>read("$.csrf.reason.code")).isEqualTo("csrf-trusted-origin");
	}

	@Test
	void headersAreThoseThatTheServerSends() {
		DocumentContext json = ask(PAGE, "path=/api/ok", "method=PUT");
		String[] page = { "Origin: https://app.example.com", "Access-Control-Request-Method: PUT" };
		RunningApplication application = this.endpoint.application();
		assertThat(json.<List<String>>read("$.cors.preflight.responseHeaders"))
			.containsExactlyInAnyOrderElementsOf(headers(application.send("OPTIONS", "/api/ok", page)));
		assertThat(json.<List<String>>read("$.cors.responseHeaders"))
			.containsExactlyInAnyOrderElementsOf(headers(application.get("/api/ok", page[0])));
	}

	private static List<String> headers(Response response) {
		return Stream.concat(response.corsLines().stream(), response.lines("X-Cors-Decision").stream()).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			https://app.example.com    | /api/public/x   | public      | any-origin-allowed
			https://a.example.org      | /api/x          | default     | origin-matches-pattern
			https://pr-7.example.net   | /api/x          | default     | origin-matches-regex
			https://other.example      | /api/x          | default     | origin-not-allowed
			http://www.example.com     | /api/x          | default     | origin-without-tls
			https://www.example.com    | /api/x          | default     | same-origin
			null                       | /api/x          | default     | null-origin-not-allowed
			https://app.example.com/   | /api/x          | default     | origin-malformed
			https://app.example.com    | /api/internal/x | policies[1] | -
			https://app.example.com    | /x              | -           | -
			""")
	void policyAndReasonAreShown(String origin, String path, String policy, String code) {
		DocumentContext json = ask("origin=" + origin, "path=" + path + "?page=2", "host=https://www.example.com");
		assertThat(json.<List<String>>read("$..cors.policy")).isEqualTo((policy != null) ? List.of(policy) : List.of());
		assertThat(json.<List<String>>read("$..cors.reason.code"))
			.isEqualTo((code != null) ? List.of(code) : List.of());
	}

	@Test
	void schemeMismatchBehindAProxyIsExplained() {
		DocumentContext json = ask("origin=https://www.example.com", "path=/api/x", "host=http://www.example.com");
		assertThat(json.<String>read("$.cors.reason.code")).isEqualTo("origin-scheme-differs");
		assertThat(json.<String>read("$.cors.reason.action")).contains("cors.hosts.scheme");
	}

	@Test
	void nearestRuleIsShown() {
		DocumentContext json = ask("origin=http://app.example.com", "path=/api/x");
		assertThat(json.<String>read("$.cors.nearMiss.value")).isEqualTo("https://app.example.com");
		assertThat(json.<String>read("$.cors.nearMiss.difference")).startsWith("the scheme differs");
	}

	@Test
	void refusalsOfCorsHaveActionAndStatus() {
		DocumentContext json = ask("origin=https://other.example", "path=/api/items");
		assertThat(json.<String>read("$.cors.reason.action")).startsWith("Add the origin to cors.allowed-origins");
		assertThat(json.<String>read("$.verdict"))
			.endsWith("A request like this gets 403, because the origin is not allowed (cors.reject-disallowed).");
	}

	@Test
	void unlistedHeadersAreShown() {
		DocumentContext json = ask(PAGE, "path=/api/items", "headers=X-XSRF-TOKEN,accept");
		assertThat(json.<List<String>>read("$.cors.unlisted[*].name")).containsExactly("x-xsrf-token");
		assertThat(json.<List<String>>read("$.cors.unlisted[*].kind")).containsExactly("header");
		assertThat(json.<String>read("$.cors.unlisted[0].action")).contains("Spring Security");
		assertThat(json.<String>read("$.verdict")).contains("the header x-xsrf-token is not listed");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			www.example.com         | host-listed
			WWW.EXAMPLE.COM:8443    | host-listed
			https://www.example.com/x | host-listed
			evil.example            | host-not-allowed
			www.example.com@evil    | host-malformed
			""")
	void hostIsExplained(String host, String code) {
		DocumentContext json = ask(PAGE, "path=/api/items", "host=" + host);
		assertThat(json.<String>read("$.hosts.reason.code")).isEqualTo(code);
		assertThat(json.<String>read("$.verdict").contains("gets 400")).isEqualTo(!code.equals("host-listed"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET  | https://other.example   | https://www.example.com | /outside | csrf-safe-method
			POST | https://app.example.com | https://www.example.com | /api/x   | csrf-trusted-origin
			POST | https://app.example.com | https://www.example.com | /outside | csrf-origin-not-trusted
			POST | https://other.example   | https://www.example.com | /outside | csrf-origin-not-trusted
			POST | https://www.example.com | https://www.example.com | /outside | csrf-same-origin-fetch
			POST | https://www.example.com | http://www.example.com  | /outside | csrf-origin-scheme-differs
			POST | null                    | https://www.example.com | /outside | csrf-null-origin
			POST | ''                      | https://www.example.com | /outside | csrf-no-browser
			""")
	void crossOriginProtectionIsExplained(String method, String origin, String host, String path, String code) {
		DocumentContext json = ask("origin=" + origin, "method=" + method, "host=" + host, "path=" + path);
		assertThat(json.<String>read("$.csrf.reason.code")).isEqualTo(code);
		assertThat(json.<List<String>>read("$..csrf.reason.action").isEmpty())
			.isEqualTo(!json.<String>read("$.verdict").contains("gets 403"));
	}

	@Test
	void exemptPathsAreShown() {
		assertThat(ask("origin=https://other.example", "method=POST", "path=/api/hooks/x").<String>read("$.csrf.note"))
			.contains("cors.csrf.exempt-urls-regex");
	}

	@Test
	void nothingIsNull() {
		assertThat(ask().jsonString()).doesNotContain(":null");
		assertThat(ask("method=GET").jsonString()).doesNotContain(":null");
	}

	private DocumentContext ask(String... question) {
		return this.endpoint.ask(question);
	}

	/**
	 * An application and the port on which it is asked.
	 */
	record Endpoint(RunningApplication application, boolean management) implements AutoCloseable {

		DocumentContext ask(String... question) {
			return this.management ? ActuatorClient.askManagement(this.application, question)
					: ActuatorClient.ask(this.application, question);
		}

		@Override
		public void close() {
			this.application.close();
		}

		@Override
		public String toString() {
			return this.application + (this.management ? ", port of its own" : "");
		}

	}

}
