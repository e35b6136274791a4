package io.github.corsstarter.regex;

import java.util.stream.IntStream;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code (?i)} means what it means to RE2/J.
 */
class CaseFoldingTests {

	private static final int LAST = 0x1044F;

	@Test
	void letterMatchesTheSameCasesAsInRe2() {
		IntStream.rangeClosed(0, LAST).filter(CaseFoldingTests::isSure).forEach((c) -> {
			CodePointSet folded = CaseFolding.fold(c);
			assertThat(folded.contains(c)).isTrue();
			if (folded.size() > 1 || Character.toLowerCase(c) != c || Character.toUpperCase(c) != c) {
				Pattern pattern = Pattern.compile(String.format("(?i)\\x{%X}", c));
				IntStream
					.of(c, Character.toLowerCase(c), Character.toUpperCase(c), Character.toTitleCase(c), 'i', 0x131,
							folded.first(0), folded.last(folded.ranges() - 1))
					.forEach((other) -> assertThat(folded.contains(other)).as("%X for %X", c, other)
						.isEqualTo(pattern.matches(Character.toString(other))));
			}
		});
	}

	@Test
	void rangeMatchesTheSameCasesAsInRe2() {
		Pattern pattern = Pattern.compile("(?i)[\\x{41}-\\x{5A}\\x{B5}-\\x{17F}\\x{10400}-\\x{10405}]");
		CodePointSet.Builder builder = new CodePointSet.Builder();
		builder.add(CaseFolding.fold(CodePointSet.ofRange(0x41, 0x5A)));
		builder.add(CaseFolding.fold(CodePointSet.ofRange(0xB5, 0x17F)));
		builder.add(CaseFolding.fold(CodePointSet.ofRange(0x10400, 0x10405)));
		CodePointSet folded = builder.build();
		IntStream.rangeClosed(0, LAST)
			.forEach((c) -> assertThat(folded.contains(c)).as("%X", c)
				.isEqualTo(pattern.matches(Character.toString(c))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "(?i)\\x{1C80}", "(?i)[\\x{1C00}-\\x{1CFF}]", "(?i)\\x{1E921}" })
	void whatRe2DoesNotDefineIsNotTranslated(String regex) {
		assertThatExceptionOfType(RegexLimitException.class).isThrownBy(() -> Regex.parse(regex));
	}

	/**
	 * RE2/J would never come back from the others.
	 */
	private static boolean isSure(int codePoint) {
		try {
			CaseFolding.fold(codePoint);
			return true;
		}
		catch (RegexLimitException ex) {
			return false;
		}
	}

}
