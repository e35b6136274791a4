package io.github.corsstarter.web.servlet;

import java.util.List;

import io.github.corsstarter.testing.LambdaFunction;
import io.github.corsstarter.testing.LambdaGateway;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Vulnerabilities of other libraries in a Lambda function, tried on this one.
 */
class LambdaAdvisoryTests {

	@ParameterizedTest
	@EnumSource(names = { "REST_API", "LOAD_BALANCER" })
	@DisplayName("CVE-2026-59897: a header that is sent twice is seen twice, so that neither value decides alone")
	void headerThatIsSentTwiceIsSeenTwice(LambdaGateway gateway) {
		try (LambdaFunction function = gateway.start(LambdaGatewayTests.Application.class, Site.ALLOWED_ORIGINS)) {
			for (List<String> origins : List.of(List.of("https://site.example.com", "https://evil.example"),
					List.of("https://evil.example", "https://site.example.com"))) {
				Response response = function.handle(gateway.event("GET /seen").withEach("Origin", origins));
				assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
			}
			for (List<String> hosts : List.of(List.of("www.example.com", "evil.example"),
					List.of("evil.example", "www.example.com"))) {
				Response response = function.handle(gateway.event("GET /seen").withEach("X-Forwarded-Host", hosts));
				assertThat(response.status()).isEqualTo(400);
			}
		}
	}

}
