package io.github.corsstarter.regex;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice of {@link DifferentialRun}, always the same.
 */
class RegexDifferentialTests {

	@Test
	void randomExpressionsMeanWhatRe2SaysTheyMean() {
		DifferentialRun run = new DifferentialRun(14);
		run.compareExpressions(250);
		assertThat(run.differences()).isEmpty();
		assertThat(run.comparisons()).isGreaterThan(5_000);
		assertThat(run.matches()).isGreaterThan(600);
	}

}
