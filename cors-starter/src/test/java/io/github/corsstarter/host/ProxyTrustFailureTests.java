package io.github.corsstarter.host;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of a gate that a request did not pass.
 */
class ProxyTrustFailureTests {

	@ParameterizedTest
	@EnumSource
	void descriptionIsAClauseThatNamesASetting(ProxyTrustFailure distrust) {
		assertThat(distrust.description()).matches("the .+ cors\\.hosts\\.[^ ]+.*").doesNotEndWith(".");
	}

	@Test
	void noTwoAreDescribedAlike() {
		assertThat(Arrays.stream(ProxyTrustFailure.values()).map(ProxyTrustFailure::description))
			.doesNotHaveDuplicates();
	}

}
