package io.github.corsstarter.compile;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;
import io.github.corsstarter.settings.ProxySecret;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the settings under {@code cors.hosts} are read.
 */
class HostSettingsTests {

	private static final String SECRET = "Kq8-x_2Vz0aB7dLm";

	private static final List<Row> ROWS = List.of(
			new Row("allowed", "a.test,.b.test", HostsProperties::allowed, List.of("a.test", ".b.test")),
			new Row("use-x-forwarded-host", "true", HostsProperties::useXForwardedHost, true),
			new Row("forwarded-host-header", "X-Public-Host", HostsProperties::forwardedHostHeader, "X-Public-Host"),
			new Row("use-x-forwarded-port", "true", HostsProperties::useXForwardedPort, true),
			new Row("forwarded-proto-header", "X-Scheme", HostsProperties::forwardedProtoHeader, "X-Scheme"),
			new Row("scheme", "https", HostsProperties::scheme, "https"),
			new Row("use-x-forwarded-prefix", "true", HostsProperties::useXForwardedPrefix, true),
			new Row("prefix", "/prod", HostsProperties::prefix, "/prod"),
			new Row("client-address-header", "X-Real-IP", HostsProperties::clientAddressHeader, "X-Real-IP"),
			new Row("forwarded-for-hops", "2", HostsProperties::forwardedForHops, 2),
			new Row("trusted-proxies", "10.0.0.0/8,2001:db8::/32", HostsProperties::trustedProxies,
					List.of("10.0.0.0/8", "2001:db8::/32")),
			new Row("proxy-secret-header", "X-Origin-Verify", HostsProperties::proxySecretHeader, "X-Origin-Verify"),
			new Row("proxy-secrets", SECRET + ",another-secret_01", HostSettingsTests::revealed,
					List.of(SECRET, "another-secret_01")),
			new Row("require-trusted-proxy", "true", HostsProperties::requireTrustedProxy, true),
			new Row("exempt-urls-regex", "^/up$", HostsProperties::exemptUrlsRegex, "^/up$"),
			new Row("exempt-health", "false", HostsProperties::exemptHealth, false));

	static List<Row> rows() {
		return ROWS;
	}

	@Test
	void tableOfThisTestNamesEveryKey() {
		assertThat(ROWS).extracting(Row::key)
			.containsExactlyElementsOf(Arrays.stream(HostsProperties.class.getRecordComponents())
				.map(RecordComponent::getName)
				.map(DataObjectPropertyName::toDashedForm)
				.toList());
	}

	@ParameterizedTest
	@MethodSource("rows")
	void everyKeyIsReadFromYaml(Row row) {
		assertThat(row.value(TestSettings.cors("hosts:\n  " + row.key() + ": " + row.text())))
			.isEqualTo(row.expected());
	}

	@ParameterizedTest
	@MethodSource("rows")
	void everyKeyIsReadFromAVariable(Row row) {
		String name = "CORS_HOSTS_" + row.key().replace('-', '_').toUpperCase(Locale.ROOT);
		assertThat(row.value(TestSettings.none().variable(name, row.text()))).isEqualTo(row.expected());
	}

	@ParameterizedTest
	@MethodSource("rows")
	void everyKeyIsReadFromAnArgument(Row row) {
		assertThat(row.value(TestSettings.none().arguments("--cors.hosts." + row.key() + "=" + row.text())))
			.isEqualTo(row.expected());
	}

	@Test
	void listTakesVariablesWithAnIndex() {
		TestSettings settings = TestSettings.cors("hosts.allowed: [file.test]")
			.variable("CORS_HOSTS_ALLOWED_0", "a.test")
			.variable("CORS_HOSTS_ALLOWED_1", "b.test");
		assertThat(settings.properties().hosts().allowed()).containsExactly("a.test", "b.test");
		assertThat(settings.warnings()).isEmpty();
	}

	@Test
	void secretsAreReplacedAsAWholeByAHigherSource() {
		TestSettings settings = TestSettings
			.cors("hosts: {proxy-secret-header: X-Origin-Verify, proxy-secrets: [%s, another-secret_01]}"
				.formatted(SECRET))
			.variable("CORS_HOSTS_PROXY_SECRETS", "yet-another-secret");
		assertThat(revealed(settings.properties().hosts())).isEqualTo(List.of("yet-another-secret"));
	}

	@Test
	void nothingIsOwnedOrCheckedByDefault() {
		CompiledSettings settings = TestSettings.none().read();
		assertThat(settings.hosts().allowed().isEmpty()).isTrue();
		assertThat(settings.hosts().resolver()).isNull();
		assertThat(settings.hosts().hiddenHeaders()).isEmpty();
	}

	@Test
	void emptyExpressionExemptsNoPath() {
		PathRegex exempt = TestSettings.cors("hosts: {allowed: [a.test], exempt-urls-regex: ''}")
			.read()
			.hosts()
			.exemptPaths();
		assertThat(exempt).isNotNull();
		assertThat(exempt.matchesStartOf("/actuator/health")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ", exempt-urls-regex: ^/metrics$", ", exempt-urls-regex: ''" })
	void healthIsExemptWhateverElseIs(String further) {
		PathRegex health = TestSettings.cors("hosts: {allowed: [a.test]%s}".formatted(further))
			.read()
			.hosts()
			.healthPaths();
		assertThat(health).isNotNull();
		assertThat(health.matchesStartOf("/actuator/health/liveness")).isTrue();
		assertThat(TestSettings.cors("hosts: {allowed: [a.test], exempt-health: false%s}".formatted(further))
			.read()
			.hosts()
			.healthPaths()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CF-Connecting-IP", "True-Client-IP", "X-Real-IP", "CloudFront-Viewer-Address" })
	void headerForTheClientAddressIsRead(String header) {
		CompiledHosts hosts = TestSettings
			.cors("hosts: {client-address-header: %s, trusted-proxies: [10.0.0.1]}".formatted(header))
			.read()
			.hosts();
		assertThat(hosts.forwardedHeaders()).containsExactly(header);
		assertThat(hosts.hiddenHeaders()).isEmpty();
	}

	@Test
	void headersThatAreReadAreHidden() {
		assertThat(TestSettings.cors("""
				hosts:
				  allowed: [a.test]
				  use-x-forwarded-host: true
				  forwarded-host-header: X-Public-Host
				  forwarded-proto-header: CloudFront-Forwarded-Proto
				  proxy-secret-header: X-Origin-Verify
				  proxy-secrets: [Kq8-x_2Vz0aB7dLm]
				""").read().hosts().hiddenHeaders()).containsExactly("X-Public-Host", "CloudFront-Forwarded-Proto",
				"X-Origin-Verify");
	}

	@ParameterizedTest
	@ValueSource(strings = { "use-x-forwarded-port: true", "use-x-forwarded-prefix: true",
			"forwarded-proto-header: X-Scheme", "scheme: https", "prefix: /prod", "forwarded-for-hops: 1",
			"client-address-header: X-Real-IP", "trusted-proxies: [10.0.0.1]" })
	void anySettingAboutProxiesOwnsTheForwardedHeaders(String yaml) {
		assertThat(TestSettings.cors("hosts: {%s}".formatted(yaml)).read().hosts().resolver()).isNotNull();
	}

	@Test
	void namesOfKubernetesForAServiceCalledHostsAreNoMistakes() {
		TestSettings settings = TestSettings.none()
			.variable("CORS_HOSTS_SERVICE_HOST", "10.0.0.1")
			.variable("CORS_HOSTS_SERVICE_PORT", "80")
			.variable("CORS_HOSTS_PORT", "tcp://10.0.0.1:80")
			.variable("CORS_HOSTS_PORT_80_TCP_ADDR", "10.0.0.1");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).singleElement().asString().doesNotContain("10.0.0.1");
	}

	static Stream<String> examples() throws IOException {
		String document = Files.readString(Path.of("..", "docs", "hosts.md"));
		return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
			.matcher(document)
			.results()
			.map(HostSettingsTests::body);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void everyExampleOfTheDocumentCanBeUsedAsItStands(String yaml) {
		TestSettings settings = TestSettings.none().file("application.yml", yaml).variable("ORIGIN_SECRET", SECRET);
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).isEmpty();
		assertThat(settings.read().hosts().resolver()).isNotNull();
	}

	private static String body(MatchResult block) {
		return block.group(1);
	}

	private static Object revealed(HostsProperties hosts) {
		return hosts.proxySecrets().stream().map(ProxySecret::reveal).toList();
	}

	/**
	 * A setting, and what it needs beside it to make sense.
	 */
	record Row(String key, String text, Function<HostsProperties, Object> property, Object expected) {

		Object value(TestSettings settings) {
			TestSettings complete = switch (this.key) {
				case "use-x-forwarded-host" -> settings.file("more.yml", "cors.hosts.allowed: a.test");
				case "proxy-secrets" -> settings.file("more.yml", "cors.hosts.proxy-secret-header: X-Origin-Verify");
				case "proxy-secret-header" -> settings.file("more.yml", "cors.hosts.proxy-secrets: " + SECRET);
				case "require-trusted-proxy" -> settings.file("more.yml", "cors.hosts.trusted-proxies: 10.0.0.0/8");
				default -> settings;
			};
			return this.property.apply(complete.properties().hosts());
		}

		@Override
		public String toString() {
			return this.key;
		}

	}

}
