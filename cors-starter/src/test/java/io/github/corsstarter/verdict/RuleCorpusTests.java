package io.github.corsstarter.verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.verdict.Verdict.Closed;
import io.github.corsstarter.verdict.Verdict.Open;
import io.github.corsstarter.verdict.Verdict.Unknown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules that people write are judged as somebody judged them by hand.
 */
class RuleCorpusTests {

	private static final Path CORPUS = Path.of("src/test/resources/verdict/rules.tsv");

	@ParameterizedTest
	@MethodSource("rules")
	void ruleGetsTheVerdictOfItsLabel(Rule rule) {
		assertThat(rule.verdict().getClass().getSimpleName().toLowerCase(Locale.ROOT)).as(rule.text())
			.isEqualTo(rule.label());
	}

	@ParameterizedTest
	@MethodSource("openRules")
	void witnessIsAnOriginThatTheRuleAdmits(Rule rule) {
		Open open = (Open) rule.verdict();
		assertThat(Origin.ofSerialized(open.witness())).as(open.witness()).isNotNull();
		assertThat(open.witness()).contains(open.host());
		if (rule.kind().equals("regex")) {
			assertThat(Pattern.matches(rule.text(), open.witness())).as(open.witness()).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("regexes")
	void whatIsProposedCompilesAndIsClosed(Rule rule) {
		String corrected = RuleJudge.correctRegex(rule.text());
		if (corrected != null) {
			assertThat(rule.label()).isIn("open", "dead");
			assertThat(Pattern.compile(corrected)).isNotNull();
			assertThat(RuleJudge.judgeRegex(corrected)).isEqualTo(new Closed());
		}
	}

	static Stream<Rule> rules() {
		try {
			return Files.readAllLines(CORPUS)
				.stream()
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.map((line) -> line.split("\t"))
				.map((columns) -> new Rule(columns[0], columns[1], columns[2]));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<Rule> openRules() {
		return rules().filter((rule) -> rule.label().equals("open"));
	}

	static Stream<Rule> regexes() {
		return rules().filter((rule) -> rule.kind().equals("regex"));
	}

	record Rule(String label, String kind, String text) {

		Verdict verdict() {
			return switch (this.kind) {
				case "regex" -> RuleJudge.judgeRegex(this.text);
				case "host" -> RuleJudge.judgeHost(this.text);
				default -> patternVerdict();
			};
		}

		private Verdict patternVerdict() {
			try {
				return RuleJudge.judgePattern(OriginPattern.parse(this.text));
			}
			catch (OriginSyntaxException ex) {
				return new Unknown(UnknownReason.INVALID, String.valueOf(ex.getMessage()));
			}
		}

	}

}
