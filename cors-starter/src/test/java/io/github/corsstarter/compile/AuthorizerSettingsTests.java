package io.github.corsstarter.compile;

import java.time.Duration;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.SettingLocation;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings under {@code cors.authorizer}: how they are read, and what cannot work.
 */
class AuthorizerSettingsTests {

	@Test
	void questionsAreLimitedInNumberButNotInTimeByDefault() {
		assertThat(TestSettings.none().properties().authorizer()).returns(32, (limits) -> limits.maxConcurrent())
			.returns(Duration.ZERO, (limits) -> limits.timeout());
	}

	@Test
	void noAnswerIsRememberedByDefault() {
		assertThat(TestSettings.none().properties().authorizer()).returns(Duration.ZERO, (memory) -> memory.cacheTtl())
			.returns(Duration.ZERO, (memory) -> memory.refusedTtl())
			.returns(10_000, (memory) -> memory.cacheSize())
			.returns(Duration.ZERO, (memory) -> memory.grace());
	}

	@ParameterizedTest
	@CsvSource({ "1m, PT10S", "2s, PT2S" })
	void noIsRememberedForTenSecondsOrTheTimeOfAYesThatIsShorter(String ttl, Duration refusedTtl) {
		assertThat(TestSettings.cors("authorizer.cache-ttl: " + ttl).properties().authorizer().refusedTtl())
			.isEqualTo(refusedTtl);
	}

	@Test
	void namesMayBeVariables() {
		assertThat(TestSettings.none()
			.variable("CORS_AUTHORIZER_MAX_CONCURRENT", "8")
			.variable("CORS_AUTHORIZER_TIMEOUT", "2")
			.properties()
			.authorizer()).returns(8, (limits) -> limits.maxConcurrent())
			.returns(Duration.ofSeconds(2), (limits) -> limits.timeout());
	}

	@ParameterizedTest
	@CsvSource({ "2, PT2S", "500ms, PT0.5S", "1m, PT1M", "0, PT0S" })
	void timeWithoutAUnitIsInSeconds(String text, Duration timeout) {
		assertThat(TestSettings.cors("authorizer.timeout: " + text).properties().authorizer().timeout())
			.isEqualTo(timeout);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					max-concurrent | 0    | It is less than 1, so no question could be asked | Write how many questions may be open at a time, for example 32
					max-concurrent | -1   | It is less than 1, so no question could be asked | Write how many questions may be open at a time, for example 32
					max-concurrent | many | It is not a whole number                         | Write a number, such as 1
					timeout        | -1   | It is negative                                   | Write how long an answer may take, for example 2s, or 0 for no limit
					cache-ttl      | -1   | It is negative                                   | Write how long a "yes" is remembered, for example 1m, or 0 to remember nothing
					cache-refused-ttl | -1 | It is negative                                  | Write how long a "no" is remembered, for example 10s, or 0 to remember none
					cache-size     | 0    | It is less than 1, so nothing could be remembered | Write how many answers are remembered, for example 10000
					grace          | -1   | It is negative                                   | Write how long a "yes" is kept while there is no answer, for example 10m, or 0 to keep none
					cache-refused-ttl | 5 | It has no effect without cors.authorizer.cache-ttl, because no answer is remembered | Set cache-ttl too, for example to 1m, or remove this setting
					grace          | 1h   | It has no effect without cors.authorizer.cache-ttl, because no answer is remembered | Set cache-ttl too, for example to 1m, or remove this setting
					timeout        | soon | It is neither a number of seconds nor a number with a unit | Write for example 600, 10m or 1h
					""")
	void limitThatCannotWork(String name, String value, String reason, String action) {
		Problem problem = TestSettings.cors("enabled: false\nauthorizer:\n  " + name + ": " + value).problem();
		assertThat(problem).isEqualTo(new Problem(Area.APPLICATION, "cors.authorizer." + name, value,
				new SettingLocation("application.yml", 4), reason, action));
	}

	@Test
	void groupIsNotAValue() {
		assertThat(TestSettings.cors("authorizer: 2s").problem())
			.returns("It is a single value, and authorizer is a group of settings", Problem::reason)
			.returns("To limit how long a question may take, write cors.authorizer.timeout", Problem::action);
	}

	@ParameterizedTest
	@CsvSource({ "authorizer.max-concurrency, cors.authorizer.max-concurrent",
			"authorizer.time-outs, cors.authorizer.timeout" })
	void mistypedNameIsAnswered(String name, String meant) {
		assertThat(TestSettings.cors(name + ": 1").problem().action()).startsWith("Write " + meant);
	}

}
