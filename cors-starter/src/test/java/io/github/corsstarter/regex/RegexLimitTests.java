package io.github.corsstarter.regex;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import com.sun.management.ThreadMXBean;
import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.automaton.RegexSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * No expression costs more than it may, whatever it is.
 */
class RegexLimitTests {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final long MAX_BYTES = 64L * 1024 * 1024;

	private static final long MAX_NANOS = 200_000_000;

	static Stream<String> expensive() {
		return Stream.of("[a-z]*a[a-z]{16}", "[a-z]*a[a-z]{1000}", ".{0,1000}", "(.{0,50}a)".repeat(19), "(?:a?){1000}",
				"(?:a?b?){450}", "a?".repeat(500), "(?:a?){600}", "a{1000}".repeat(19),
				"(?:".repeat(14) + "a" + "){2}".repeat(14), "(?:" + "a?b?".repeat(60) + ")*",
				"(?:" + "(?:".repeat(190) + "a" + ")+".repeat(190) + ")", "\\pL".repeat(330),
				"(?i)" + "\\p{Lu}".repeat(160), "(?i)" + "[a-\\x{1C00}]".repeat(80),
				"[\\p{Greek}\\p{Han}\\p{Latin}\\p{Thai}]+".repeat(20),
				IntStream.range(0x4E00, 0x4EA0)
					.mapToObj((c) -> "[^" + Character.toString(c) + "]*")
					.collect(joining("")),
				IntStream.range(0x4E00, 0x5000).mapToObj(Character::toString).collect(joining("")),
				IntStream.range(0, 25).mapToObj((i) -> ".*" + (char) ('a' + i)).collect(joining("|")),
				"(?:[a-z]*" + IntStream.range(0, 25)
					.mapToObj((i) -> (char) ('a' + i) + "[a-z]*")
					.collect(joining("|[a-z]*")) + ")*",
				IntStream.range(0, 50).mapToObj((i) -> "[a-z-]*tenant" + i).collect(joining("|")),
				"(?:\\b\\w+\\b|\\B.\\B)*".repeat(45), "(?m)(?:^.*$\\n?)*".repeat(60), "(a|b)".repeat(200),
				"[a-z]{1,9}-?".repeat(80), "(?i:k|s)?".repeat(110), "|".repeat(1000), "()".repeat(500),
				"[[:".repeat(330));
	}

	private static Collector<CharSequence, ?, String> joining(String delimiter) {
		return Collectors.joining(delimiter);
	}

	/**
	 * The best of several times counts: code has to be compiled first, and other threads
	 * of the machine may be in the way.
	 */
	@ParameterizedTest
	@MethodSource("expensive")
	void expressionOfAThousandCharactersCostsNoMoreThan64MegabytesAnd200Milliseconds(String regex) {
		assertThat(regex).hasSizeLessThanOrEqualTo(1000);
		long bytes = THREADS.getCurrentThreadAllocatedBytes();
		long best = Long.MAX_VALUE;
		for (int i = 0; i < 10 && best > MAX_NANOS; i++) {
			long nanos = THREADS.getCurrentThreadCpuTime();
			examine(regex);
			best = Math.min(best, THREADS.getCurrentThreadCpuTime() - nanos);
			if (i == 0) {
				assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes).isLessThan(MAX_BYTES);
			}
		}
		assertThat(best).isLessThan(MAX_NANOS);
	}

	private static void examine(String regex) {
		try {
			Automaton automaton = Automaton.ofWholeText(Regex.parse(regex), 300);
			RegexSet.of(List.of(automaton)).find("a".repeat(300));
		}
		catch (RegexLimitException | RegexSyntaxException ex) {
			assertThat(ex).hasMessageMatching("[A-Za-z(\\[].+");
		}
	}

	@Test
	void expressionOfMoreThan65536CharactersIsNotRead() {
		assertRefused("a".repeat(65_537), "It has more than 65536 characters");
	}

	@Test
	void groupsCanBeNestedFiveHundredDeep() {
		assertThatNoException().isThrownBy(() -> automaton("(".repeat(500) + "a" + ")*".repeat(500)));
		assertRefused("(".repeat(501) + "a" + ")".repeat(501), "Groups are nested more than 500 deep");
		assertRefused("(?:".repeat(5000) + "a" + ")".repeat(5000), "Groups are nested more than 500 deep");
	}

	@Test
	void deepNestingNeedsNoLargeStack() throws InterruptedException {
		Throwable[] failure = new Throwable[1];
		Thread thread = new Thread(null, () -> automaton("(".repeat(500) + "a|b" + ")+?".repeat(500)), "small stack",
				512 * 1024);
		thread.setUncaughtExceptionHandler((ignored, ex) -> failure[0] = ex);
		thread.start();
		thread.join();
		assertThat(failure[0]).isNull();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "(?:(?:(?:a{1,1000}){1,1000}){1,10})", "(a{1,1000}){1,1000}", "(?:(?:a{1000}){1000}){1000}",
					"((((((a{0,9}){0,9}){0,9}){0,9}){0,9}){0,9})", "(?:a{1000}){21}", "(?:(){1000}){11}" })
	void repetitionIsCountedBeforeItIsUnrolled(String regex) {
		assertRefused(regex, "Its repetitions and alternatives make more than 20000 states");
	}

	@Test
	void thousandsOfAlternativesAreRead() {
		String names = IntStream.range(0, 2000).mapToObj((i) -> "host" + i).collect(joining("|"));
		assertThat(automaton(names).size()).isGreaterThan(10_000);
	}

	@Test
	void hugeAlternationIsRefused() {
		assertRefused(IntStream.range(0, 20_000).mapToObj((i) -> "n").collect(joining("|")),
				"Its repetitions and alternatives make more than 20000 states");
		assertRefused(IntStream.range(0, 20_000).mapToObj((i) -> "n" + i).collect(joining("|")),
				"It has more than 65536 characters");
	}

	@Test
	void manyOptionalPartsAreRefused() {
		assertRefused("(?:a?){1000}", "Its optional parts make more than 200000 transitions");
	}

	@ParameterizedTest
	@ValueSource(strings = { "()", "a?", "a*", "|" })
	void moreEmptyMovesThanRe2CanFollowAreRefused(String part) {
		assertRefused(part.repeat(3001), "More than 3000 of its alternatives, groups or optional parts are in a row");
	}

	@Test
	void whatIsNotRefusedDoesNotOverflowTheStackOfRe2() {
		for (String regex : List.of("()".repeat(1490), "a?".repeat(600), "|".repeat(2990), alternatives(2990))) {
			Pattern pattern = Pattern.compile(automaton(regex).regex().toString());
			assertThatNoException().isThrownBy(() -> pattern.matches("aaa"));
		}
	}

	private static String alternatives(int count) {
		return IntStream.range(0x4E00, 0x4E00 + count)
			.mapToObj((c) -> Character.toString(c) + "a")
			.collect(joining("|"));
	}

	@Test
	void classesThatRe2WouldCopyManyTimesAreRefused() {
		assertRefused("\\pL".repeat(1000), "Its classes have more than 200000 ranges of characters");
		assertRefused("(?i)" + "[\\x{80}-\\x{1BFF}]".repeat(200),
				"Its classes with (?i) have more than 1000000 characters");
	}

	@ParameterizedTest
	@ValueSource(ints = { 30, 64 * 1024 })
	void textOfAnyLengthIsMatchedInLinearTime(int length) {
		RegexSet set = RegexSet.of(Stream.of("(a|aa)+$", "(.*a.*){5}b", "[a-z]*a[a-z]{5}b")
			.map((regex) -> Automaton.ofWholeText(Regex.parse(regex), Integer.MAX_VALUE))
			.toList());
		assertThat(set.omitted()).isEmpty();
		assertThat(set.find("a".repeat(length))).isZero();
		assertThat(set.find("a".repeat(length) + "b")).isOne();
		assertThat(set.find("a".repeat(length) + "\n")).isEqualTo(RegexSet.NONE);
	}

	private static Automaton automaton(String regex) {
		return Automaton.ofWholeText(Regex.parse(regex), Integer.MAX_VALUE);
	}

	private static void assertRefused(String regex, String message) {
		assertThatExceptionOfType(RegexLimitException.class).isThrownBy(() -> automaton(regex)).withMessage(message);
	}

}
