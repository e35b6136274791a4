package io.github.corsstarter.testing;

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

	private final Class<?> otherManagement;

	Server(Class<?> configuration, Class<?> otherManagement) {
		this.configuration = configuration;
		this.otherManagement = otherManagement;
	}

	public Class<?> configuration() {
		return this.configuration;
	}

	/**
	 * What would put actuator on the other server, which is on the class path too.
	 */
	public Class<?> otherManagement() {
		return this.otherManagement;
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
