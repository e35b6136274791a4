package io.github.corsstarter.verdict;

import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.re2j.Pattern;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.testing.FuzzedText;
import io.github.corsstarter.verdict.Verdict.Closed;
import io.github.corsstarter.verdict.Verdict.Dead;
import io.github.corsstarter.verdict.Verdict.Open;
import io.github.corsstarter.verdict.Verdict.Unknown;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any text can be judged as an expression, and what the verdict says is true.
 */
class RegexVerdictFuzzTests {

	private static final List<String> REGEXES = List.of("https://", "https?://", "http", "://", "a", "com", "example",
			"\\.com", "\\.", ".", "[.]", "[a-z]", "[^.]", "[a-z0-9-]+", ".*", "\\d", "\\w", "\\pL", "(", ")", "(?:",
			"(?i)", "|", "?", "*", "+", "{2}", "{0,3}", "{60}", "$", "^", "\\b", "\\B", "\\z", "(:\\d+)?", ":443",
			":8080", "/", "\\.vercel\\.app", "\\.co\\.uk", "\\.ck", "www\\.ck", "192\\.168\\.", "\\[", "\\]", "::1",
			"[0-9a-f:]", "null", "file://", "A", "-", "_", "\\Q", "\\E", "xn--");

	@FuzzTest
	void verdictOnAnExpressionIsTrue(FuzzedDataProvider data) {
		String regex = FuzzedText.of(data, REGEXES);
		List<String> origins = List.of("https://example.com", "http://localhost:8080", "https://a.vercel.app",
				"https://www.ck", "http://192.168.1.1", "https://[::1]", "http://a.co.uk:8080", "https://xn--a.com");
		Verdict verdict = RuleJudge.judgeRegex(regex);
		if (verdict instanceof Open open) {
			assertThat(Origin.ofSerialized(open.witness())).as("%s: %s", regex, open).isNotNull();
			assertThat(open.witness()).contains(open.host());
			assertThat(Pattern.matches(regex, open.witness())).as("%s: %s", regex, open).isTrue();
		}
		else if (verdict instanceof Dead dead) {
			assertThat(dead.start()).isBetween(0, dead.end());
			assertThat(dead.end()).isBetween(0, regex.length());
			assertThat(origins).as("%s: %s", regex, dead).noneMatch((origin) -> Pattern.matches(regex, origin));
		}
		String corrected = RuleJudge.correctRegex(regex);
		if (corrected != null) {
			assertThat(verdict).as(regex).isNotInstanceOfAny(Closed.class, Unknown.class);
			assertThat(RuleJudge.judgeRegex(corrected)).as("%s for %s", corrected, regex).isEqualTo(new Closed());
		}
	}

}
