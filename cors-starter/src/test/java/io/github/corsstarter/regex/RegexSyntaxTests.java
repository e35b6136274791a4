package io.github.corsstarter.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What is RE2 syntax and what is not: the same as for RE2/J.
 */
class RegexSyntaxTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "|", "a||b", "()", "(|a)", "(?:)", "(?)", "(?i)", "(?i-s:a)", "(?U)a*", "(?mis)a",
			"(?P<name>a)", "(?<name>a)", "(?P<n>a)(?P<m>b)", "(?P<_1>a)", "^*", "\\b+", "$?", "(^)*", "a*?", "a+?",
			"a??", "a{2}?", "a(?i)*", "a*(?i)*", "a\\Q\\E*", "a*\\Q\\E*", "\\Qa", "\\Qa\\Qb\\E", "\\Q\\", "a{", "a{}",
			"a{,2}", "a{2", "a{2,", "a{01}", "a{2,03}", "{", "}", "]", "a{0}", "a{0,}", "a{1000}", "a{1000,1000}",
			"[]]", "[^]]", "[]-a]", "[a-]", "[-a]", "[a-b-c]", "[--0]", "[[]", "[[a:]", "[a[:alpha:]b]", "[[:^digit:]]",
			"[\\]]", "[\\pL\\d]", "[\\n]", "[\\x41-\\x{5A}]", "[^\\x00-\\x{10FFFF}]", "\\pL", "\\PL", "\\p{L}",
			"\\p{^L}", "\\P{^Greek}", "\\p{Any}", "\\p{Old_Italic}", "\\0", "\\08", "\\12", "\\123", "\\1234", "\\777",
			"\\x41", "\\x{41}", "\\x{10FFFF}", "\\x{000041}", "\\_", "\\-", "\\/", "\\\u00E9", "\\a\\f\\t\\n\\r\\v",
			"\\A\\z", "\uD800", "\uDC00\uD800" })
	void whatRe2ReadsIsRead(String regex) {
		assertThatNoException().isThrownBy(() -> Pattern.compile(regex));
		assertThatNoException().isThrownBy(() -> Regex.parse(regex));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', textBlock = """
			(              ~ a ( without its ) at 0: (
			(a|(b)         ~ a ( without its ) at 0: (a|(b)
			a)             ~ a ) without its ( at 1: )
			a(b))          ~ a ) without its ( at 4: )
			*              ~ a quantifier with nothing before it at 0: *
			(*a)           ~ a quantifier with nothing before it at 1: *
			a|+            ~ a quantifier with nothing before it at 2: +
			(?i)?          ~ a quantifier with nothing before it at 4: ?
			a**            ~ a quantifier after a quantifier at 2: *
			a*+            ~ a quantifier after a quantifier at 2: +
			a{2}{3}        ~ a quantifier after a quantifier at 4: {3}
			a???           ~ a quantifier after a quantifier at 3: ?
			a{*            ~ a quantifier after a quantifier at 2: *
			a{1001}        ~ a number of repetitions that is above 1000, or below the one before it at 1: {1001}
			a{2,1}         ~ a number of repetitions that is above 1000, or below the one before it at 1: {2,1}
			a{1,1001}      ~ a number of repetitions that is above 1000, or below the one before it at 1: {1,1001}
			a{99999999999} ~ a number of repetitions that is above 1000, or below the one before it at 1: {99999999999}
			(?=a)          ~ a group or flags that RE2 does not have at 0: (?=
			(?!a)          ~ a group or flags that RE2 does not have at 0: (?!
			(?x)a          ~ a group or flags that RE2 does not have at 0: (?x
			(?i            ~ a group or flags that RE2 does not have at 0: (?i
			(?-)           ~ a group or flags that RE2 does not have at 0: (?-)
			(?i-:a)        ~ a group or flags that RE2 does not have at 0: (?i-:
			(?-i-s:a)      ~ a group or flags that RE2 does not have at 0: (?-i-
			(?P=n)         ~ a group or flags that RE2 does not have at 0: (?P
			(?<=a)         ~ an invalid name of a group at 0: (?<
			(?<n           ~ an invalid name of a group at 0: (?<
			(?P<>a)        ~ an invalid name of a group at 0: (?P<>
			(?P<n-m>a)     ~ an invalid name of a group at 0: (?P<n-m>
			(?P<n>a)(?<n>) ~ a name that another group has at 8: (?<n>
			[              ~ a [ without its ] at 0: [
			[]             ~ a [ without its ] at 0: []
			a[^            ~ a [ without its ] at 1: [^
			[a-            ~ a [ without its ] at 0: [a-
			[b-a]          ~ a range in the wrong order at 1: b-a
			[a-\\d]        ~ invalid escape sequence at 3: \\d
			[\\b]          ~ invalid escape sequence at 1: \\b
			[\\Qa\\E]      ~ invalid escape sequence at 1: \\Q
			[[:foo:]]      ~ an unknown class at 1: [:foo:]
			[[:Alpha:]]    ~ an unknown class at 1: [:Alpha:]
			[[:]]:]        ~ an unknown class at 1: [:]
			\\p            ~ an unknown class at 0: \\p
			\\p{           ~ an unknown class at 0: \\p{
			\\p{Alpha}     ~ an unknown class at 0: \\p{Alpha}
			\\p{greek}     ~ an unknown class at 0: \\p{greek}
			\\p{Cn}        ~ an unknown class at 0: \\p{Cn}
			\\p{Adlam}     ~ an unknown class at 0: \\p{Adlam}
			\\             ~ a backslash with nothing after it at 0: \\
			\\1            ~ invalid escape sequence at 0: \\1
			\\8            ~ invalid escape sequence at 0: \\8
			\\C            ~ invalid escape sequence at 0: \\C
			\\Z            ~ invalid escape sequence at 0: \\Z
			\\h            ~ invalid escape sequence at 0: \\h
			\\u0041        ~ invalid escape sequence at 0: \\u
			\\x            ~ invalid escape sequence at 0: \\x
			\\x4           ~ invalid escape sequence at 0: \\x4
			\\x{}          ~ invalid escape sequence at 0: \\x{}
			\\x{41         ~ invalid escape sequence at 0: \\x{41
			\\x{110000}    ~ invalid escape sequence at 0: \\x{110000
			""")
	void whatRe2RefusesIsRefusedWithThePartThatIsInvalid(String regex, String message) {
		assertThatExceptionOfType(PatternSyntaxException.class).isThrownBy(() -> Pattern.compile(regex));
		assertThatExceptionOfType(RegexSyntaxException.class).isThrownBy(() -> Regex.parse(regex)).withMessage(message);
	}

	@Test
	void placeOfAnInvalidPartIsTold() {
		assertThatExceptionOfType(RegexSyntaxException.class).isThrownBy(() -> Regex.parse("abc\\Z"))
			.satisfies((ex) -> assertThat(ex.offset()).isEqualTo(3));
	}

	@Test
	void longInvalidPartIsQuotedShortly() {
		assertThatExceptionOfType(RegexSyntaxException.class).isThrownBy(() -> Regex.parse("[" + "a".repeat(50)))
			.withMessage("a [ without its ] at 0: [" + "a".repeat(39) + "...");
	}

	@Test
	void expressionIsPrintedAsItWasWritten() {
		assertThat(Regex.parse("^(?i)a{2}$")).hasToString("^(?i)a{2}$");
	}

}
