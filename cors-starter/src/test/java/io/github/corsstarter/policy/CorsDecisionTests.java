package io.github.corsstarter.policy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which headers a decision owns, so that the application cannot change them.
 */
class CorsDecisionTests {

	private static final String SITE = "https://site.example";

	private static final CorsPolicy.Builder POLICY = CorsPolicy.named("default")
		.origins(List.of(SITE))
		.allowPrivateNetwork(true)
		.exposedHeaders(List.of("x-total"));

	@ParameterizedTest
	@ValueSource(strings = { "Access-Control-Allow-Origin", "access-control-allow-origin",
			"ACCESS-CONTROL-ALLOW-ORIGIN", "Access-Control-Expose-Headers", "access-control-expose-headers" })
	void ownsWhatItSetsInAnyCase(String name) {
		assertThat(TestRequest.get().from(SITE).decidedBy(POLICY).owns(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Access-Control-Allow-Methods",
					"Access-Control-Allow-Headers", "Access-Control-Max-Age", "Access-Control-Allow-Private-Network" })
	void ownsEveryHeaderOfAPreflight(String name) {
		assertThat(TestRequest.preflight().toPrivateNetwork().from(SITE).decidedBy(POLICY).owns(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Access-Control-Allow-Credentials", "access-control-allow-credentials" })
	void ownsTheCredentialsHeaderEvenWhereItIsAbsentBecauseItWouldCombineWithTheOrigin(String name) {
		assertThat(TestRequest.get().from(SITE).decidedBy(POLICY).owns(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age",
			"Access-Control-Allow-Private-Network", "Vary", "Content-Type", "", "Access-Control-Allow-Originx" })
	void doesNotOwnWhatItDoesNotSet(String name) {
		assertThat(TestRequest.get().from(SITE).decidedBy(POLICY).owns(name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials",
			"Access-Control-Expose-Headers", "Access-Control-Allow-Methods" })
	void ownsNothingWhereItAllowsNothing(String name) {
		assertThat(TestRequest.get().from("https://evil.example").decidedBy(POLICY).owns(name)).isFalse();
		assertThat(TestRequest.preflight().from("https://evil.example").decidedBy(POLICY).owns(name)).isFalse();
		assertThat(TestRequest.get().decidedBy(POLICY).owns(name)).isFalse();
	}

	@Test
	void summaryNamesReasonPolicyAndThePlaceOfTheRule() {
		assertThat(TestRequest.get().from(SITE).decidedBy(POLICY).summary())
			.isEqualTo("origin-listed; policy=default; rule=0");
		assertThat(TestRequest.get().from("https://evil.example").decidedBy(POLICY).summary())
			.isEqualTo("origin-not-allowed; policy=default");
	}

	@Test
	void isDisallowedOnlyIfAnOriginWasRefused() {
		assertThat(TestRequest.get().from("https://evil.example").decidedBy(POLICY).isDisallowed()).isTrue();
		assertThat(TestRequest.get().from("null").decidedBy(POLICY).isDisallowed()).isTrue();
		assertThat(TestRequest.get().from("garbage").decidedBy(POLICY).isDisallowed()).isTrue();
		assertThat(TestRequest.get().from(SITE).decidedBy(POLICY).isDisallowed()).isFalse();
		assertThat(TestRequest.get().decidedBy(POLICY).isDisallowed()).isFalse();
	}

}
