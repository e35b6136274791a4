package io.github.corsstarter.policy;

import java.util.Arrays;

import io.github.corsstarter.policy.CorsReason.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The words that dashboards and alerts are built on.
 */
class CorsReasonTests {

	private static final String TABLE = """
			ANY_ORIGIN_ALLOWED      | any-origin-allowed      | ALLOWED
			ORIGIN_LISTED           | origin-listed           | ALLOWED
			ORIGIN_MATCHES_PATTERN  | origin-matches-pattern  | ALLOWED
			ORIGIN_MATCHES_REGEX    | origin-matches-regex    | ALLOWED
			ORIGIN_AUTHORIZED       | origin-authorized       | ALLOWED
			NO_ORIGIN               | no-origin               | NOT_CROSS_ORIGIN
			SAME_ORIGIN             | same-origin             | NOT_CROSS_ORIGIN
			SAME_ORIGIN_FETCH       | same-origin-fetch       | NOT_CROSS_ORIGIN
			ORIGIN_MALFORMED        | origin-malformed        | DISALLOWED
			NULL_ORIGIN_NOT_ALLOWED | null-origin-not-allowed | DISALLOWED
			ORIGIN_NOT_ALLOWED      | origin-not-allowed      | DISALLOWED
			ORIGIN_SCHEME_DIFFERS   | origin-scheme-differs   | DISALLOWED
			ORIGIN_PORT_DIFFERS     | origin-port-differs     | DISALLOWED
			ORIGIN_WITHOUT_TLS      | origin-without-tls      | DISALLOWED
			CROSS_ORIGIN_NAVIGATION | cross-origin-navigation | DISALLOWED
			PATH_AMBIGUOUS          | path-ambiguous          | DISALLOWED
			ORIGIN_AUTHORIZER_FAILED | origin-authorizer-failed | DISALLOWED
			ORIGIN_AUTHORIZER_BUSY  | origin-authorizer-busy  | DISALLOWED
			ORIGIN_AUTHORIZER_TIMED_OUT | origin-authorizer-timed-out | DISALLOWED
			""";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = TABLE)
	void codeAndOutcomeAreStable(CorsReason reason, String code, Outcome outcome) {
		assertThat(reason.code()).isEqualTo(code);
		assertThat(reason.outcome()).isEqualTo(outcome);
	}

	@Test
	void everyReasonIsInTheTable() {
		assertThat(TABLE.lines().map((line) -> line.substring(0, line.indexOf(' '))))
			.containsExactlyElementsOf(Arrays.stream(CorsReason.values()).map(Enum::name).toList());
	}

}
