package io.github.corsstarter.origin;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of a matcher, for those who report on them.
 */
class ConfiguredRulesTests {

	@Test
	void rulesComeInTheOrderOfTheConfiguration() {
		OriginMatcher matcher = OriginMatcher.builder()
			.regex("^https://a[0-9]\\.test$")
			.origin("https://z.test")
			.origin("https://*.m.test")
			.origin("HTTPS://A.test:443")
			.regex("^https://b\\.test$")
			.origin("null")
			.build();
		assertThat(matcher.rules()).extracting(OriginRule::text)
			.containsExactly("https://z.test", "https://*.m.test", "HTTPS://A.test:443", "null",
					"^https://a[0-9]\\.test$", "^https://b\\.test$");
	}

	@Test
	void whatIsSaidTwiceIsOneRule() {
		OriginMatcher matcher = OriginMatcher.builder()
			.origin("https://a.test")
			.origin("https://*.a.test")
			.origin("https://a.test:443")
			.origin("https://*.a.test")
			.build();
		assertThat(matcher.rules()).extracting(OriginRule::index).containsExactly(0, 1);
	}

	@Test
	void matcherWithoutRulesHasNone() {
		assertThat(OriginMatcher.builder().build().rules()).isEmpty();
	}

}
