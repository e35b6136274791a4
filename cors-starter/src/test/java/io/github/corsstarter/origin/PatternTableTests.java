package io.github.corsstarter.origin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A walk through all patterns, which look-ups do not need.
 */
class PatternTableTests {

	@ParameterizedTest
	@CsvSource({ "0, 10, 0", "40, 0, 0", "40, 7, 7", "40, 40, 40", "40, 1000, 40" })
	void eachPatternIsVisitedOnceUpToTheLimit(int patterns, int max, int expected) {
		Map<OriginPattern, OriginRule> rules = new HashMap<>();
		for (int i = 0; i < patterns; i++) {
			String text = "https://*.t" + i / 2 + ".example.com:" + (i + 1);
			rules.put(OriginPattern.parse(text), new OriginRule(OriginRule.Kind.PATTERN, i, text));
		}
		Set<OriginRule> visited = new HashSet<>();
		new PatternTable(rules).forEachOfFirst(max, (pattern, rule) -> {
			assertThat(rules.get(pattern)).isEqualTo(rule);
			assertThat(visited.add(rule)).isTrue();
		});
		assertThat(visited).hasSize(expected);
	}

}
