package io.github.corsstarter.footprint;

import java.util.List;

import io.github.corsstarter.origin.Origin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OriginsTests {

	@Test
	void theyAreDistinctAndAsBrowsersWriteThem() {
		List<String> origins = Origins.distinct(10_000);
		assertThat(origins).hasSize(10_000).doesNotHaveDuplicates();
		assertThat(origins).allSatisfy((origin) -> assertThat(Origin.ofSerialized(origin)).isNotNull());
	}

}
