package io.github.corsstarter.benchmarks.process;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class StudentTTests {

	@ParameterizedTest
	@CsvSource({ "1, 12.7062", "2, 4.3027", "3, 3.1824", "4, 2.7764", "9, 2.2622", "29, 2.0452", "120, 1.9799",
			"10000, 1.9602" })
	void theQuantilesAreThoseOfThePrintedTables(int degreesOfFreedom, double quantile) {
		assertThat(StudentT.forInterval95(degreesOfFreedom)).isCloseTo(quantile, within(0.0001));
	}

	@Test
	void oneValueHasNoInterval() {
		assertThatIllegalArgumentException().isThrownBy(() -> StudentT.forInterval95(0));
	}

}
