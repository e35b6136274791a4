package io.github.corsstarter.policy;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.path.PathRegex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which policy holds for a path.
 */
class CorsPoliciesTests {

	private static final CorsPolicy ONE = CorsPolicy.named("one").origins(List.of("https://one.example")).build();

	private static final CorsPolicy OTHER = CorsPolicy.named("other").origins(List.of("https://other.example")).build();

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/api/items" })
	void onePolicyHoldsForEveryPath(String path) {
		assertThat(CorsPolicies.of(ONE).forPath(path)).isSameAs(ONE);
	}

	@Test
	void noPolicyHoldsWhereNoneIsListed() {
		assertThat(CorsPolicies.builder().build().forPath("/")).isNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "off", textBlock = """
			/api/public/items, one
			/api/items,        other
			/api/internal/x,   off
			/api/internalx,    other
			/html,             off
			""")
	void firstThatMatchesHoldsAndAPathThatNothingMatchesIsOff(String path, String name) {
		CorsPolicies policies = CorsPolicies.builder()
			.off(PathRegex.compile("^/api/internal/"))
			.policy(PathRegex.compile("^/api/public/"), ONE)
			.policy(PathRegex.compile("^/api/"), OTHER)
			.policy(PathRegex.compile("^/api/public/items$"), OTHER)
			.build();
		CorsPolicy policy = policies.forPath(path);
		assertThat((policy != null) ? policy.name() : null).isEqualTo(name);
	}

	@Test
	void policiesDoNotChangeWithTheirBuilder() {
		CorsPolicies.Builder builder = CorsPolicies.builder();
		CorsPolicies policies = builder.build();
		builder.policy(PathRegex.compile(""), ONE);
		assertThat(policies.forPath("/")).isNull();
	}

	@Test
	void nothingIsDecidedWhereCorsIsOff() {
		CorsPolicies policies = CorsPolicies.builder().off(PathRegex.compile("")).build();
		List<Object> asked = new ArrayList<>();
		CorsEvaluator evaluator = new CorsEvaluator(policies, asked::add);
		assertThat(evaluator.evaluate(TestRequest.request("GET", "/").from("https://one.example").build())).isNull();
		assertThat(evaluator.evaluate(TestRequest.request("OPTIONS", "/").withRequestMethod().build())).isNull();
		assertThat(asked).isEmpty();
	}

	@Test
	void policyOfThePathDecides() {
		CorsPolicies policies = CorsPolicies.builder()
			.policy(PathRegex.compile("^/one/"), ONE)
			.policy(PathRegex.compile(""), OTHER)
			.build();
		CorsEvaluator evaluator = new CorsEvaluator(policies, null);
		assertThat(evaluator.evaluate(TestRequest.request("GET", "/one/x").from("https://one.example").build()))
			.returns("one", CorsDecision::policy)
			.returns(CorsReason.ORIGIN_LISTED, CorsDecision::reason);
		assertThat(evaluator.evaluate(TestRequest.request("GET", "/x").from("https://one.example").build()))
			.returns("other", CorsDecision::policy)
			.returns(CorsReason.ORIGIN_NOT_ALLOWED, CorsDecision::reason);
	}

	@Test
	void authorizerIsAskedForThePolicyOfThePath() {
		CorsEvaluator evaluator = new CorsEvaluator(CorsPolicies.of(ONE), (request) -> request.path().equals("/open"));
		assertThat(evaluator.evaluate(TestRequest.request("GET", "/open").from("https://tenant.example").build()))
			.returns(CorsReason.ORIGIN_AUTHORIZED, CorsDecision::reason);
		assertThat(evaluator.evaluate(TestRequest.request("GET", "/closed").from("https://tenant.example").build()))
			.returns(CorsReason.ORIGIN_NOT_ALLOWED, CorsDecision::reason);
	}

	@Test
	void pathThatLeadsToTwoPoliciesIsAllowedByNeither() {
		CorsPolicies policies = CorsPolicies.builder()
			.policy(PathRegex.compile("^/one/"), ONE)
			.policy(PathRegex.compile(""), OTHER)
			.build();
		CorsEvaluator evaluator = new CorsEvaluator(policies, (request) -> true);
		TestRequest request = TestRequest.request("GET", "/one/x").requested("/other/../one/x");
		assertThat(evaluator.evaluate(request.from("https://one.example").build()))
			.returns(CorsReason.PATH_AMBIGUOUS, CorsDecision::reason)
			.returns(false, CorsDecision::isAllowed);
		assertThat(evaluator.evaluate(request.from(null).build())).returns(CorsReason.NO_ORIGIN, CorsDecision::reason);
	}

	@Test
	void pathThatCorsIsOffForInOneOfTwoReadingsIsAllowedInNeither() {
		CorsEvaluator evaluator = new CorsEvaluator(
				CorsPolicies.builder().policy(PathRegex.compile("^/one/"), ONE).build(), null);
		TestRequest request = TestRequest.request("GET", "/x").requested("/one/../x");
		assertThat(evaluator.evaluate(request.from("https://one.example").build())).returns(CorsReason.PATH_AMBIGUOUS,
				CorsDecision::reason);
	}

	@Test
	void twoReadingsOfAPathWithTheSamePolicyAreNoMatter() {
		CorsEvaluator evaluator = new CorsEvaluator(CorsPolicies.of(ONE), null);
		TestRequest request = TestRequest.request("GET", "/x").requested("//x");
		assertThat(evaluator.evaluate(request.from("https://one.example").build())).returns(CorsReason.ORIGIN_LISTED,
				CorsDecision::reason);
	}

	@Test
	void policyThatCanAllowNothingStandsAside() {
		CorsPolicies policies = CorsPolicies.of(CorsPolicy.named("nobody").build());
		TestRequest request = TestRequest.request("OPTIONS", "/").withRequestMethod().from("https://one.example");
		assertThat(new CorsEvaluator(policies, null).evaluate(request.build())).isNull();
		assertThat(new CorsEvaluator(policies, (facts) -> true).evaluate(request.build()))
			.returns(CorsReason.ORIGIN_AUTHORIZED, CorsDecision::reason);
	}

}
