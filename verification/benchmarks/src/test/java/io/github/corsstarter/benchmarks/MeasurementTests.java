package io.github.corsstarter.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is made of what was measured.
 */
class MeasurementTests {

	private final Measurement measurement = Measurement.of("actual", Peer.STARTER,
			new double[] { 100, 102, 900, 300, 310, 290 }, 88);

	@Test
	void iterationsThatWereDisturbedDoNotCount() {
		assertThat(this.measurement.nanoseconds()).isEqualTo(100);
		assertThat(this.measurement.slowest()).isEqualTo(900);
	}

	@Test
	void whatIsWrittenIsReadBack() {
		assertThat(Measurement.of(this.measurement.asMap())).isEqualTo(this.measurement);
	}

	@Test
	void figuresAreWrittenWithThreeDigitsAtLeast() {
		assertThat(PerformanceReport.number(1.254)).isEqualTo("1.25");
		assertThat(PerformanceReport.number(2)).isEqualTo("2");
		assertThat(PerformanceReport.number(1383.4)).isEqualTo("1 383");
		assertThat(PerformanceReport.number(0)).isEqualTo("0");
	}

}
