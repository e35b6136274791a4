package io.github.corsstarter.origin;

import java.util.List;
import java.util.Map;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.corsstarter.regex.Regex;
import io.github.corsstarter.regex.RegexLimitException;
import io.github.corsstarter.testing.FuzzedText;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The table of an expression matches what RE2/J alone says the expression matches, and an
 * expression is refused where RE2/J refuses it.
 */
class OriginRegexFuzzTests {

	private static final List<String> REGEX_PIECES = List.of("https://", "https?://", "http", "a", "b", "com", ".com",
			"\\.com", "example", "\\.", ".", "[ab]", "[^.]", "[[:alpha:]]", "(", ")", "(?:", "(?i)", "(?-i)", "(?i:a)",
			"(?P<n>", "|", "?", "*", "+", "??", "{2}", "{0,2}", "{2,3}", "$", "^", "\\z", "\\A", "\\b", "\\Q", "\\E",
			"\\x61", "\\x{62}", "\\pL", "\\p{Greek}", "\\w", "\\d", "\\141", "\\C", "(:\\d+)?", "\\\\", "]", "}");

	private static final List<String> TEXT_PIECES = List.of("https://", "http://", "a", "b", "A", "com", ".com",
			"example", ".", "a.b", ":1", ":443", "\\", "\n", "$", "^", "|", "{2}", "K", "\u212A", "s", "\u017F");

	@FuzzTest
	void expressionMatchesWhatRe2AloneMatches(FuzzedDataProvider data) {
		String regex = FuzzedText.of(data, REGEX_PIECES);
		if (isTooLarge(regex)) {
			return;
		}
		Pattern re2 = compile(regex);
		if (re2 == null) {
			assertThatIllegalArgumentException().isThrownBy(() -> OriginRegex.compile(regex));
			return;
		}
		RegexRules rules = rules(regex);
		if (rules == null) {
			return;
		}
		for (int i = data.consumeInt(1, 6); i > 0; i--) {
			String text = FuzzedText.of(data, TEXT_PIECES);
			assertThat(rules.find(text) != null).as("%s for %s", regex, text).isEqualTo(re2.matches(text));
		}
	}

	/**
	 * RE2/J accepts expressions that are too large to be examined.
	 */
	private static @Nullable RegexRules rules(String regex) {
		try {
			return new RegexRules(Map.of(new OriginRule(OriginRule.Kind.REGEX, 0, regex), OriginRegex.compile(regex)));
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex).hasCauseInstanceOf(RegexLimitException.class);
			return null;
		}
	}

	/**
	 * RE2/J never ends, or runs out of memory, with some expressions that are refused
	 * here.
	 */
	private static boolean isTooLarge(String regex) {
		try {
			Regex.parse(regex);
			return false;
		}
		catch (RegexLimitException ex) {
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static @Nullable Pattern compile(String regex) {
		try {
			return Pattern.compile(regex);
		}
		catch (PatternSyntaxException ex) {
			return null;
		}
	}

}
