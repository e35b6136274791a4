package io.github.corsstarter.policy;

import java.util.List;

import io.github.corsstarter.origin.TargetOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to the origin they come from: browsers send {@code Origin} with every one that
 * is not {@code GET} or {@code HEAD}.
 */
class SameOriginTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# origin                     | scheme | host            | port  | same
			https://example.com          | https  | example.com     | 443   | true
			https://example.com          | https  | example.com     | 8443  | false
			https://example.com          | https  | example.com     | 80    | false
			https://example.com:8443     | https  | example.com     | 8443  | true
			https://example.com:8443     | https  | example.com     | 443   | false
			https://example.com:8443     | https  | example.com     | 18443 | false
			https://example.com:18443    | https  | example.com     | 8443  | false
			https://example.com:844      | https  | example.com     | 8443  | false
			https://example.com:80       | https  | example.com     | 80    | true
			http://example.com           | http   | example.com     | 80    | true
			http://example.com           | http   | example.com     | 443   | false
			http://example.com:443       | http   | example.com     | 443   | true
			http://example.com           | https  | example.com     | 443   | false
			http://example.com           | https  | example.com     | 80    | false
			https://example.com          | http   | example.com     | 443   | false
			https://example.com          | http   | example.com     | 80    | false
			https://example.com          | https  | EXAMPLE.com     | 443   | true
			https://example.com:8443     | https  | Example.Com     | 8443  | true
			https://example.com          | https  | example.org     | 443   | false
			https://example.com          | https  | www.example.com | 443   | false
			https://www.example.com      | https  | example.com     | 443   | false
			https://example.com.evil.org | https  | example.com     | 443   | false
			https://example.com          | https  | example.comm    | 443   | false
			https://example.com          | https  | example.co      | 443   | false
			https://example.com.         | https  | example.com     | 443   | false
			https://example.com          | https  | example.com.    | 443   | false
			https://example.com.         | https  | example.com.    | 443   | true
			http://[::1]                 | http   | [::1]           | 80    | true
			http://[::1]:3000            | http   | [::1]           | 3000  | true
			http://[::1]:3000            | http   | [::1]           | 80    | false
			http://[2001:db8::ab]        | http   | [2001:DB8::AB]  | 80    | true
			http://[::2]                 | http   | [::1]           | 80    | false
			http://127.0.0.1:8080        | http   | 127.0.0.1       | 8080  | true
			http://localhost:8080        | http   | 127.0.0.1       | 8080  | false
			app://example.com            | https  | example.com     | 443   | false
			""")
	void schemeHostAndPortMakeTheOrigin(String origin, String scheme, String host, int port, boolean same) {
		CorsDecision decision = TestRequest.request("POST").from(origin).to(scheme, host, port).decidedBy(policy());
		assertThat(decision.reason() == CorsReason.SAME_ORIGIN).isEqualTo(same);
		assertThat(decision.isAllowed()).isFalse();
		assertThat(decision.isDisallowed()).isEqualTo(!same);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# origin                     | scheme | host            | port | reason
			https://example.com          | http   | example.com     | 80   | ORIGIN_SCHEME_DIFFERS
			https://example.com          | http   | example.com     | 443  | ORIGIN_SCHEME_DIFFERS
			https://example.com          | http   | EXAMPLE.com     | 80   | ORIGIN_SCHEME_DIFFERS
			https://example.com:8443     | http   | example.com     | 8443 | ORIGIN_SCHEME_DIFFERS
			http://example.com           | https  | example.com     | 443  | ORIGIN_WITHOUT_TLS
			http://example.com           | https  | example.com     | 80   | ORIGIN_WITHOUT_TLS
			http://example.com:8080      | https  | example.com     | 8443 | ORIGIN_WITHOUT_TLS
			https://[::1]                | http   | [::1]           | 80   | ORIGIN_SCHEME_DIFFERS
			https://example.com          | http   | example.com     | 8080 | ORIGIN_PORT_DIFFERS
			https://example.com:8443     | http   | example.com     | 80   | ORIGIN_PORT_DIFFERS
			https://example.com          | https  | example.com     | 8443 | ORIGIN_PORT_DIFFERS
			http://localhost:3000        | http   | localhost       | 8080 | ORIGIN_PORT_DIFFERS
			https://www.example.com      | http   | example.com     | 80   | ORIGIN_NOT_ALLOWED
			app://example.com            | https  | example.com     | 443  | ORIGIN_NOT_ALLOWED
			""")
	void originThatOnlyHasTlsBesidesIsRefusedForThat(String origin, String scheme, String host, int port,
			CorsReason reason) {
		TestRequest request = TestRequest.request("POST").from(origin).to(scheme, host, port);
		assertThat(request.decidedBy(policy()).reason()).isEqualTo(reason);
	}

	@Test
	void defaultPortIsNotWritten() {
		assertThat(new TargetOrigin("https", "example.com", 443).isSameAs("https://example.com:443")).isFalse();
		assertThat(new TargetOrigin("http", "example.com", 80).isSameAs("http://example.com:80")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "https://example.com/", "https://example.com:", "https:/example.com", "https:example.com",
			"example.com", "https://", "https", "HTTPS://example.com", "https://example.com:443443" })
	void whatIsNoOriginIsNotTheSame(String text) {
		assertThat(new TargetOrigin("https", "example.com", 443).isSameAs(text)).isFalse();
	}

	@Test
	void malformedOriginIsNotTheSame() {
		CorsDecision decision = TestRequest.request("POST")
			.from("https://EXAMPLE.com")
			.to("https", "EXAMPLE.com", 443)
			.decidedBy(policy());
		assertThat(decision.reason()).isEqualTo(CorsReason.ORIGIN_MALFORMED);
	}

	@Test
	void rulesComeFirst() {
		assertThat(TestRequest.get()
			.from("https://site.example")
			.to("https", "site.example", 443)
			.decidedBy(CorsPolicy.named("default").origins(List.of("https://site.example")))
			.reason()).isEqualTo(CorsReason.ORIGIN_LISTED);
		assertThat(TestRequest.get()
			.from("https://a.example.com")
			.to("https", "a.example.com", 443)
			.decidedBy(CorsPolicy.named("default").origins(List.of("https://*.example.com")))
			.reason()).isEqualTo(CorsReason.ORIGIN_MATCHES_PATTERN);
		assertThat(TestRequest.get()
			.from("https://a.example")
			.to("https", "a.example", 443)
			.decidedBy(CorsPolicy.named("default").allowAll(true))
			.reason()).isEqualTo(CorsReason.ANY_ORIGIN_ALLOWED);
	}

	@Test
	void preflightOfTheOwnOriginIsNotRefusedThoughBrowsersSendNone() {
		assertThat(TestRequest.preflight()
			.from("https://example.com")
			.to("https", "example.com", 443)
			.decidedBy(policy())
			.reason()).isEqualTo(CorsReason.SAME_ORIGIN);
	}

	@Test
	void optionsWithoutRequestMethodMayBeOfTheSameOrigin() {
		assertThat(TestRequest.request("OPTIONS")
			.from("https://example.com")
			.to("https", "example.com", 443)
			.decidedBy(policy())
			.reason()).isEqualTo(CorsReason.SAME_ORIGIN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://site.other", "http://api.example.net", "https://api.example.net:8443", "null",
			"file://", "HTTPS://api.example.net", ",", "" })
	void whatTheBrowserCallsSameOriginIsNotRefused(String origin) {
		TestRequest request = TestRequest.request("POST").from(origin).saying("same-origin").navigating();
		CorsDecision decision = request.decidedBy(policy());
		assertThat(decision.reason()).isEqualTo(CorsReason.SAME_ORIGIN_FETCH);
		assertThat(decision.isAllowed()).isFalse();
		assertThat(decision.isDisallowed()).isFalse();
	}

	@Test
	void preflightThatTheBrowserCallsSameOriginIsNotRefused() {
		CorsDecision decision = TestRequest.preflight()
			.from("https://a.other")
			.saying("same-origin")
			.decidedBy(policy());
		assertThat(decision.reason()).isEqualTo(CorsReason.SAME_ORIGIN_FETCH);
		assertThat(decision.preflight()).isTrue();
	}

	@Test
	void ruleThatAllowsAnOriginCountsBeforeWhatTheBrowserCallsIt() {
		assertThat(TestRequest.get().from("https://site.example").saying("same-origin").decidedBy(policy()).reason())
			.isEqualTo(CorsReason.ORIGIN_LISTED);
	}

	@Test
	void failureOfTheAuthorizerIsKeptForTheLogAlsoIfTheBrowserCallsTheRequestSameOrigin() {
		CorsDecision decision = TestRequest.get()
			.from("https://a.other")
			.saying("same-origin")
			.decidedBy(policy(), (request) -> {
				throw new IllegalStateException("no database");
			});
		assertThat(decision.reason()).isEqualTo(CorsReason.SAME_ORIGIN_FETCH);
		assertThat(decision.failure()).hasMessage("no database");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# origin                     | scheme | host            | port | reason
			https://idp.example          | https  | example.com     | 443  | CROSS_ORIGIN_NAVIGATION
			http://localhost:8180        | http   | localhost       | 8080 | CROSS_ORIGIN_NAVIGATION
			null                         | https  | example.com     | 443  | CROSS_ORIGIN_NAVIGATION
			http://example.com           | https  | example.com     | 443  | ORIGIN_WITHOUT_TLS
			https://example.com          | http   | example.com     | 80   | ORIGIN_SCHEME_DIFFERS
			https://example.com          | https  | example.com     | 443  | SAME_ORIGIN
			https://site.example         | https  | example.com     | 443  | ORIGIN_LISTED
			file://                      | https  | example.com     | 443  | ORIGIN_NOT_ALLOWED
			https://idp.example/         | https  | example.com     | 443  | ORIGIN_MALFORMED
			""")
	void formThatSendsTheUserHereIsToldApart(String origin, String scheme, String host, int port, CorsReason reason) {
		assertThat(TestRequest.request("POST")
			.from(origin)
			.to(scheme, host, port)
			.navigating()
			.decidedBy(policy())
			.reason()).isEqualTo(reason);
	}

	private static CorsPolicy.Builder policy() {
		return CorsPolicy.named("default").origins(List.of("https://site.example"));
	}

}
