package io.github.corsstarter.settings;

import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Secrets of proxies: what they must be, and that nothing prints them, right or wrong.
 */
class ProxySecretTests {

	private static final String SECRET = "Kq8-x_2Vz0aB7dLm";

	@ParameterizedTest
	@ValueSource(strings = { "Kq8-x_2Vz0aB7dL", "Kq8-x_2Vz0aB7dLm!", "Kq8-x_2Vz0aB 7dLm", "Kq8-x_2Vz0aB7dLmü", "" })
	void secretThatIsTooShortOrCannotTravelIsAProblemWithoutItsValue(String secret) {
		assertThat(TestSettings.cors("""
				hosts:
				  proxy-secret-header: X-Origin-Verify
				  proxy-secrets:
				    - %s
				    - '%s'
				""".formatted(SECRET, secret)).problem()).isEqualTo(
				new Problem(Area.HOSTS, "cors.hosts.proxy-secrets[1]", null, new SettingLocation("application.yml", 6),
						"It is shorter than 16 characters, or has other characters than letters, digits, '-' and '_'",
						"Generate one, for example with: openssl rand -hex 24"));
	}

	@Test
	void secretOfSixteenCharactersIsUsable() {
		assertThat(new ProxySecret(SECRET).isUsable()).isTrue();
		assertThat(TestSettings
			.cors("hosts: {proxy-secret-header: X-Origin-Verify, proxy-secrets: [%s]}".formatted(SECRET))
			.problems()).isEmpty();
	}

	/**
	 * Long enough, and yet among the first that somebody would try.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "aaaaaaaaaaaaaaaa", "abababababababab", "xyxyzzxyxyzzxyxyzz",
			"00000000-0000-0000-0000-000000000000", "passwordpassword", "passwordpasswordpass", "0123456789abcdef",
			"abcdefghijklmnopqrstuvwxyz", "1234567890123456", "9876543210987654" })
	void secretThatIsEasyToGuessIsRefused(String secret) {
		Problem problem = TestSettings
			.cors("hosts: {proxy-secret-header: X-Origin-Verify, proxy-secrets: ['%s']}".formatted(secret))
			.problem();
		assertThat(problem.key()).isEqualTo("cors.hosts.proxy-secrets[0]");
		assertThat(problem.reason()).contains("easy to guess");
		assertThat(problem.toString()).doesNotContain(secret);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7f3c9a01e2b84d56", "5f0d8a34-9b1e-4c7a-8d22-31e6f0a9b7c4", "83041975620384719523",
			"correct-horse-battery-staple" })
	void secretThatWasGeneratedIsUsable(String secret) {
		assertThat(TestSettings
			.cors("hosts: {proxy-secret-header: X-Origin-Verify, proxy-secrets: ['%s']}".formatted(secret))
			.problems()).isEmpty();
	}

	@Test
	void placeholderThatNothingResolvesIsNoSecret() {
		Problem problem = TestSettings
			.cors("hosts: {proxy-secret-header: X-Origin-Verify, proxy-secrets: ['${ORIGIN_SECRET}']}")
			.problem();
		assertThat(problem.key()).isEqualTo("cors.hosts.proxy-secrets[0]");
		assertThat(problem.reason()).isEqualTo("It has a placeholder ${...} that cannot be resolved");
		assertThat(problem.action()).isEqualTo("Set the property or variable that it names");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  proxy-secrets: []", "  proxy-secrets: ''", "  proxy-secrets: ${NONE:}" })
	void headerNeedsASecret(String secrets) {
		assertThat(TestSettings.cors("hosts:\n  proxy-secret-header: X-Origin-Verify\n" + secrets).problem())
			.isEqualTo(new Problem(Area.HOSTS, "cors.hosts.proxy-secret-header", null,
					new SettingLocation("application.yml", 3), "There is no secret to compare the header with",
					"Write at least one secret in cors.hosts.proxy-secrets, or remove the header"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "trusted-proxies: [10.0.0.1]", "scheme: https" })
	void secretNeedsAHeader(String other) {
		assertThat(TestSettings.cors("hosts:\n  proxy-secrets: [%s]\n  %s".formatted(SECRET, other)).problem())
			.isEqualTo(new Problem(Area.HOSTS, "cors.hosts.proxy-secrets[0]", null,
					new SettingLocation("application.yml", 3), "No setting says which header carries the secret",
					"Set cors.hosts.proxy-secret-header to the name of the header that the proxy sends, for example X-Origin-Verify"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "proxy-secret-header: X-V\n  proxy-secrets: [Leak me]",
			"proxy-secret-header: X-V\n  proxy-secrets: Leak me",
			"proxy-secret-header: X-V\n  proxy-secrets: [[Leakme]]",
			"proxy-secret-header: X-V\n  proxy-secrets: {a: Leakme}", "proxy-secert: Leakme", "proxy-secret: Leakme",
			"proxy-secerts: [Leakme]", "proxy-secret-header: Leakme",
			"proxy-secret-header: 'Leak me'\n  proxy-secrets: [a]", "proxy-secrets: Leakme" })
	void mistakeNeverPrintsASecret(String yaml) {
		TestSettings settings = TestSettings.cors("hosts:\n  " + yaml);
		List<Problem> problems = settings.problems();
		assertThat(problems).isNotEmpty();
		assertThat(problems.toString()).doesNotContain("Leak");
		assertThat(ProblemReport.of(problems)).doesNotContain("Leak");
		assertThatExceptionOfType(InvalidCorsConfigurationException.class).isThrownBy(settings::read)
			.satisfies((failure) -> assertThat(failure.toString()).doesNotContain("Leak"))
			.withNoCause();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CORS_HOSTS_PROXY_SECERTS", "CORS_HOSTS_PROXY_SECRET", "CORS_HOST_PROXY_SECRETS",
			"CORS_HOSTS_PROXY_SECRETS" })
	void mistakeInAVariableNeverPrintsASecret(String variable) {
		List<Problem> problems = TestSettings.none().variable(variable, "Leakme").problems();
		assertThat(problems).isNotEmpty();
		assertThat(ProblemReport.of(problems)).contains(variable).doesNotContain("Leak");
	}

	@Test
	void unknownNameIsMentionedWithoutItsValue() {
		TestSettings settings = TestSettings.cors("hosts.gateway-password: Leakme");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).singleElement()
			.asString()
			.contains("cors.hosts.gateway-password")
			.doesNotContain("Leak");
	}

	@Test
	void settingsAsTextHideSecrets() {
		CompiledSettings settings = TestSettings
			.cors("hosts: {proxy-secret-header: X-Origin-Verify, proxy-secrets: [%s]}".formatted(SECRET))
			.read();
		assertThat(settings.properties().hosts().proxySecrets()).hasToString("[******]");
		assertThat(settings.properties()).asString().contains("X-Origin-Verify").doesNotContain(SECRET);
		assertThat(settings).asString().doesNotContain(SECRET);
	}

}
