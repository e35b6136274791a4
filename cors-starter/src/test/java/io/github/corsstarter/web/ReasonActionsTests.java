package io.github.corsstarter.web;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.explain.UnlistedToken;
import io.github.corsstarter.explain.UnlistedToken.Cause;
import io.github.corsstarter.explain.UnlistedToken.Kind;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.host.ProxyTrustFailure;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.PreflightReason;
import io.github.corsstarter.settings.SettingKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which setting to change, for everything that the engine refuses.
 */
class ReasonActionsTests {

	private static final Pattern SETTING = Pattern.compile("\\bcors\\.[a-z\\[\\].-]*[a-z\\]]");

	static Stream<Reason> reasons() {
		return Stream
			.<Reason[]>of(CorsReason.values(), PreflightReason.values(), HostReason.values(), CsrfReason.values())
			.flatMap(Arrays::stream);
	}

	static Stream<UnlistedToken> unlistedTokens() {
		return Stream.of(Kind.values())
			.flatMap((kind) -> Stream.of(Cause.values()).map((cause) -> new UnlistedToken(kind, "x", cause)));
	}

	@ParameterizedTest
	@MethodSource("reasons")
	void everyRefusingReasonHasAnActionAndNoOtherHasOne(Reason reason) {
		if (reason.isAccepted()) {
			assertThat(ReasonActions.of(reason)).isNull();
		}
		else {
			assertIsAction(ReasonActions.of(reason));
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyFailureOfProxyTrustHasAnAction(ProxyTrustFailure failure) {
		assertIsAction(ReasonActions.of(failure));
	}

	@ParameterizedTest
	@MethodSource("unlistedTokens")
	void everyUnlistedTokenHasAnAction(UnlistedToken token) {
		assertIsAction(ReasonActions.of(token));
	}

	@ParameterizedTest
	@CsvSource({ "x-xsrf-token", "x-csrf-token" })
	void headerNamesOfSpringSecurityAreRecognised(String name) {
		assertThat(ReasonActions.of(new UnlistedToken(Kind.HEADER, name, Cause.ABSENT)))
			.contains("cors.extra-allow-headers", "Spring Security", "x-csrftoken, which is Django's");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			METHOD | CASE_DIFFERS         | Write it in upper case in the page
			METHOD | ABSENT               | Add it to cors.extra-allow-methods
			HEADER | ABSENT               | Add it to cors.extra-allow-headers
			HEADER | WILDCARD_EXCLUDES_IT | The * in the list does not cover it
			""")
	void actionForAnUnlistedTokenDependsOnTheCause(Kind kind, Cause cause, String action) {
		assertThat(ReasonActions.of(new UnlistedToken(kind, "x-mine", cause))).contains(action);
	}

	@Test
	void reasonThatIsNotOfTheEngineHasNoAction() {
		assertThat(ReasonActions.of(new Reason() {

			@Override
			public String code() {
				return "own";
			}

			@Override
			public String description() {
				return "the application says so";
			}

			@Override
			public boolean isAccepted() {
				return false;
			}

		})).isNull();
	}

	/**
	 * Sentences that name at least one setting, and only settings that exist.
	 */
	private static void assertIsAction(String action) {
		assertThat(action).matches("[A-Z].*\\.");
		List<String> settings = SETTING.matcher(action).results().map(MatchResult::group).toList();
		assertThat(settings).isNotEmpty()
			.allSatisfy((setting) -> assertThat(SettingKeys.topLevel().names())
				.contains(setting.replaceFirst("^cors\\.(policies\\[]\\.)?", "")));
	}

}
