package io.github.corsstarter.load;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTests {

	private final Latencies hundred = Latencies
		.ofNanos(LongStream.rangeClosed(1, 100).mapToObj((each) -> 1_000_000 * (101 - each)).toList());

	@Test
	void medianIsInTheMiddle() {
		assertThat(this.hundred.quantile(0.5)).isEqualTo(50);
	}

	@Test
	void percentile99IsExceededByOneOfAHundred() {
		assertThat(this.hundred.quantile(0.99)).isEqualTo(99);
	}

	@Test
	void slowestIsTheLast() {
		assertThat(this.hundred.slowest()).isEqualTo(100);
	}

	@Test
	void partsAreOneInOrder() {
		Latencies both = Latencies.of(List.of(this.hundred, Latencies.ofNanos(List.of(500_000L))));
		assertThat(both.count()).isEqualTo(101);
		assertThat(both.quantile(0)).isEqualTo(0.5);
	}

}
