package io.github.corsstarter.footprint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class PairedRatioTests {

	@Test
	void theRatioIsTheGeometricMeanOfTheRatiosOfThePairs() {
		PairedRatio ratio = PairedRatio.of(new double[] { 2, 8 }, new double[] { 1, 1 });
		assertThat(ratio.ratio()).isCloseTo(4, within(1e-9));
		assertThat(ratio.pairs()).isEqualTo(2);
	}

	@Test
	void theIntervalIsThatOfTheMeanLogarithm() {
		// Logarithms 1, 2, 3, 4, 5: see EstimateTests.
		PairedRatio ratio = PairedRatio.ofRatios(Math.E, Math.exp(2), Math.exp(3), Math.exp(4), Math.exp(5));
		assertThat(Math.log(ratio.ratio())).isCloseTo(3, within(1e-9));
		assertThat(Math.log(ratio.lower())).isCloseTo(1.0368, within(0.0001));
		assertThat(Math.log(ratio.upper())).isCloseTo(4.9632, within(0.0001));
	}

	@Test
	void aMachineThatSlowsDownSlowsBothOfAPair() {
		PairedRatio ratio = PairedRatio.of(new double[] { 11, 22, 44 }, new double[] { 10, 20, 40 });
		assertThat(ratio.lower()).isCloseTo(1.1, within(1e-9));
		assertThat(ratio.upper()).isCloseTo(1.1, within(1e-9));
	}

	@Test
	void halfTheIntervalTakesFourTimesAsManyPairs() {
		PairedRatio ratio = new PairedRatio(1, 1 / 1.0201, 1.0201, 30);
		assertThat(ratio.pairsFor(0.0201)).isCloseTo(30, within(1L));
		assertThat(ratio.pairsFor(0.01)).isCloseTo(121, within(2L));
	}

	@Test
	void exchangingTheTwoInvertsRatioAndInterval() {
		double[] one = { 10, 12, 11, 15 };
		double[] other = { 9, 13, 10, 11 };
		PairedRatio ratio = PairedRatio.of(one, other);
		PairedRatio inverse = PairedRatio.of(other, one);
		assertThat(inverse.ratio()).isCloseTo(1 / ratio.ratio(), within(1e-9));
		assertThat(inverse.lower()).isCloseTo(1 / ratio.upper(), within(1e-9));
		assertThat(inverse.upper()).isCloseTo(1 / ratio.lower(), within(1e-9));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
	void invalidRatioIsRefused(double ratio) {
		assertThatIllegalArgumentException().isThrownBy(() -> PairedRatio.ofRatios(1, ratio));
	}

}
