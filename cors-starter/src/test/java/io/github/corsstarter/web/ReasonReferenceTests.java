package io.github.corsstarter.web;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.PreflightReason;
import io.github.corsstarter.testing.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/troubleshooting.md} lists every reason with its description and action.
 */
class ReasonReferenceTests {

	private static final Document PAGE = Document.of("docs/troubleshooting.md");

	private static final Pattern SETTING = Pattern.compile("\\bcors\\.[a-z\\[\\].-]*[a-z\\]]");

	static Stream<Arguments> families() {
		return Stream.of(Arguments.of("Reasons of CORS", CorsReason.values()),
				Arguments.of("Reasons of preflights", PreflightReason.values()),
				Arguments.of("Reasons of the host check", HostReason.values()),
				Arguments.of("Reasons of cross-origin request protection", CsrfReason.values()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("families")
	void tableHasEveryReasonWithItsDescriptionAndAction(String family, Reason[] reasons) {
		List<String> rows = PAGE.section(family).text().lines().filter((line) -> line.startsWith("| `")).toList();
		assertThat(rows).containsExactlyElementsOf(Arrays.stream(reasons).map(ReasonReferenceTests::row).toList());
	}

	private static String row(Reason reason) {
		String action = ReasonActions.of(reason);
		return "| `" + reason.code() + "` | " + reason.description() + " | "
				+ ((action != null) ? SETTING.matcher(action).replaceAll("`$0`") : "nothing") + " |";
	}

}
