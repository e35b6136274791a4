package io.github.corsstarter.path;

import java.util.List;

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
 * Any expression is refused with a reason or means what RE2/J says it means, compared as
 * text or not.
 */
class PathRegexFuzzTests {

	private static final List<String> PIECES = List.of("^", "$", "/", "/api/", "/login", ".*", ".*$", ".", "\\", "\\.",
			"\\/", "\\d", "\\Q", "\\E", "(", ")", "(?i)", "(?:", "|", "[a-z]", "[^/]", "+", "?", "*", "{2,3}", "\n",
			"\\z", "\\b", "-", "\u00E9");

	private static final List<String> PATHS = List.of("/", "/api/", "/api", "/login", "/API/", "items", "/1", "\n", "$",
			"^", ".", "*", "\u00E9");

	@FuzzTest
	void expressionMeansWhatRe2SaysItMeans(FuzzedDataProvider data) {
		String regex = FuzzedText.of(data, PIECES);
		String path = "/" + FuzzedText.of(data, PATHS);
		if (isTooLarge(regex)) {
			return;
		}
		Pattern re2 = compile(regex);
		if (re2 == null) {
			assertThatIllegalArgumentException().isThrownBy(() -> PathRegex.compile(regex));
			assertThatIllegalArgumentException().isThrownBy(() -> PathRegex.compileWhole(regex));
			return;
		}
		assertThat(PathRegex.compile(regex).matchesStartOf(path)).as("%s at the start of %s", regex, path)
			.isEqualTo(re2.matcher(path).lookingAt());
		assertThat(PathRegex.compileWhole(regex).matchesStartOf(path)).as("%s for %s", regex, path)
			.isEqualTo(re2.matcher(path).matches());
	}

	/**
	 * RE2/J never ends, or runs out of memory, with some expressions that are refused
	 * here.
	 */
	private static boolean isTooLarge(String regex) {
		try {
			Regex.parseDotAll(regex);
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
			return Pattern.compile(regex, Pattern.DOTALL);
		}
		catch (PatternSyntaxException ex) {
			return null;
		}
	}

}
