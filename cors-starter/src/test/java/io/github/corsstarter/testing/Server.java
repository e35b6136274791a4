package io.github.corsstarter.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.verification.RunningApplication;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.jetty.autoconfigure.actuate.web.server.JettyReactiveManagementContextAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.actuate.web.server.JettyServletManagementContextAutoConfiguration;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatReactiveManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The servers that tests over a socket run on: two for servlets, and one for reactive
 * applications.
 */
public enum Server {

	TOMCAT(WebApplicationType.SERVLET, TomcatConfiguration.class, JettyServletManagementContextAutoConfiguration.class),

	JETTY(WebApplicationType.SERVLET, JettyConfiguration.class, TomcatServletManagementContextAutoConfiguration.class),

	NETTY(WebApplicationType.REACTIVE, NettyConfiguration.class, TomcatReactiveManagementContextAutoConfiguration.class,
			JettyReactiveManagementContextAutoConfiguration.class);

	private static final List<Server> OF_SERVLETS = List.of(TOMCAT, JETTY);

	private final WebApplicationType type;

	private final Class<?> configuration;

	private final Class<?>[] managementOfOthers;

	/**
	 * Describe a server.
	 * @param type what kind of applications run on it
	 * @param configuration its factory
	 * @param managementOfOthers what would put actuator on another server, which is on
	 * the class path too
	 */
	Server(WebApplicationType type, Class<?> configuration, Class<?>... managementOfOthers) {
		this.type = type;
		this.configuration = configuration;
		this.managementOfOthers = managementOfOthers;
	}

	/**
	 * Start an application without Spring Security on every server, one after the other.
	 * @param application what the application consists of, with servlets and without
	 * @param settings its configuration, as {@code key=value}
	 */
	public static Stream<RunningApplication> startAll(Class<?> application, String... settings) {
		return Stream.of(values()).map((server) -> server.start(application, settings));
	}

	/**
	 * Start a servlet application without Spring Security on one server after the other.
	 * @param application what the application consists of
	 * @param settings its configuration, as {@code key=value}
	 */
	public static Stream<RunningApplication> startEach(Class<?> application, String... settings) {
		return OF_SERVLETS.stream().map((server) -> server.start(application, settings));
	}

	/**
	 * Start a servlet application with Spring Security on one server after the other.
	 * @param application what the application consists of
	 * @param settings its configuration, as {@code key=value}
	 */
	public static Stream<RunningApplication> startEachSecured(Class<?> application, String... settings) {
		return OF_SERVLETS.stream().map((server) -> server.start(WithSpringSecurity.class, application, settings));
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
		List<String> all = new ArrayList<>(List.of("logging.level.org=off", "logging.level.reactor=off",
				"logging.level.io.github.corsstarter.startup=warn",
				"spring.main.web-application-type=" + this.type.name(),
				"spring.webflux.base-path=${server.servlet.context-path:}", "spring.autoconfigure.exclude="
						+ Stream.of(this.managementOfOthers).map(Class::getName).collect(Collectors.joining(","))));
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
	static class NettyConfiguration {

		@Bean
		NettyReactiveWebServerFactory reactiveWebServerFactory(ReactorResourceFactory resources) {
			NettyReactiveWebServerFactory factory = new NettyReactiveWebServerFactory(0);
			factory.setResourceFactory(resources);
			return factory;
		}

		/**
		 * Threads of its own, which end with the application and not with another one. It
		 * has answered everything that it was asked then.
		 */
		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			resources.setShutdownQuietPeriod(Duration.ZERO);
			return resources;
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
