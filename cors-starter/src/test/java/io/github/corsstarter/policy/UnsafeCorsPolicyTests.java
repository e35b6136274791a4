package io.github.corsstarter.policy;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.policy.CorsPolicyViolation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A policy that would open responses, or a private network, to any site cannot be built,
 * whoever builds it.
 */
class UnsafeCorsPolicyTests {

	static Stream<Arguments> unsafeWithCredentials() {
		return Stream.of(
				Arguments.of(policy().allowAll(true),
						new CorsPolicyViolation(Kind.ANY_ORIGIN_WITH_CREDENTIALS, null, null)),
				Arguments.of(policy().origins(List.of("https://a.test", "null")),
						new CorsPolicyViolation(Kind.OPAQUE_ORIGIN_WITH_CREDENTIALS, exact(1, "null"), null)),
				Arguments.of(policy().origins(List.of("https://*")), open(pattern(0, "https://*"), "https://evil.org")),
				Arguments.of(policy().origins(List.of("https://a.test", "http://*:*")),
						open(pattern(1, "http://*:*"), "http://evil.org")),
				Arguments.of(policy().origins(List.of("https://*.vercel.app")),
						open(pattern(0, "https://*.vercel.app"), "https://evil.vercel.app")),
				Arguments.of(policy().origins(OriginMatcher.builder().regex("https://example\\.com.*").build()),
						open(regex("https://example\\.com.*"), "https://example.com.evil.org")));
	}

	@ParameterizedTest
	@MethodSource("unsafeWithCredentials")
	void anySiteWithCredentialsIsRefused(CorsPolicy.Builder policy, CorsPolicyViolation violation) {
		assertThat(violationsOf(policy.credentials(true))).containsExactly(violation);
	}

	@ParameterizedTest
	@MethodSource("unsafeWithCredentials")
	void anySiteWithoutCredentialsIsAllowed(CorsPolicy.Builder policy) {
		assertThatNoException().isThrownBy(policy::build);
	}

	@ParameterizedTest
	@MethodSource("unsafeWithCredentials")
	void anySiteWithCredentialsIsAllowedWhereItIsAccepted(CorsPolicy.Builder policy) {
		assertThatNoException().isThrownBy(policy.credentials(true).dangerouslyAllowAllWithCredentials(true)::build);
	}

	@Test
	void openRulesWithCredentialsAreAllowedWhereTheyAreAccepted() {
		assertThatNoException().isThrownBy(policy().credentials(true)
			.origins(List.of("https://*.vercel.app"))
			.dangerouslyAllowOpenOrigins(true)::build);
	}

	@Test
	void acceptingOpenRulesDoesNotAcceptAnyOrigin() {
		assertThat(violationsOf(
				policy().credentials(true).allowAll(true).origins(List.of("null")).dangerouslyAllowOpenOrigins(true)))
			.extracting(CorsPolicyViolation::kind)
			.containsExactly(Kind.ANY_ORIGIN_WITH_CREDENTIALS, Kind.OPAQUE_ORIGIN_WITH_CREDENTIALS);
	}

	@Test
	void expressionThatCannotBeJudgedIsRefusedWithCredentials() {
		String regex = "https://(.?){300}[^a](.?){200}";
		CorsPolicy.Builder policy = policy().origins(OriginMatcher.builder().regex(regex).build());
		assertThatNoException().isThrownBy(policy::build);
		assertThat(violationsOf(policy.credentials(true)))
			.containsExactly(new CorsPolicyViolation(Kind.UNKNOWN_RULE_WITH_CREDENTIALS, regex(regex), null));
	}

	@Test
	void ownOriginsWithCredentialsAreAllowed() {
		assertThatNoException().isThrownBy(policy().credentials(true)
			.allowPrivateNetwork(true)
			.origins(OriginMatcher.builder()
				.origin("https://a.test")
				.origin("https://*.example.com")
				.origin("http://localhost:*")
				.origin("file://")
				.regex("https://[a-z]+\\.example\\.org")
				.build())::build);
	}

	@Test
	void anyOriginOnAPrivateNetworkIsRefused() {
		assertThat(violationsOf(policy().allowAll(true).allowPrivateNetwork(true)))
			.containsExactly(new CorsPolicyViolation(Kind.ANY_ORIGIN_WITH_PRIVATE_NETWORK, null, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://*", "https://*.vercel.app" })
	void ruleForSitesOfOthersOnAPrivateNetworkIsRefused(String origin) {
		assertThat(violationsOf(policy().origins(List.of(origin)).allowPrivateNetwork(true)))
			.extracting(CorsPolicyViolation::kind)
			.containsExactly(Kind.OPEN_RULE_WITH_PRIVATE_NETWORK);
	}

	@Test
	void acceptingAnySiteWithCredentialsDoesNotOpenAPrivateNetwork() {
		assertThat(violationsOf(policy().allowAll(true)
			.allowPrivateNetwork(true)
			.credentials(true)
			.dangerouslyAllowAllWithCredentials(true)))
			.containsExactly(new CorsPolicyViolation(Kind.ANY_ORIGIN_WITH_PRIVATE_NETWORK, null, null));
	}

	@Test
	void allViolationsAreToldAtOnce() {
		CorsPolicy.Builder policy = CorsPolicy.named("partners")
			.origins(List.of("https://*", "null", "http://*"))
			.allowAll(true)
			.credentials(true)
			.allowPrivateNetwork(true);
		assertThat(violationsOf(policy)).extracting(CorsPolicyViolation::kind)
			.containsExactly(Kind.ANY_ORIGIN_WITH_CREDENTIALS, Kind.OPAQUE_ORIGIN_WITH_CREDENTIALS,
					Kind.OPEN_RULE_WITH_CREDENTIALS, Kind.OPEN_RULE_WITH_CREDENTIALS,
					Kind.ANY_ORIGIN_WITH_PRIVATE_NETWORK);
		assertThatExceptionOfType(UnsafeCorsPolicyException.class).isThrownBy(policy::build)
			.withMessage("The policy \"partners\" is unsafe: it allows any origin together with credentials; "
					+ "it allows the origin null together with credentials (null); "
					+ "it allows origins that anybody can own together with credentials (https://* matches https://evil.org); "
					+ "it allows origins that anybody can own together with credentials (http://* matches http://evil.org); "
					+ "it allows any origin together with access to a private network");
	}

	private static List<CorsPolicyViolation> violationsOf(CorsPolicy.Builder policy) {
		return catchThrowableOfType(UnsafeCorsPolicyException.class, policy::build).violations();
	}

	private static CorsPolicy.Builder policy() {
		return CorsPolicy.named("default");
	}

	private static OriginRule exact(int index, String text) {
		return new OriginRule(OriginRule.Kind.EXACT, index, text);
	}

	private static CorsPolicyViolation open(OriginRule rule, String witness) {
		return new CorsPolicyViolation(Kind.OPEN_RULE_WITH_CREDENTIALS, rule, witness);
	}

	private static OriginRule regex(String text) {
		return new OriginRule(OriginRule.Kind.REGEX, 0, text);
	}

	private static OriginRule pattern(int index, String text) {
		return new OriginRule(OriginRule.Kind.PATTERN, index, text);
	}

}
