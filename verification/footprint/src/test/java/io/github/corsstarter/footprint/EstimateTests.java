package io.github.corsstarter.footprint;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class EstimateTests {

	@Test
	void theIntervalReachesTQuantileTimesStandardErrorToBothSides() {
		// Standard deviation sqrt(2.5), standard error sqrt(0.5), quantile 2.7764.
		Estimate estimate = Estimate.of(1, 2, 3, 4, 5);
		assertThat(estimate.mean()).isEqualTo(3);
		assertThat(estimate.lower()).isCloseTo(3 - 1.9632, within(0.0001));
		assertThat(estimate.upper()).isCloseTo(3 + 1.9632, within(0.0001));
		assertThat(estimate.values()).isEqualTo(5);
	}

	@Test
	void equalValuesLeaveNoDoubt() {
		assertThat(Estimate.of(7, 7, 7)).isEqualTo(new Estimate(7, 7, 7, 3));
	}

	@Test
	void oneValueIsItsOwnInterval() {
		assertThat(Estimate.of(7)).isEqualTo(new Estimate(7, 7, 7, 1));
	}

	@Test
	void whatDisturbsBothOfAPairFallsOutOfTheirDifference() {
		Estimate difference = Estimate.ofDifferences(new double[] { 12, 112, 52 }, new double[] { 10, 110, 50 });
		assertThat(difference).isEqualTo(new Estimate(2, 2, 2, 3));
	}

	@Test
	void listsOfDifferentLengthsAreNoPairs() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Estimate.ofDifferences(new double[] { 1, 2 }, new double[] { 1 }))
			.withMessage("2 values, but 1 to compare with");
	}

	@Test
	void nothingHasNoMean() {
		assertThatIllegalArgumentException().isThrownBy(Estimate::of);
	}

}
