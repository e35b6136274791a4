package io.github.corsstarter.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.testing.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/origins.md} says about rules is what they are judged to be.
 */
class OriginsPageTests {

	private static final Document PAGE = Document.of("docs/origins.md");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	static Stream<Arguments> judgedRules() {
		return rows("The four verdicts").filter((row) -> row.get(0).startsWith("`"))
			.map((row) -> Arguments.of(row.get(0).replace("`", ""), row.get(1), row.get(2).replace("`", "")));
	}

	@ParameterizedTest
	@MethodSource("judgedRules")
	void everyRuleOfThePageIsJudgedAsItSays(String rule, String verdict, String detail) {
		Verdict actual = judge(rule);
		assertThat(actual.getClass().getSimpleName()).isEqualToIgnoringCase(verdict);
		if (actual instanceof Verdict.Open open) {
			assertThat(open.witness()).isEqualTo(detail);
		}
		if (actual instanceof Verdict.Dead dead) {
			assertThat(dead.reason().code()).isEqualTo(detail);
		}
	}

	static Stream<Arguments> hostingDomains() {
		return rows("Hosting domains").skip(1).map((row) -> Arguments.of(code(row.get(1)), code(row.get(2))));
	}

	@ParameterizedTest
	@MethodSource("hostingDomains")
	void patternsForHostingDomainsAreOpenAndWhatToWriteIsClosed(List<String> open, List<String> closed) {
		assertThat(open).isNotEmpty().allSatisfy((rule) -> assertThat(judge(rule)).isInstanceOf(Verdict.Open.class));
		assertThat(closed).allSatisfy((rule) -> assertThat(judge(rule)).isInstanceOf(Verdict.Closed.class));
	}

	/**
	 * The verdict on an expression, or on an origin or a pattern, which have no
	 * backslashes and classes.
	 */
	private static Verdict judge(String rule) {
		boolean regex = rule.contains("\\") || rule.contains("]");
		OriginMatcher.Builder matcher = OriginMatcher.builder();
		OriginMatcher rules = (regex ? matcher.regex(rule) : matcher.origin(rule)).build();
		return new RuleVerdicts().of(rules.rules().get(0));
	}

	private static Stream<List<String>> rows(String heading) {
		return PAGE.section(heading)
			.text()
			.lines()
			.filter((line) -> line.startsWith("| "))
			.map((line) -> Arrays.stream(line.split("(?<!\\\\)\\|"))
				.skip(1)
				.map((cell) -> cell.strip().replace("\\|", "|"))
				.toList());
	}

	private static List<String> code(String cell) {
		return CODE.matcher(cell)
			.results()
			.map((match) -> match.group(1))
			.filter((code) -> code.contains("://"))
			.toList();
	}

}
