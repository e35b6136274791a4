package io.github.corsstarter.host;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The words that dashboards and alerts are built on.
 */
class HostReasonTests {

	private static final String TABLE = """
			HOST_LISTED              | host-listed              | true
			HOST_AUTHORIZED          | host-authorized          | true
			HOST_NOT_CHECKED         | host-not-checked         | true
			HOST_MALFORMED           | host-malformed           | false
			HOST_AMBIGUOUS           | host-ambiguous           | false
			HOST_NOT_ALLOWED         | host-not-allowed         | false
			HOST_AUTHORIZER_FAILED   | host-authorizer-failed   | false
			HOST_AUTHORIZER_BUSY     | host-authorizer-busy     | false
			HOST_AUTHORIZER_TIMED_OUT | host-authorizer-timed-out | false
			PROXY_NOT_TRUSTED        | proxy-not-trusted        | false
			SCHEME_INVALID           | scheme-invalid           | false
			FORWARDED_PROTO_INVALID  | forwarded-proto-invalid  | false
			FORWARDED_PROTO_AMBIGUOUS | forwarded-proto-ambiguous | false
			FORWARDED_PORT_INVALID   | forwarded-port-invalid   | false
			FORWARDED_PREFIX_INVALID | forwarded-prefix-invalid | false
			CLIENT_ADDRESS_MISSING   | client-address-missing   | false
			CLIENT_ADDRESS_INVALID   | client-address-invalid   | false
			FORWARDED_FOR_INVALID    | forwarded-for-invalid    | false
			""";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = TABLE)
	void codeAndOutcomeAreStable(HostReason reason, String code, boolean accepted) {
		assertThat(reason.code()).isEqualTo(code);
		assertThat(reason.isAccepted()).isEqualTo(accepted);
		assertThat(new HostDecision(reason, null, null, null).isAccepted()).isEqualTo(accepted);
	}

	@Test
	void everyReasonIsInTheTable() {
		assertThat(TABLE.lines().map((line) -> line.substring(0, line.indexOf(' '))))
			.containsExactlyElementsOf(Arrays.stream(HostReason.values()).map(Enum::name).toList());
	}

}
