package io.github.corsstarter.footprint;

import java.util.Map;

import io.github.corsstarter.footprint.MeasuredServer.Batch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ServerSamplesTests {

	private final ServerSamples samples = new ServerSamples();

	@Test
	void variantsAreComparedWithinARound() {
		add(0, 0, 100, 110);
		add(0, 1, 200, 220);
		PairedRatio ratio = this.samples.overRounds(Variant.STARTER, Variant.NONE);
		assertThat(ratio.lower()).isCloseTo(1.1, within(1e-9));
		assertThat(ratio.upper()).isCloseTo(1.1, within(1e-9));
		assertThat(ratio.pairs()).isEqualTo(2);
	}

	@Test
	void aForkIsOneValueHoweverManyRoundsItHas() {
		add(0, 0, 100, 100);
		add(0, 1, 100, 100);
		add(1, 0, 100, 121);
		PairedRatio ratio = this.samples.overForks(Variant.STARTER, Variant.NONE);
		assertThat(ratio.ratio()).isCloseTo(1.1, within(1e-9));
		assertThat(ratio.pairs()).isEqualTo(2);
	}

	@Test
	void whatIsAddedIsTheMeanDifferenceOfTheForks() {
		add(0, 0, 100, 103);
		add(0, 1, 200, 205);
		add(1, 0, 100, 106);
		Estimate added = this.samples.addedNanos(Variant.STARTER, Variant.NONE);
		assertThat(added.mean()).isCloseTo(5, within(1e-9));
		assertThat(added.values()).isEqualTo(2);
	}

	private void add(int fork, int round, double none, double starter) {
		this.samples.add(fork, round, Map.of(Variant.NONE, new Batch(none, 0), Variant.STARTER, new Batch(starter, 0),
				Variant.SPRING, new Batch(none, 0)));
	}

}
