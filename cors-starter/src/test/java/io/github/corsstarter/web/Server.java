package io.github.corsstarter.web;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;

/**
 * The servers that every test over a socket runs on.
 */
enum Server {

	TOMCAT(TomcatConfiguration.class),

	JETTY(JettyConfiguration.class);

	private final Class<?> configuration;

	Server(Class<?> configuration) {
		this.configuration = configuration;
	}

	Class<?> configuration() {
		return this.configuration;
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
