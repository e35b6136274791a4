package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.testing.Beans;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportOnlyCheckTests {

	private static final HostAuthorizer AUTHORIZER = "a.test"::equals;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					reject-disallowed: true                                              | cors.reject-disallowed
					hosts.allowed: [a.test]                                              | cors.hosts
					hosts.scheme: https                                                  | cors.hosts
					csrf.enabled: true                                                   | cors.csrf
					reject-disallowed: true~hosts.allowed: [a.test]~csrf.enabled: true | cors.reject-disallowed, cors.hosts, cors.csrf
					enabled: false~reject-disallowed: true~csrf.enabled: true | cors.csrf
					""")
	void whatIsNotEnforcedIsNamedAndHowToEnforceIt(String yaml, String reported) {
		assertThat(check(yaml.replace('~', '\n') + "\nreport-only: true")).containsExactly(new Warning(Area.APPLICATION,
				"cors.report-only is true, so nothing is refused: what " + reported
						+ " would refuse reaches the application and is only logged. Set cors.report-only to "
						+ "false to refuse it"));
	}

	@Test
	void authorizerOfHostsIsOnlyAskedForTheLog() {
		assertThat(check("report-only: true", AUTHORIZER)).singleElement()
			.extracting(Warning::text)
			.asString()
			.contains("what cors.hosts would refuse");
	}

	@ParameterizedTest
	@ValueSource(strings = { "report-only: true", "report-only: true\nenabled: false\nreject-disallowed: true" })
	void nothingToReport(String yaml) {
		assertThat(check(yaml)).containsExactly(new Warning(Area.APPLICATION,
				"cors.report-only has nothing to report while cors.reject-disallowed is false"));
	}

	@Test
	void nothingIsSaidOnceWhatItSaysToSetIsSet() {
		assertThat(check("report-only: false\nreject-disallowed: true\ncsrf.enabled: true")).isEmpty();
	}

	private static List<Warning> check(String yaml, Object... authorizers) {
		return new ReportOnlyCheck(TestSettings.cors(yaml).read(), Beans.of(HostAuthorizer.class, authorizers)).check();
	}

}
