package io.github.corsstarter.automaton;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import io.github.corsstarter.regex.Regex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several expressions, matched together.
 */
class RegexSetTests {

	@ParameterizedTest
	@CsvSource({ "https://a.acme.com, 0", "https://acme.com, 1", "https://b.acme.com:8443, 2",
			"http://localhost:3000, 3", "https://acme.org, -1", "'', -1" })
	void firstExpressionThatMatchesIsFound(String text, int index) {
		RegexSet set = whole("https://a\\.acme\\.com", "https://([a-z]+\\.)?acme\\.com", "https://.*\\.com(:\\d+)?",
				"http://localhost(:\\d+)?", "http://localhost:3000");
		assertThat(set.find(text)).isEqualTo(index);
		assertThat(set.omitted()).isEmpty();
	}

	@Test
	void setWithoutExpressionsFindsNothing() {
		assertThat(whole().find("a")).isEqualTo(RegexSet.NONE);
	}

	@Test
	void expressionThatMatchesEverythingHidesThoseAfterIt() {
		RegexSet set = whole("a+", "(?s).*", "b+");
		assertThat(set.find("aaa")).isZero();
		assertThat(set.find("bbb")).isOne();
		assertThat(set.find("\n")).isOne();
	}

	@Test
	void expressionThatMatchesNothingHidesNone() {
		RegexSet set = whole("a$x", "a");
		assertThat(set.find("a")).isOne();
		assertThat(set.find("ax")).isEqualTo(RegexSet.NONE);
	}

	@Test
	void charactersBeyondTheBasicPlaneAreOneCharacter() {
		RegexSet set = whole("[\\x{1F600}-\\x{1F64F}]", "\\x{D83D}", "..");
		assertThat(set.find("\uD83D\uDE00")).isZero();
		assertThat(set.find("\uD83D")).isOne();
		assertThat(set.find("\uDE00\uD83D")).isEqualTo(2);
	}

	@Test
	void prefixOfAPathIsEnough() {
		RegexSet set = RegexSet.of(Stream.of("^/api(/|$)", "/v[0-9]+/", "/")
			.map((regex) -> Automaton.ofPrefix(Regex.parseDotAll(regex), Integer.MAX_VALUE))
			.toList());
		assertThat(set.find("/api/items\n")).isZero();
		assertThat(set.find("/api")).isZero();
		assertThat(set.find("/v12/\u4E2D")).isOne();
		assertThat(set.find("/apis")).isEqualTo(2);
		assertThat(set.find("api")).isEqualTo(RegexSet.NONE);
	}

	@Test
	void fiftyOrdinaryExpressionsHaveOneTable() {
		RegexSet set = whole(IntStream.range(0, 50)
			.mapToObj((i) -> "^https?://([a-z0-9-]+\\.)*tenant" + i + "\\.(com|net)(:\\d+)?$")
			.toArray(String[]::new));
		assertThat(set.tables()).isOne();
		IntStream.range(0, 50).forEach((i) -> assertThat(set.find("https://a-b.tenant" + i + ".net:1")).isEqualTo(i));
		assertThat(set.find("https://a-b.tenant50.net:1")).isEqualTo(RegexSet.NONE);
	}

	/**
	 * Where many tables would be asked, one that knows no indexes is asked first.
	 */
	@Test
	void expressionsOfSeveralTablesMatchAsEachAlone() {
		List<String> regexes = IntStream.range(0, 24)
			.mapToObj((i) -> "^https://[a-z0-9.-]+-%03d(\\.[a-z0-9-]+)*\\.previews\\.example\\.org$".formatted(i * 37))
			.toList();
		RegexSet set = whole(regexes.toArray(String[]::new));
		assertThat(set.tables()).isGreaterThan(3);
		List<Pattern> patterns = regexes.stream().map(Pattern::compile).toList();
		Random random = new Random(7);
		int matches = 0;
		for (int i = 0; i < 5000; i++) {
			String text = text(random);
			int first = IntStream.range(0, patterns.size())
				.filter((index) -> patterns.get(index).matches(text))
				.findFirst()
				.orElse(RegexSet.NONE);
			assertThat(set.find(text)).as(text).isEqualTo(first);
			matches += (first != RegexSet.NONE) ? 1 : 0;
		}
		assertThat(matches).isBetween(500, 4500);
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder("https://");
		for (int parts = random.nextInt(1, 5); parts > 0; parts--) {
			text.append("a-%03d".formatted(random.nextInt(24) * 37 + random.nextInt(4) / 3))
				.append(random.nextBoolean() ? "." : "-b.");
		}
		return text.append((random.nextInt(9) > 0) ? "previews.example.org" : "previews.example.com").toString();
	}

	@Test
	void expressionsThatMultiplyTheirStatesHaveSeveralTables() {
		RegexSet set = whole(IntStream.range(0, 50)
			.mapToObj((i) -> "[a-z0-9-]*tenant" + (char) ('a' + i % 25) + (i / 25) + "[a-z0-9-]*\\.acme\\.com")
			.toArray(String[]::new));
		assertThat(set.tables()).isBetween(2, 25);
		assertThat(set.omitted()).isEmpty();
		assertThat(set.find("x-tenanty1-tenantc1.acme.com")).isEqualTo(27);
	}

	@Test
	void expressionThatIsTooLargeForATableIsOmitted() {
		RegexSet set = whole("abc", "[a-z]*a[a-z]{16}", "[a-z]+");
		assertThat(set.omitted()).containsExactly(1);
		assertThat(set.find("abc")).isZero();
		assertThat(set.find("x".repeat(5) + "a" + "x".repeat(16))).isEqualTo(2);
	}

	private static RegexSet whole(String... regexes) {
		return RegexSet.of(Stream.of(regexes).map((regex) -> Automaton.ofWholeText(Regex.parse(regex), 300)).toList());
	}

}
