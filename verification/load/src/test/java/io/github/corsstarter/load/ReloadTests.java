package io.github.corsstarter.load;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings are read again and again while requests arrive.
 */
class ReloadTests {

	@ParameterizedTest(name = "{0} reloads of {1} origins")
	@CsvSource({ "60, 3", "3, 100000" })
	void everyResponseIsOfOneConfiguration(int reloads, int origins) {
		try (Generations generations = Generations.start(origins);
				Traffic traffic = Traffic.start(generations.port(), 8, 500, generations.exchanges())) {
			for (int i = 0; i < reloads; i++) {
				generations.next();
			}
			Awaitility.await().until(() -> traffic.answered() > 300);
			assertThat(traffic.end().count()).isGreaterThan(300);
		}
	}

	@Test
	void formerConfigurationsAreGarbage() {
		try (Generations generations = Generations.start(1_000);
				Traffic traffic = Traffic.start(generations.port(), 4, 500, generations.exchanges())) {
			for (int i = 0; i < 20; i++) {
				generations.next();
			}
			Awaitility.await().until(() -> traffic.answered() > 100);
			traffic.end();
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
				System.gc();
				return generations.formerInMemory() == 0;
			});
		}
	}

}
