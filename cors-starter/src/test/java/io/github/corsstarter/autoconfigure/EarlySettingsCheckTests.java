package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.startup.StartupWarnings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is settled before the web server is created.
 */
class EarlySettingsCheckTests {

	private static final String STRATEGY = "server.forward-headers-strategy";

	private static final String CONTEXT_ROOT = "server.tomcat.redirect-context-root";

	private static final String SECURE = "server.servlet.session.cookie.secure";

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(CorsAutoConfiguration.class,
			HostsAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withUserConfiguration(Server.class);

	@ParameterizedTest
	@ValueSource(strings = { "scheme=http", "trusted-proxies=10.0.0.1", "forwarded-for-hops=1",
			"use-x-forwarded-port=true", "prefix=/prod" })
	void containerDoesNotReadHeadersThatTheStarterReads(String setting) {
		this.runner.withPropertyValues("cors.hosts." + setting, "spring.main.cloud-platform=kubernetes")
			.run((context) -> {
				assertThat(context.getBean(ServerProperties.class).getForwardHeadersStrategy())
					.isEqualTo(ForwardHeadersStrategy.NONE);
				assertThat(context.getEnvironment().getProperty(SECURE)).isNull();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed=a.test", "scheme=http", "trusted-proxies=10.0.0.1" })
	void tomcatDoesNotRedirectBeforeTheHostIsChecked(String setting) {
		this.runner.withPropertyValues("cors.hosts." + setting)
			.run((context) -> assertThat(context.getEnvironment().getProperty(CONTEXT_ROOT)).isEqualTo("false"));
		this.runner.withPropertyValues("cors.hosts." + setting, CONTEXT_ROOT + "=true")
			.run((context) -> assertThat(context.getEnvironment().getProperty(CONTEXT_ROOT)).isEqualTo("true"));
	}

	@Test
	void tomcatRedirectsWhereNoHostIsChecked() {
		this.runner.withPropertyValues("cors.enabled=true")
			.run((context) -> assertThat(context.getEnvironment().getProperty(CONTEXT_ROOT)).isNull());
	}

	@Test
	void beanThatAllowsHostsIsACheckToo() {
		this.runner.withBean(HostAuthorizer.class, () -> (host) -> true)
			.run((context) -> assertThat(context.getEnvironment().getProperty(CONTEXT_ROOT)).isEqualTo("false"));
	}

	@Test
	void sessionCookieIsSecureWhereThePublicSchemeIsAlwaysHttps() {
		this.runner.withPropertyValues("cors.hosts.scheme=https")
			.run((context) -> assertThat(
					context.getBean(ServerProperties.class).getServlet().getSession().getCookie().getSecure())
				.isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.enabled=true", "cors.hosts.allowed=a.test", "cors.allowed-hosts=a.test",
			"cors.hosts.exempt-urls-regex=^/up$" })
	void nothingChangesWhereTheStarterReadsNoHeaders(String setting) {
		this.runner.withPropertyValues(setting)
			.run((context) -> assertThat(context.getEnvironment().getProperty(STRATEGY)).isNull());
	}

	@Test
	void settingsOfTheApplicationWin() {
		this.runner.withPropertyValues("cors.hosts.scheme=https", STRATEGY + "=none", SECURE + "=false")
			.run((context) -> assertThat(context.getEnvironment().getProperty(SECURE)).isEqualTo("false"));
		this.runner.withPropertyValues("cors.hosts.scheme=https", STRATEGY + "=framework")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidCorsConfigurationException.class));
	}

	@Test
	void defaultsAreNotReportedAsAMistake() {
		this.runner.withPropertyValues("cors.hosts.scheme=https")
			.run((context) -> assertThat(context.getBean(StartupWarnings.class).all()).isEmpty());
	}

	@Test
	void applicationWithoutServletsIsLeftAlone() {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues("cors.hosts.scheme=https")
			.run((context) -> assertThat(context.getEnvironment().getProperty(STRATEGY)).isNull());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ServerProperties.class)
	static class Server {

	}

}
