package io.github.corsstarter.compile;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.settings.ProblemReport;
import io.github.corsstarter.settings.SettingKeys;
import io.github.corsstarter.testing.FuzzedText;
import io.github.corsstarter.testing.TestSettings;
import org.yaml.snakeyaml.error.YAMLException;

import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever somebody writes under {@code cors}, the settings can work or there is a report
 * that says what is wrong, soon, and without a secret.
 */
class SettingsFuzzTests {

	private static final String SECRET = "Kq8-x_2Vz0aB7dLm";

	/**
	 * Names under which a secret stands, or that nobody knows: their values are never
	 * printed.
	 */
	private static final List<String> SECRET_NAMES = List.of("cors.hosts.proxy-secrets", "cors.hosts.proxy-secrets[0]",
			"cors.hosts.proxy-secrets[1]", "cors.hosts.proxy-secrets[3]", "cors.hosts.proxy-secrets[0].a",
			"cors.hosts.proxy-secrets.a", "cors.hosts.proxy-secert", "cors.hosts.gateway-password", "cors.password");

	/**
	 * In groups, because names of one group make a difference to each other.
	 */
	private static final List<List<String>> NAMES = List
		.of(below("cors.", SettingKeys.topLevel().names().stream().filter((name) -> !name.startsWith("hosts."))),
				below("cors.",
						SettingKeys.topLevel()
							.names()
							.stream()
							.filter((name) -> name.startsWith("hosts.") && !name.equals("hosts.proxy-secrets"))),
				below("cors.policies[0].", SettingKeys.ofPolicy().names().stream()),
				below("cors.policies[1].", SettingKeys.ofPolicy().names().stream()),
				List.of("cors", "cors.hosts", "cors.policies", "cors.policies[0]", "cors.policies.api.name",
						"cors.max-age", "cors.model", "server.forward-headers-strategy",
						"server.tomcat.remoteip.host-header", "x"));

	private static final List<String> SUFFIXES = List.of("", "", "", "[0]", "[1]", "[2147483648]", "[0][0]", ".a", "-",
			".", "_", "s");

	private static final List<String> VALUES = List.of("true", "false", "", "0", "-1", "600", "1h", "GET", "*", "null",
			"https://example.com", "https://*.example.com", "http://localhost:*", "file://", "^/api/", ".*",
			"https://.*", "(", "{2,3}", "[a-z]", "\\d", "(?=x)", ",", "x-mine", "Host", "X-Forwarded-Host", "[::1]",
			".example.com", "10.0.0.0/8", "/prod", "https", "none", "native", "${x}", "${x:1}", "${", "}", "@", "\n",
			"\u00E9");

	/**
	 * Settings must not take long to read; how busy the machine is does not matter.
	 */
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	@FuzzTest
	void settingsCanWorkOrThereIsAReportWithoutSecrets(FuzzedDataProvider data) {
		TestSettings settings = TestSettings.none();
		boolean yaml = data.consumeInt(0, 9) == 0;
		if (yaml) {
			try {
				settings.file("application.yml", "cors:\n" + data.consumeRemainingAsString().indent(2));
			}
			catch (YAMLException | IllegalArgumentException | IllegalStateException ex) {
				return;
			}
		}
		else {
			add(settings, data);
		}
		long start = THREADS.getCurrentThreadCpuTime();
		List<String> told = read(settings);
		assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(10));
		if (!yaml) {
			assertThat(told).noneMatch((text) -> text.contains(SECRET));
		}
	}

	/**
	 * Everything that is said about the settings.
	 */
	private static List<String> read(TestSettings settings) {
		List<String> told = new ArrayList<>();
		try {
			CompiledSettings usable = settings.read();
			usable.warnings().forEach((warning) -> told.add(warning.text()));
			told.add(usable.toString());
		}
		catch (InvalidCorsConfigurationException ex) {
			assertThat(ex.problems()).isNotEmpty();
			assertThat(ex.getCause()).isNull();
			told.add(ex.toString());
			told.add(ex.problems().toString());
			told.add(ProblemReport.of(ex.problems()));
		}
		return told;
	}

	private static void add(TestSettings settings, FuzzedDataProvider data) {
		Map<String, Object> file = new LinkedHashMap<>();
		for (int i = data.consumeInt(1, 8); i > 0; i--) {
			boolean secret = data.consumeInt(0, 5) == 0;
			String name = secret ? data.pickValue(SECRET_NAMES) : name(data);
			Object value = secret ? SECRET + data.pickValue(List.of("", "!", ",", "," + SECRET)) : value(data, name);
			switch (data.consumeInt(0, 5)) {
				case 0 -> settings.variable(variable(name), value.toString());
				case 1 -> settings.systemProperty(name, value.toString());
				default -> file.put(name, value);
			}
		}
		settings.source(new MapPropertySource("file", file));
	}

	private static List<String> below(String level, Stream<String> names) {
		return names.map((name) -> level + name).toList();
	}

	private static String name(FuzzedDataProvider data) {
		String name = data.pickValue(data.pickValue(NAMES));
		return switch (data.consumeInt(0, 9)) {
			case 0 -> name + FuzzedText.of(data, SUFFIXES);
			case 1 -> name.replaceFirst("[a-z]$", "");
			default -> name + data.pickValue(SUFFIXES);
		};
	}

	/**
	 * Anything but the secret and a placeholder that stands for it; now and then a
	 * placeholder that stands for itself.
	 */
	private static Object value(FuzzedDataProvider data, String name) {
		return switch (data.consumeInt(0, 9)) {
			case 0 -> data.consumeInt();
			case 1 -> data.consumeBoolean();
			case 2 -> data.consumeDouble();
			case 3 -> new ArrayList<>();
			case 4 -> "${" + name + "}";
			default -> FuzzedText.like(data, VALUES).replace(SECRET, "").replace("${c", "${x");
		};
	}

	private static String variable(String name) {
		return name.replace("[", "_").replace("]", "").replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
	}

}
