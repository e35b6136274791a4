package io.github.corsstarter.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.RunningApplication;

import org.springframework.boot.jetty.autoconfigure.actuate.web.server.JettyServletManagementContextAutoConfiguration;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;

/**
 * The servers that every test over a socket runs on.
 */
public enum Server {

	TOMCAT(TomcatConfiguration.class, JettyServletManagementContextAutoConfiguration.class),

	JETTY(JettyConfiguration.class, TomcatServletManagementContextAutoConfiguration.class);

	private final Class<?> configuration;

	private final Class<?> managementOfOther;

	/**
	 * Describe a server.
	 * @param configuration its factory
	 * @param managementOfOther what would put actuator on the other server, which is on
	 * the class path too
	 */
	Server(Class<?> configuration, Class<?> managementOfOther) {
		this.configuration = configuration;
		this.managementOfOther = managementOfOther;
	}

	/**
	 * Start an application without Spring Security on one server after the other.
	 * @param application what the application consists of
	 * @param settings its configuration, as {@code key=value}
	 */
	public static Stream<RunningApplication> startEach(Class<?> application, String... settings) {
		return Stream.of(values()).map((server) -> server.start(application, settings));
	}

	/**
	 * Start an application with Spring Security on one server after the other.
	 * @param application what the application consists of
	 * @param settings its configuration, as {@code key=value}
	 */
	public static Stream<RunningApplication> startEachSecured(Class<?> application, String... settings) {
		return Stream.of(values()).map((server) -> server.start(WithSpringSecurity.class, application, settings));
	}

	/**
	 * Start an application without Spring Security.
	 * @param application what the application consists of
	 * @param settings its configuration, as {@code key=value}
	 */
	public RunningApplication start(Class<?> application, String... settings) {
		return start(WithoutSpringSecurity.class, application, settings);
	}

	/**
	 * Start an application with other auto-configurations.
	 * @param autoConfiguration what Spring Boot configures
	 * @param application what the application consists of
	 * @param settings its configuration, as {@code key=value}
	 */
	public RunningApplication start(Class<?> autoConfiguration, Class<?> application, String... settings) {
		List<String> all = new ArrayList<>(
				List.of("logging.level.org=off", "logging.level.io.github.corsstarter.startup=warn",
						"spring.autoconfigure.exclude=" + this.managementOfOther.getName()));
		all.addAll(List.of(settings));
		return RunningApplication.start(name(), List.of(this.configuration, autoConfiguration, application), all);
	}

	/**
	 * Whether an application that was started here runs on this server.
	 */
	public boolean runs(RunningApplication application) {
		return application.toString().equals(name());
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class TomcatConfiguration {

		@Bean
		TomcatServletWebServerFactory servletWebServerFactory() {
			return new TomcatServletWebServerFactory(0);
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class JettyConfiguration {

		@Bean
		JettyServletWebServerFactory servletWebServerFactory() {
			return new JettyServletWebServerFactory(0);
		}

	}

}
