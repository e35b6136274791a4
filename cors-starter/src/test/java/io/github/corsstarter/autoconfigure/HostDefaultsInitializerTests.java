package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class HostDefaultsInitializerTests {

	private static final String STRATEGY = "server.forward-headers-strategy";

	private static final String SECURE = "server.servlet.session.cookie.secure";

	@Test
	void isFoundBySpringBoot() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ApplicationContextInitializer.class))
			.hasAtLeastOneElementOfType(HostDefaultsInitializer.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "scheme: http", "trusted-proxies: [10.0.0.1]", "forwarded-for-hops: 1",
			"allowed: [a.test], use-x-forwarded-host: true", "use-x-forwarded-port: true", "prefix: /prod" })
	void containerReadsNoHeaderThatIsOwned(String yaml) {
		ConfigurableEnvironment environment = initialized(TestSettings.cors("hosts: {%s}".formatted(yaml)));
		assertThat(environment.getProperty(STRATEGY)).isEqualTo("none");
		assertThat(environment.getProperty(SECURE)).isNull();
	}

	@Test
	void sessionCookieIsSecureWherePublicSchemeIsAlwaysHttps() {
		assertThat(initialized(TestSettings.cors("hosts.scheme: https")).getProperty(SECURE)).isEqualTo("true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "enabled: true", "hosts.allowed: [a.test]", "allowed-hosts: [a.test]",
			"hosts.exempt-urls-regex: ^/up$" })
	void nothingChangesWhereNoHeaderIsOwned(String yaml) {
		assertThat(initialized(TestSettings.cors(yaml)).getPropertySources())
			.noneMatch((source) -> source.containsProperty(STRATEGY));
	}

	@Test
	void whatTheApplicationSaysWins() {
		ConfigurableEnvironment environment = initialized(TestSettings.cors("hosts.scheme: https")
			.file("a.yml", STRATEGY + ": framework\n" + SECURE + ": false"));
		assertThat(environment.getProperty(STRATEGY)).isEqualTo("framework");
		assertThat(environment.getProperty(SECURE)).isEqualTo("false");
	}

	@Test
	void defaultsAreNoProblemOfTheirOwn() {
		ConfigurableEnvironment environment = initialized(TestSettings.cors("hosts.scheme: https"));
		assertThat(CompiledSettings.of(environment).warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "hosts: a.test", "hosts.forwarded-for-hops: many", "hosts.proxy-secrets: {a: b}" })
	void mistakesAreLeftToTheReport(String yaml) {
		assertThat(initialized(TestSettings.cors(yaml)).getProperty(STRATEGY)).isNull();
	}

	@Test
	void applicationWithoutServletsIsLeftAlone() {
		GenericApplicationContext context = new GenericApplicationContext();
		context.setEnvironment(TestSettings.cors("hosts.scheme: https").environment());
		new HostDefaultsInitializer().initialize(context);
		assertThat(context.getEnvironment().getProperty(STRATEGY)).isNull();
	}

	private static ConfigurableEnvironment initialized(TestSettings settings) {
		GenericWebApplicationContext context = new GenericWebApplicationContext();
		context.setEnvironment(settings.environment());
		new HostDefaultsInitializer().initialize(context);
		return context.getEnvironment();
	}

}
