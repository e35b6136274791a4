package io.github.corsstarter.verdict;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import com.google.re2j.Pattern;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.verdict.Verdict.Dead;
import io.github.corsstarter.verdict.Verdict.Open;
import io.github.corsstarter.verdict.Verdict.Unknown;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verdicts on random rules hold for random origins, with RE2/J to say what a rule
 * matches.
 */
class RandomRuleTests {

	private static final int RULES = 800;

	private static final int HOSTS = 40;

	@Test
	void everyWitnessIsAnOriginOfOthersThatTheRuleAdmits() {
		Random random = new Random(1);
		int open = 0;
		for (int i = 0; i < RULES; i++) {
			RandomRule rule = new RandomRule(random);
			if (RuleJudge.judgeRegex(rule.toString()) instanceof Open verdict) {
				open++;
				assertThat(Origin.ofSerialized(verdict.witness())).as("%s: %s", rule, verdict).isNotNull();
				assertThat(Pattern.matches(rule.toString(), verdict.witness())).as("%s: %s", rule, verdict).isTrue();
				if (!rule.repeatsGroup() && !verdict.host().matches("[0-9.]+|\\[.*]")) {
					assertThat(rule.toString().replace("\\", "")).as("%s: %s", rule, verdict)
						.doesNotContain("." + verdict.host(), "/" + verdict.host());
					assertThat(PublicSuffixList.get().registrableDomain(verdict.host())).isEqualTo(verdict.host());
				}
			}
		}
		assertThat(open).isGreaterThan(RULES / 8);
	}

	@Test
	void noOriginMatchesADeadRuleAndFewStrangersAClosedOne() {
		Random random = new Random(2);
		int judged = 0;
		for (int i = 0; i < RULES; i++) {
			String rule = new RandomRule(random).toString();
			Verdict verdict = RuleJudge.judgeRegex(rule);
			if (verdict instanceof Open || verdict instanceof Unknown) {
				continue;
			}
			judged++;
			Pattern pattern = Pattern.compile(rule);
			Set<String> strangers = new HashSet<>();
			for (int j = 0; j < HOSTS; j++) {
				String stranger = stranger(random);
				String host = RandomRule.host(random, stranger);
				String origin = "https://" + host + ((j % 4 == 0) ? ":8080" : "");
				if (Origin.ofSerialized(origin) != null && pattern.matches(origin)) {
					assertThat(verdict).as("%s for %s", rule, origin).isNotInstanceOf(Dead.class);
					String domain = PublicSuffixList.get().registrableDomain(host.replaceFirst("\\.$", ""));
					if (domain != null && domain.contains(stranger)) {
						strangers.add(domain);
					}
				}
			}
			assertThat(strangers).as("%s is %s", rule, verdict).hasSizeLessThan(10);
		}
		assertThat(judged).isGreaterThan(RULES / 2);
	}

	private static String stranger(Random random) {
		return random.ints(random.nextInt(4, 9), 'b', 'z' + 1)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
