package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a text must end in to match an expression.
 */
class LiteralEndsTests {

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
			^https://[a-z]+\\.example\\.com$ => .example.com
			https://[a-z]+\\.example\\.com => .example.com
			https://pr-\\d+\\.example\\.com\\z => .example.com
			https://example\\.com => https://example.com
			https://\\Qexample.com\\E => https://example.com
			https://(a|b)\\.example\\.com => .example.com
			https://[a-z]-x => -x
			https://\\wx => x
			https://a.b => b
			https://ab*c => c
			""")
	void anExpressionEndsInTheLiteralAfterAllThatCanVary(String regex, String end) {
		assertThat(LiteralEnds.of(regex).literals()).containsExactly(end);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example\\.com(:\\d+)?", "https://example\\.com:\\d+", "https://example\\.co.*",
			"https://example\\.comm?", "https://example\\.co(m|)", "(?i)https://example\\.com",
			"https://(?i)example\\.com", "https://b(?i)?A", "https://b(?i)\\Q\\E?A", "https://example\\.c[o]",
			"https://example\\.com\\pL", "https://example\\.com$*" })
	void anExpressionWhoseEndCanVaryEndsInAnything(String regex) {
		assertThat(LiteralEnds.of(regex).literals()).containsExactly("");
	}

	@Test
	void aTextThatEndsOtherwiseIsTurnedAway() {
		LiteralEnds ends = LiteralEnds.of("https://.*\\.a\\.example|https://.*\\.b\\.example");
		assertThat(ends.admit("https://x.b.example")).isTrue();
		assertThat(ends.admit("https://x.c.example")).isFalse();
	}

	@Test
	void eachAlternativeHasAnEndOfItsOwn() {
		assertThat(LiteralEnds.of("^https://a\\.com$|^https://.*\\.org$|https://b:\\d+").literals())
			.containsExactly("https://a.com", ".org", "");
	}

	@Test
	void aFlagBeforeAnAlternativeHoldsInTheNext() {
		assertThat(LiteralEnds.of("(?i)https://a\\.com|https://b\\.com").literals()).containsExactly("", "");
	}

	/**
	 * Against RE2/J itself, with expressions and texts of so few letters that many match.
	 */
	@Test
	void noTextThatMatchesIsTurnedAway() {
		Random random = new Random(42);
		List<String> pieces = List.of("a", "b", "\\.", ".", "[ab]", "(a|b)", "(?:b|)", "a?", "b*", "|", "$", "^",
				"\\Qa.\\E", "(?i)", "(?i:a)", "\\w", "?", "\\Q\\E", "\\x61", "a{2}", "\\z", "\\b");
		int matches = 0;
		for (int i = 0; i < 20_000; i++) {
			StringBuilder regex = new StringBuilder();
			random.ints(random.nextInt(1, 7), 0, pieces.size()).forEach((piece) -> regex.append(pieces.get(piece)));
			matches += countMatches(regex.toString(), random);
		}
		assertThat(matches).isGreaterThan(10_000);
	}

	private static int countMatches(String regex, Random random) {
		Pattern pattern;
		try {
			pattern = Pattern.compile(regex);
		}
		catch (PatternSyntaxException ex) {
			return 0;
		}
		LiteralEnds ends = LiteralEnds.of(regex);
		List<String> matched = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			StringBuilder text = new StringBuilder();
			random.ints(random.nextInt(0, 5), 0, 4).forEach((letter) -> text.append("abA.".charAt(letter)));
			if (pattern.matches(text.toString())) {
				matched.add(text.toString());
			}
		}
		assertThat(matched).as(regex).allMatch(ends::admit);
		return matched.size();
	}

}
