package io.github.corsstarter.regex;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Unicode classes have the characters that they have in RE2/J, apart from those that
 * Unicode changed since 6.0.
 */
class UnicodeClassesTests {

	private static final String CATEGORIES = "C Cc Cf Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps "
			+ "S Sc Sk Sm So Z Zl Zp Zs";

	private static final String SCRIPTS = "Arabic Armenian Common Cyrillic Deseret Georgian Greek Gothic Han Hebrew Hiragana "
			+ "Inherited Katakana Latin Nko Old_Italic Phags_Pa Runic Thai";

	private static final Pattern KNOWN_TO_RE2 = Pattern.compile("[\\pL\\pM\\pN\\pP\\pS\\pZ\\pC]");

	static Stream<String> names() {
		return Stream.of(CATEGORIES, SCRIPTS).flatMap((names) -> Arrays.stream(names.split(" ")));
	}

	@ParameterizedTest
	@MethodSource("names")
	void classHasTheSameAsciiCharactersAsInRe2(String name) {
		for (String flags : new String[] { "", "(?i)" }) {
			Pattern pattern = Pattern.compile(flags + "\\p{" + name + "}");
			CodePointSet found = UnicodeClasses.find(name, !flags.isEmpty());
			assertThat(found).isNotNull();
			IntStream.range(0, 128)
				.forEach((c) -> assertThat(found.contains(c)).as("%s%s %X", flags, name, c)
					.isEqualTo(pattern.matches(Character.toString(c))));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "L", "Ll", "Lu", "Nd", "P", "Greek", "Han" })
	void classHasNearlyTheSameOtherCharactersAsInRe2(String name) {
		for (String flags : new String[] { "", "(?i)" }) {
			Pattern pattern = Pattern.compile(flags + "\\p{" + name + "}");
			CodePointSet found = UnicodeClasses.find(name, !flags.isEmpty());
			assertThat(found).isNotNull();
			long different = IntStream.rangeClosed(0, Character.MAX_VALUE)
				.filter((c) -> found.contains(c) != pattern.matches(Character.toString(c)))
				.filter((c) -> KNOWN_TO_RE2.matches(Character.toString(c)))
				.count();
			assertThat(different).as(flags + name).isLessThan(200);
		}
	}

	@Test
	void everyScriptOfRe2HasCharacters() {
		assertThat(UnicodeClasses.find("Canadian_Aboriginal", false)).isNotNull()
			.satisfies((set) -> assertThat(set.contains(0x1401)).isTrue());
		assertThat(names().map((name) -> UnicodeClasses.find(name, false)))
			.allSatisfy((set) -> assertThat(set).isNotNull().isNotEqualTo(CodePointSet.EMPTY));
	}

	@Test
	void anyIsEveryCharacter() {
		assertThat(UnicodeClasses.find("Any", false)).isEqualTo(CodePointSet.ALL);
	}

}
