package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.Collections;
import java.util.List;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.ProblemReport;
import io.github.corsstarter.settings.SettingLocation;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemReportTests {

	private static final Problem SLASH = new Problem(Area.CORS, "cors.allowed-origins[0]", "https://a.test/",
			new SettingLocation("/etc/app/application.yml", 3), "It ends in a slash", "Write https://a.test");

	@Test
	void problemIsKeyValuePlaceReasonAndMend() {
		assertThat(ProblemReport.of(List.of(SLASH))).isEqualToNormalizingNewlines("""
				A setting of cors-starter cannot work:

				  1. cors.allowed-origins[0] = "https://a.test/"
				     /etc/app/application.yml, line 3
				     It ends in a slash.
				     -> Write https://a.test""");
	}

	@Test
	void severalProblemsAreCountedAndNumbered() {
		Problem other = new Problem(Area.CORS, "cors.max-age", null,
				new SettingLocation("environment variable CORS_MAX_AGE", 0), "There is no setting with this name",
				"Write CORS_PREFLIGHT_MAX_AGE, in seconds");
		assertThat(ProblemReport.of(List.of(SLASH, other))).isEqualToNormalizingNewlines("""
				2 settings of cors-starter cannot work:

				  1. cors.allowed-origins[0] = "https://a.test/"
				     /etc/app/application.yml, line 3
				     It ends in a slash.
				     -> Write https://a.test

				  2. cors.max-age
				     environment variable CORS_MAX_AGE
				     There is no setting with this name.
				     -> Write CORS_PREFLIGHT_MAX_AGE, in seconds""");
	}

	@Test
	void placeThatIsNotKnownIsLeftOut() {
		assertThat(ProblemReport.of(List.of(new Problem(Area.CORS, "cors.x", null, null, "Reason", "Mend"))))
			.isEqualToNormalizingNewlines("""
					A setting of cors-starter cannot work:

					  1. cors.x
					     Reason.
					     -> Mend""");
	}

	@Test
	void lineBreaksOfAValueAreEscaped() {
		Problem page = new Problem(Area.CORS, "cors.x", "a\r\nb", null, "Reason", "Mend");
		assertThat(ProblemReport.of(List.of(page))).contains("cors.x = \"a\\r\\nb\"");
	}

	@Test
	void charactersThatNobodySeesAreEscaped() {
		Problem page = new Problem(Area.CORS, "cors.x", "a\u200B\u0000b", null, "Reason", "Mend");
		assertThat(ProblemReport.of(List.of(page))).contains("cors.x = \"a\\u200B\\u0000b\"");
	}

	@Test
	void longValueIsCut() {
		Problem page = new Problem(Area.CORS, "cors.x", "a".repeat(1000), null, "Reason", "Mend");
		assertThat(ProblemReport.of(List.of(page))).contains("cors.x = \"" + "a".repeat(200) + "...\"");
	}

	@Test
	void moreProblemsThanAnybodyReadsAreOnlyCounted() {
		String report = ProblemReport.of(Collections.nCopies(51, SLASH));
		assertThat(report).startsWith("51 settings of cors-starter cannot work:")
			.contains(" 50. ")
			.endsWith("and 1 more.");
		assertThat(report).doesNotContain(" 51. ");
	}

	@Test
	void problemsAreInTheOrderOfTheFilesAndThenOfVariables() {
		TestSettings settings = TestSettings.none()
			.variable("CORS_CREDENTIALS", "perhaps")
			.file("b.yml", "cors:\n  debug: perhaps\n  allowed-origins: [a.test]")
			.file("a.yml", "cors:\n  report-only: perhaps\n  policies: [{name: a, allow-all: perhaps}]");
		assertThat(settings.problems()).extracting((problem) -> String.valueOf(problem.location()))
			.containsExactly("a.yml, line 2", "a.yml, line 3", "a.yml, line 3", "b.yml, line 2", "b.yml, line 3",
					"environment variable CORS_CREDENTIALS");
	}

	@Test
	void messageOfTheExceptionNamesTheFirstKeysOnly() {
		assertThat(new InvalidCorsConfigurationException(Collections.nCopies(5, SLASH)))
			.hasMessage("Settings of cors-starter cannot work: cors.allowed-origins[0], cors.allowed-origins[0], "
					+ "cors.allowed-origins[0] and 2 more");
	}

	@Test
	void analysisIsFoundBelowTheFailureOfABean() {
		Throwable failure = new BeanCreationException("corsStarterSettings", "failed",
				new InvalidCorsConfigurationException(List.of(SLASH)));
		FailureAnalysis analysis = new InvalidCorsConfigurationFailureAnalyzer().analyze(failure);
		assertThat(analysis.getDescription()).startsWith("A setting of cors-starter cannot work:");
		assertThat(analysis.getAction())
			.isEqualTo("Fix the settings listed above. To start without CORS until then, set cors.enabled to false.");
	}

	@Test
	void analysisOfMistakesInHostsDoesNotAdviseToSwitchCorsOff() {
		InvalidCorsConfigurationException failure = new InvalidCorsConfigurationException(
				TestSettings.none().variable("CORS_HOSTS_ALLOWED", "https://a.test").problems());
		assertThat(new InvalidCorsConfigurationFailureAnalyzer().analyze(failure).getAction())
			.isEqualTo("Fix the settings listed above.");
	}

}
