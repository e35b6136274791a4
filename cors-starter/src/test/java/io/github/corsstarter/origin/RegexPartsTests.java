package io.github.corsstarter.origin;

import java.util.List;
import java.util.Random;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.corsstarter.origin.RegexParts.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The outermost parts of a regular expression.
 */
class RegexPartsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '"', textBlock = """
			ab                       ! a b
			^a\\.b$                  ! ^ a \\. b $
			a*b+?c{2}d{2,}?e{2,3}    ! a* b+? c{2} d{2,}? e{2,3}
			a{b}                     ! a { b }
			(a|b)+c                  ! (a|b)+ c
			(a(b)[)]\\)\\Q)\\E)?c    ! (a(b)[)]\\)\\Q)\\E)? c
			(?i)a(?:b)               ! (?i) a (?:b)
			[a-z]+[^]x]*[]]          ! [a-z]+ [^]x]* []]
			[[:alpha:]\\]|]x         ! [[:alpha:]\\]|] x
			\\Q.a\\Eb                ! \\. a b
			\\Qab\\E+c               ! a b+ c
			\\Qa                     ! a
			\\pL\\p{Greek}+\\x{41}   ! \\pL \\p{Greek}+ \\x{41}
			\\x41b\\101c\\w\\d?      ! \\x41 b \\101 c \\w \\d?
			a|b                      ! a | b
			(?i)a|b                  ! (?i) a | (?i) b
			|a                       ! | a
			""")
	void areSplitWithTheirQuantifiers(String regex, String expected) {
		List<List<Part>> alternatives = RegexParts.of(regex);
		assertThat(alternatives.stream()
			.map((parts) -> String.join(" ", parts.stream().map(Part::text).toList()))
			.reduce((one, other) -> one + " | " + other)
			.orElse("")
			.strip()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '"', textBlock = """
			a\\.\\wb+[c](d).^$       ! a.
			\\Q.a\\E\\/              ! .a/
			""")
	void onlyAPartThatMatchesOneCharacterIsLiteral(String regex, String literals) {
		StringBuilder found = new StringBuilder();
		RegexParts.of(regex).get(0).stream().map(Part::literal).filter((c) -> c != null).forEach(found::append);
		assertThat(found).hasToString(literals);
	}

	@Test
	void ofQuotedTextOnlyWhatCouldBeSyntaxIsEscaped() {
		assertThat(RegexParts.of("\\Q \t.-~\u007F\u0080\u00FC\\E").get(0).stream().map(Part::text)).containsExactly(" ",
				"\t", "\\.", "\\-", "\\~", "\\\u007F", "\u0080", "\u00FC");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '"', textBlock = """
			^https://(\\w+|[a-z|]{2,3}?)\\.\\Qexample.c\\Eom(:\\d+)?$
			(?i)https?:\\/\\/[^].|(]+(?P<x>a(?:b)\\))*\\x{2e}\\x2e\\pL\\p{Greek}\\101$
			""")
	void everyBeginningIsAnExpression(String regex) {
		List<Part> parts = RegexParts.of(regex).get(0);
		for (int i = 0; i <= parts.size(); i++) {
			String beginning = RegexParts.join(parts.subList(0, i));
			assertThat(Pattern.compile(beginning).pattern()).isEqualTo(beginning);
		}
	}

	@Test
	void everyBeginningOfAnyExpressionIsAnExpression() {
		List<String> pieces = List.of("a", "b", ".", "\\.", "\\w", "\\Q", "\\E", "*", "+", "?", "{2}", "{1,}", "{", "}",
				"(", ")", "(?:", "(?i)", "(?P<n>", "[", "]", "^", "$", "|", "-", "[:alpha:]", "\\]", "\\)", "\\x41",
				"\\pL", "\\p{Greek}", "\\", "\\101", "\uD83D\uDE00", ",", "1");
		Random random = new Random(42);
		int accepted = 0;
		for (int i = 0; i < 50_000; i++) {
			StringBuilder text = new StringBuilder();
			for (int left = 1 + random.nextInt(8); left > 0; left--) {
				text.append(pieces.get(random.nextInt(pieces.size())));
			}
			String regex = text.toString();
			List<List<Part>> alternatives = RegexParts.of(regex);
			if (isExpression(regex)) {
				accepted++;
				for (List<Part> parts : alternatives) {
					for (int count = 0; count <= parts.size(); count++) {
						assertThat(RegexParts.join(parts.subList(0, count))).as(regex)
							.matches(RegexPartsTests::isExpression);
					}
				}
			}
		}
		assertThat(accepted).isGreaterThan(5_000);
	}

	private static boolean isExpression(String regex) {
		try {
			Pattern.compile(regex);
			return true;
		}
		catch (PatternSyntaxException ex) {
			return false;
		}
	}

}
