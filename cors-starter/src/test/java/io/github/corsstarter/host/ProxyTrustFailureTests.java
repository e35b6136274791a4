package io.github.corsstarter.host;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said when the forwarded headers of a request are ignored.
 */
class ProxyTrustFailureTests {

	@ParameterizedTest
	@EnumSource
	void descriptionIsAClause(ProxyTrustFailure failure) {
		assertThat(failure.description()).matches("the [ -~]+[^.]");
	}

	@Test
	void noTwoAreDescribedAlike() {
		assertThat(Arrays.stream(ProxyTrustFailure.values()).map(ProxyTrustFailure::description))
			.doesNotHaveDuplicates();
	}

}
