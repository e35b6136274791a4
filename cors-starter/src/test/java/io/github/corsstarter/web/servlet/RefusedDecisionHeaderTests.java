package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
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
 * With {@code debug}, a response says that a later filter refused the request, whoever
 * writes it.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class RefusedDecisionHeaderTests {

	private static final String HOST = "Host: www.example.com";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream.of(CountingHandlers.class, ErrorPages.class)
			.flatMap((application) -> Server.startEach(application, "cors.debug=true", Site.ALLOWED_ORIGINS,
					"cors.hosts.allowed=www.example.com", "cors.csrf.enabled=true",
					"cors.csrf.trusted-origins=https://trusted.example", "cors.policies[0].name=off",
					"cors.policies[0].urls-regex=^/off/", "cors.policies[0].enabled=false"));
	}

	@ParameterizedTest(name = "{0}, {1}: {2}")
	@CsvSource(delimiter = '|',
			textBlock = """
					Host: evil.example    | Origin: https://site.example.com | origin-listed; policy=default; rule=0; refused=host-not-allowed
					Host: evil.example    | Origin: https://other.example    | origin-not-allowed; policy=default; refused=host-not-allowed
					Host: evil.example    | X-No: origin                     | no-origin; policy=default; refused=host-not-allowed
					Host: www.example.com | Origin: https://site.example.com | origin-listed; policy=default; rule=0; refused=csrf-origin-not-trusted
					Host: www.example.com | Origin: null                     | null-origin-not-allowed; policy=default; refused=csrf-null-origin-without-fetch-site
					Host: www.example.com | Sec-Fetch-Site: cross-site       | no-origin; policy=default; refused=csrf-origin-missing
					""")
	void saysWhoRefusedAndWhy(String host, String header, String decision) {
		Response response = this.application.sendRaw("POST /items", host, header, "Content-Length: 0");
		assertThat(response.status()).isIn(400, 403);
		assertThat(response.lines("X-Cors-Decision")).containsExactly("X-Cors-Decision: " + decision);
		assertThat(response.toString()).matches("(?s)\\p{ASCII}*");
	}

	@Test
	void servedRequestHasOnlyTheDecisionOfCors() {
		assertThat(this.application.sendRaw("GET /items", HOST, Site.ORIGIN).lines("X-Cors-Decision"))
			.containsExactly("X-Cors-Decision: origin-listed; policy=default; rule=0");
	}

	@Test
	void saysItWhereNoPolicyAppliesToo() {
		Response response = this.application.sendRaw("GET /off/items", "Host: evil.example", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.lines("X-Cors-Decision"))
			.containsExactly("X-Cors-Decision: no-policy; refused=host-not-allowed");
	}

	@Import(CountingHandlers.class)
	static class ErrorPages {

		@Bean
		RefusedRequestHandler errorPage() {
			return (request, response, refusal) -> response.sendError(refusal.status());
		}

	}

}
