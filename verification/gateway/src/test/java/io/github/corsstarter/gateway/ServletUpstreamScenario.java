package io.github.corsstarter.gateway;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.github.corsstarter.verification.UpstreamScenario;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;

/**
 * Every servlet application that passes requests on, on Tomcat and on Jetty.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
abstract class ServletUpstreamScenario extends UpstreamScenario {

	@Parameter
	RunningApplication running;

	@Override
	protected RunningApplication application() {
		return this.running;
	}

	/**
	 * Start an application on one server after the other.
	 * @param application what it consists of
	 * @param settings its configuration besides the site that it allows
	 */
	static Stream<RunningApplication> startEach(Class<?> application, String... settings) {
		return Stream.of(Tomcat.class, Jetty.class)
			.map((server) -> RunningApplication.start(server.getSimpleName(), List.of(server, application),
					Stream.of(Stream.of("logging.level.root=off"), Site.SETTINGS.stream(), Stream.of(settings))
						.flatMap((part) -> part)
						.toList()));
	}

	@EnableAutoConfiguration
	@TestConfiguration(proxyBeanMethods = false)
	static class Tomcat {

		@Bean
		TomcatServletWebServerFactory servletWebServerFactory() {
			return new TomcatServletWebServerFactory(0);
		}

	}

	@EnableAutoConfiguration
	@TestConfiguration(proxyBeanMethods = false)
	static class Jetty {

		@Bean
		JettyServletWebServerFactory servletWebServerFactory() {
			return new JettyServletWebServerFactory(0);
		}

	}

}
