package io.github.corsstarter.autoconfigure.diagnostics;

import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Hosts that YAML cannot read without quotes.
 */
class UnquotedHostTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					hosts:\\n  allowed: [[::1]]                     | 3 | allowed: [[::1]]                  | [::1]
					hosts:\\n  allowed: [a.test, [::ffff:10.0.0.1]] | 3 | allowed: [a.test, [::ffff:10.0.0.1]] | [::ffff:10.0.0.1]
					hosts:\\n  allowed:\\n    - a.test\\n    - [::1] | 5 | - [::1]                           | [::1]
					hosts.allowed: [::1]                            | 2 | hosts.allowed: [::1]              | [::1]
					allowed-hosts: [[::1]]                          | 2 | allowed-hosts: [[::1]]            | [::1]
					hosts.trusted-proxies: [10.0.0.1, ::1]          | 2 | hosts.trusted-proxies: [10.0.0.1, ::1] | ::1
					""")
	void addressIsToBeWrittenInQuotes(String yaml, int line, String text, String address) {
		FailureAnalysis analysis = analyze("cors:\n" + yaml.replace("\\n", "\n").indent(2));
		assertThat(analysis.getDescription()).isEqualToNormalizingNewlines("""
				A YAML file has an IPv6 address without quotes in line %d:

				    %s

				YAML reads brackets without quotes as a list, and a colon as the end of a key.""".formatted(line,
				text));
		assertThat(analysis.getAction()).isEqualTo("Write it in quotes: \"%s\".".formatted(address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors:\n  hosts:\n    allowed: [*]\n", "cors:\n  hosts:\n    allowed:\n      - *\n",
			"cors:\n  allowed-hosts: *\n" })
	void anyHostIsToBeWrittenInQuotes(String yaml) {
		FailureAnalysis analysis = analyze(yaml);
		assertThat(analysis.getDescription()).startsWith("A YAML file has a * without quotes in line ");
		assertThat(analysis.getAction()).isEqualTo("Write it in quotes: \"*\".");
	}

	@Test
	void mistakesElsewhereAreLeftToOthers() {
		assertThat(analyze("spring:\n  addresses: [::1]\n")).isNull();
		assertThat(analyze("cors:\n  hosts:\n    allowed: [:]\n")).isNull();
	}

	private static FailureAnalysis analyze(String yaml) {
		MarkedYAMLException failure = catchThrowableOfType(MarkedYAMLException.class,
				() -> TestSettings.none().file("application.yml", yaml));
		return new UnquotedYamlFailureAnalyzer().analyze(failure);
	}

}
