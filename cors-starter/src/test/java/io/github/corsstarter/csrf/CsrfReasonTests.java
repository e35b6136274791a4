package io.github.corsstarter.csrf;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The words that dashboards and alerts are built on.
 */
class CsrfReasonTests {

	private static final String TABLE = """
			SAFE_METHOD           | csrf-safe-method           | true
			SAME_ORIGIN_FETCH     | csrf-same-origin-fetch     | true
			USER_INITIATED        | csrf-user-initiated        | true
			SAME_ORIGIN           | csrf-same-origin           | true
			TRUSTED_ORIGIN        | csrf-trusted-origin        | true
			SAME_ORIGIN_REFERER   | csrf-same-origin-referer   | true
			TRUSTED_REFERER       | csrf-trusted-referer       | true
			NO_BROWSER            | csrf-no-browser            | true
			ORIGIN_NOT_TRUSTED    | csrf-origin-not-trusted    | false
			ORIGIN_SCHEME_DIFFERS | csrf-origin-scheme-differs | false
			ORIGIN_PORT_DIFFERS   | csrf-origin-port-differs   | false
			ORIGIN_WITHOUT_TLS    | csrf-origin-without-tls    | false
			ORIGIN_CONTRADICTS_FETCH_SITE | csrf-origin-contradicts-fetch-site | false
			CROSS_ORIGIN_NAVIGATION | csrf-cross-origin-navigation | false
			NULL_ORIGIN           | csrf-null-origin           | false
			NULL_ORIGIN_WITHOUT_FETCH_SITE | csrf-null-origin-without-fetch-site | false
			ORIGIN_MALFORMED      | csrf-origin-malformed      | false
			ORIGIN_MISSING        | csrf-origin-missing        | false
			REFERER_NOT_TRUSTED   | csrf-referer-not-trusted   | false
			REFERER_MALFORMED     | csrf-referer-malformed     | false
			""";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = TABLE)
	void codeAndOutcomeAreStable(CsrfReason reason, String code, boolean accepted) {
		assertThat(reason.code()).isEqualTo(code);
		assertThat(reason.isAccepted()).isEqualTo(accepted);
	}

	@Test
	void everyReasonIsInTheTable() {
		assertThat(TABLE.lines().map((line) -> line.substring(0, line.indexOf(' '))))
			.containsExactlyElementsOf(Arrays.stream(CsrfReason.values()).map(Enum::name).toList());
	}

}
