package io.github.corsstarter.decision;

import java.util.Arrays;
import java.util.stream.Stream;

import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.PreflightReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What applies to the reasons of all families.
 */
class ReasonTests {

	static Stream<Reason> reasons() {
		return Stream
			.<Reason[]>of(CorsReason.values(), PreflightReason.values(), HostReason.values(), CsrfReason.values())
			.flatMap(Arrays::stream);
	}

	@Test
	void noTwoReasonsHaveOneCode() {
		assertThat(reasons().map(Reason::code)).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("reasons")
	void codeIsKebabCase(Reason reason) {
		assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
	}

	@ParameterizedTest
	@MethodSource("reasons")
	void descriptionIsAClauseThatFitsIntoASentence(Reason reason) {
		assertThat(reason.description()).matches("[a-z][ -~]*[^.]");
	}

}
