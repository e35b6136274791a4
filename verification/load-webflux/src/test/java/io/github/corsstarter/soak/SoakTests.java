package io.github.corsstarter.soak;

import java.time.Duration;
import java.util.Map;

import io.github.corsstarter.verification.hostile.HostileTraffic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A few seconds of what {@code verification/load-webflux/run} does for ten minutes.
 */
class SoakTests {

	@Test
	@SuppressWarnings("unchecked")
	void nothingBlocksNothingLeaksAndEveryAnswerIsRight() throws Exception {
		Map<String, Object> results = Soak.run(Duration.ofSeconds(8));
		assertThat(results).containsEntry("leakDetection", "PARANOID");
		Soak.requireNothingLeft(results);
		assertThat((Map<String, Long>) results.get("sent"))
			.hasSize(HostileTraffic.ofReactorNetty().size() + LongTraffic.values().length + 3)
			.allSatisfy((kind, count) -> assertThat(count).isPositive());
	}

}
