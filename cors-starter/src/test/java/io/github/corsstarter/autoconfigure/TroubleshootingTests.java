package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/troubleshooting.md} quotes is what is really said.
 */
class TroubleshootingTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CORS_ALLOWED_ORIGIN_REGEXES | ^https://\\w{2,3}\\.example\\.com$
			CORS_ALLOWED_ORIGINS        | *
			CORS_ALLOWED_ORIGINS        | www.example.com
			""")
	void reasonOfAMistakeIsQuotedAsItIsTold(String variable, String value) throws IOException {
		Problem problem = TestSettings.none().variable(variable, value).problems().get(0);
		assertThat(document()).contains("*\"" + problem.reason() + "\"*");
	}

	@Test
	void lineOfADecisionIsQuotedAsItIsSent() throws IOException {
		assertThat(document()).contains("X-Cors-Decision: origin-not-allowed; policy=default\n");
	}

	private static String document() throws IOException {
		return Files.readString(Path.of("..", "docs", "troubleshooting.md"));
	}

}
