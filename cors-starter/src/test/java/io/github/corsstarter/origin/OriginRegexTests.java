package io.github.corsstarter.origin;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Regular expressions over whole origins.
 */
class OriginRegexTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://example\\.com                  | https://example.com              | true
			https://example\\.com                  | https://example.com.evil.org     | false
			https://example\\.com                  | https://example.com:8443         | false
			https://example\\.com                  | xhttps://example.com             | false
			^https://example\\.com                 | https://example.com.evil.org     | false
			^https://example\\.com$                | https://example.com              | true
			example\\.com                          | https://example.com              | false
			^https://\\w+\\.example\\.com$         | https://foo.example.com          | true
			^https://\\w+\\.example\\.com$         | https://foo.example.org          | false
			^https://\\w+\\.example\\.com$         | https://a.foo.example.com        | false
			https://pr-\\d{1,4}\\.example\\.com    | https://pr-12.example.com        | true
			https://pr-\\d{1,4}\\.example\\.com    | https://pr-12345.example.com     | false
			https://example\\.com(:\\d+)?          | https://example.com:3000         | true
			https://Example\\.com                  | https://example.com              | false
			(?i)https://Example\\.com              | https://example.com              | true
			""")
	void wholeOriginHasToMatch(String regex, String origin, boolean expected) {
		assertThat(matches(regex, origin)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'https://a|https://ab'                 | https://a
			'https://a|https://ab'                 | https://ab
			'https://ab|https://a'                 | https://a
			'^https://a$|^https://ab$'             | https://ab
			'https://a(b|bc)(c|cd)'                | https://abcd
			https://a.*?                           | https://abc
			""")
	void everyAlternativeMayBeTheOneThatReachesTheEnd(String regex, String origin) {
		assertThat(matches(regex, origin)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'https://a|https://b'                  | https://a.evil.org
			'https://a|https://b'                  | https://b.evil.org
			'https://a|https://b'                  | evil://https://b
			'^https://a|https://b$'                | https://a.evil.org
			'^https://a|https://b$'                | evil://https://b
			""")
	void noAlternativeIsLeftWithoutAnchors(String regex, String origin) {
		assertThat(matches(regex, origin)).isFalse();
	}

	@Test
	void emptyExpressionMatchesNoOrigin() {
		assertThat(matches("", "https://example.com")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "(", "*", "https://(?!evil).*", "(?<=a)b", "(a)\\1", "a++", "\\Z", "\\p{Alpha}", "a{1001}" })
	void expressionThatRe2DoesNotKnowIsRefusedWithTheReason(String regex) {
		assertThatIllegalArgumentException().isThrownBy(() -> OriginRegex.compile(regex))
			.withMessageMatching(".+ at \\d+: .+");
	}

	@Test
	void isCalledByItsText() {
		assertThat(OriginRegex.compile("https://a\\.example")).hasToString("https://a\\.example");
	}

	private static boolean matches(String regex, String origin) {
		return new RegexRules(Map.of(new OriginRule(OriginRule.Kind.REGEX, 0, regex), OriginRegex.compile(regex)))
			.find(origin) != null;
	}

}
