package io.github.corsstarter.policy;

import java.util.List;

import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which policy decides about a request, and which line of it comes nearest.
 */
class CorsEvaluatorTests {

	private final CorsEvaluator evaluator = new CorsEvaluator(CorsPolicies.builder()
		.policy(PathRegex.compile("^/api/"),
				CorsPolicy.named("api").origins(List.of("https://app.example.com")).build())
		.policy(PathRegex.compile("^/empty/"), CorsPolicy.named("empty").build())
		.build(), null);

	@ParameterizedTest
	@CsvSource(nullValues = "none", textBlock = """
			/api/items, http://app.example.com,   https://app.example.com
			/api/items, https://nothing.test:1,   none
			/api/items, none,                     none
			/other,     http://app.example.com,   none
			/empty/x,   http://app.example.com,   none
			""")
	void nearestLineIsLookedForInThePolicyOfThePath(String path, @Nullable String origin, @Nullable String line) {
		NearMiss nearMiss = this.evaluator.findNearMiss(TestRequest.request("GET", path).from(origin).build());
		assertThat((nearMiss != null) ? nearMiss.rule().text() : null).isEqualTo(line);
	}

	@Test
	void policyThatCanAllowNothingStandsAsideUnlessAnAuthorizerDecides() {
		CorsRequest request = TestRequest.request("GET", "/empty/x").from("https://app.example.com").build();
		assertThat(this.evaluator.evaluate(request)).isNull();
		CorsPolicies policies = CorsPolicies.of(CorsPolicy.named("empty").build());
		assertThat(new CorsEvaluator(policies, (origin) -> true).evaluate(request)).isNotNull()
			.returns(true, CorsDecision::isAllowed);
	}

}
