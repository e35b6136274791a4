package io.github.corsstarter.verdict;

import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.re2j.Pattern;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.testing.FuzzedText;
import io.github.corsstarter.verdict.Verdict.Closed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No rule that is accepted lets in the domain of an attacker, who registers any name that
 * the rule does not write out, below any public suffix, with any subdomains.
 */
class AttackersDomainFuzzTests {

	/**
	 * So long that it is none of the few names that an accepted rule may leave open.
	 */
	private static final String NAME = "zq7xk3w9";

	private static final List<String> SUFFIXES = List.of(".com", ".org", ".co.uk", ".vercel.app", ".github.io",
			".s3.amazonaws.com", ".ck");

	private static final List<String> BESIDE_THE_NAME = List.of("example", "example.com", "www", "app", ".", "-", "com",
			"a", "0", "localhost", "vercel", ".vercel.app", "xn--");

	private static final List<String> PORTS = List.of("", "", "", ":8080", ":1");

	private static final List<String> RULES = List.of("https://", "https?://", "http", "://", "a", "com", "example",
			"example\\.com", "\\.com", "\\.", ".", "[.]", "[a-z]", "[^.]", "[^/]", "[a-z0-9-]+", "[\\w-]+", ".*", ".+",
			"\\w", "\\pL", "(", ")", "(?:", "(?i)", "|", "?", "*", "+", "{2}", "{0,3}", "{8}", "{1,63}", "$", "^",
			"\\b", "\\B", "\\z", "(:\\d+)?", ":8080", "(a|b|c|d|e|f|g|h|i|j|k|q|w|x|z|3|7|9)", "\\.vercel\\.app",
			"\\.co\\.uk", "\\.ck", "localhost", "(www\\.|app\\.)?", "*.", "*", "-", "\\Q", "\\E");

	@FuzzTest
	void acceptedRuleLetsInNoDomainThatItDoesNotName(FuzzedDataProvider data) {
		String domain = (data.consumeBoolean() ? FuzzedText.like(data, BESIDE_THE_NAME).replaceAll(".*[.]", "") : "")
				+ NAME + data.pickValue(SUFFIXES);
		String host = FuzzedText.of(data, BESIDE_THE_NAME) + domain;
		String origin = data.pickValue(List.of("https://", "http://")) + host + data.pickValue(PORTS);
		Origin attacker = Origin.ofSerialized(origin);
		if (attacker == null) {
			return;
		}
		String rule = FuzzedText.of(data, RULES);
		if (RuleJudge.judgeRegex(rule) instanceof Closed) {
			assertThat(Pattern.matches(rule, origin)).as("%s lets in %s", rule, origin).isFalse();
		}
		try {
			if (RuleJudge.judgePattern(OriginPattern.parse(rule)) instanceof Closed) {
				OriginMatcher matcher = OriginMatcher.builder().origin(rule).build();
				assertThat(matcher.findMatching(attacker, origin)).as("%s lets in %s", rule, origin).isNull();
			}
		}
		catch (OriginSyntaxException ex) {
			assertThat(ex.getMessage()).isNotBlank();
		}
	}

}
