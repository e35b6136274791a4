package io.github.corsstarter.regex;

import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.automaton.Mismatch;
import io.github.corsstarter.automaton.RegexSet;
import io.github.corsstarter.testing.FuzzedText;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any text is refused where RE2/J refuses it, is too large, or means what RE2/J says it
 * means.
 */
class RegexFuzzTests {

	private static final List<String> PIECES = List.of("https://", "a", "b", "k", "com", "\\.", ".", "[ab]", "[^a-c]",
			"[[:alpha:]]", "[[:^word:]]", "[", "]", "-", "(", ")", "(?:", "(?i)", "(?-i)", "(?s:", "(?m)", "(?U)",
			"(?P<n>", "(?<m>", "|", "?", "*", "+", "??", "{2}", "{0,2}", "{2,}", "{", "}", "{1000}", "$", "^", "\\z",
			"\\A", "\\b", "\\B", "\\Q", "\\E", "\\x61", "\\x{62}", "\\pN", "\\p{Greek}", "\\w", "\\S", "\\d", "\\141",
			"\\C", "\\1", "\u017F", "\u212A", "\uD83D\uDE00", "\uD83D");

	private static final List<String> TEXTS = List.of("https://", "a", "b", "K", "com", ".", ":443", "\n", "-", "_",
			"\u017F", "\u212A", "\u03B1", "\uD83D\uDE00", "\uDE00");

	@FuzzTest
	void expressionMeansWhatRe2SaysItMeans(FuzzedDataProvider data) {
		String text = FuzzedText.of(data, PIECES);
		Automaton whole;
		Automaton prefix;
		try {
			Regex regex = Regex.parse(text);
			whole = Automaton.ofWholeText(regex, Integer.MAX_VALUE);
			prefix = Automaton.ofPrefix(regex, Integer.MAX_VALUE);
		}
		catch (RegexSyntaxException ex) {
			assertThat(pattern(text)).as("%s: %s", text, ex).isNull();
			return;
		}
		catch (RegexLimitException ex) {
			return;
		}
		Pattern pattern = pattern(text);
		assertThat(pattern).as(text).isNotNull();
		RegexSet wholeSet = RegexSet.of(List.of(whole));
		RegexSet prefixSet = RegexSet.of(List.of(prefix));
		for (int i = data.consumeInt(1, 6); i > 0; i--) {
			String candidate = FuzzedText.of(data, TEXTS);
			boolean matched = pattern.matches(candidate);
			if (wholeSet.omitted().isEmpty()) {
				assertThat(wholeSet.find(candidate) == 0).as("%s for %s", text, candidate).isEqualTo(matched);
			}
			if (prefixSet.omitted().isEmpty()) {
				assertThat(prefixSet.find(candidate) == 0).as("%s at the start of %s", text, candidate)
					.isEqualTo(pattern.matcher(candidate).lookingAt());
			}
			Mismatch mismatch = whole.explain(candidate, 0);
			assertThat(mismatch == null || !matched).as("%s explained for %s", text, candidate).isTrue();
		}
	}

	private static @Nullable Pattern pattern(String regex) {
		try {
			return Pattern.compile(regex);
		}
		catch (PatternSyntaxException ex) {
			return null;
		}
	}

}
