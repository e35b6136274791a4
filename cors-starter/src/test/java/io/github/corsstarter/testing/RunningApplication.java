package io.github.corsstarter.testing;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CrossOriginProtectionAutoConfiguration;
import io.github.corsstarter.autoconfigure.HostsAutoConfiguration;
import io.github.corsstarter.autoconfigure.TrailingSlashAutoConfiguration;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * An application on a server of its own, on a port that was free.
 */
public final class RunningApplication implements AutoCloseable {

	private static final List<String> PROPERTIES = List.of("server.port=0", "server.shutdown=immediate",
			"spring.main.banner-mode=off", "logging.level.org=off", "logging.level.io.github.corsstarter.startup=warn");

	private final Server server;

	private final ServletWebServerApplicationContext context;

	private final HttpPeer peer;

	private RunningApplication(Server server, ServletWebServerApplicationContext context) {
		this.server = server;
		this.context = context;
		this.peer = new HttpPeer(context.getWebServer().getPort());
	}

	/**
	 * Start an application without Spring Security on one server after the other.
	 * @param application what the application consists of
	 * @param properties its configuration, as {@code key=value}
	 */
	public static Stream<RunningApplication> onEveryServer(Class<?> application, String... properties) {
		return Stream.of(Server.values())
			.map((server) -> start(server, WithoutSecurity.class, application, properties));
	}

	/**
	 * Start an application with Spring Security on one server after the other.
	 * @param application what the application consists of
	 * @param properties its configuration, as {@code key=value}
	 */
	public static Stream<RunningApplication> securedOnEveryServer(Class<?> application, String... properties) {
		return Stream.of(Server.values()).map((server) -> start(server, WithSecurity.class, application, properties));
	}

	/**
	 * Start an application without Spring Security on one server.
	 * @param server the server
	 * @param application what the application consists of
	 * @param properties its configuration, as {@code key=value}
	 */
	public static RunningApplication on(Server server, Class<?> application, String... properties) {
		return start(server, WithoutSecurity.class, application, properties);
	}

	/**
	 * Start an application with nothing but Spring MVC and this starter, for tests that
	 * need hundreds of them.
	 * @param application what the application consists of
	 * @param properties its configuration, as {@code key=value}
	 */
	public static RunningApplication small(Class<?> application, String... properties) {
		return start(Server.TOMCAT, OnlyMvc.class, application, properties);
	}

	private static RunningApplication start(Server server, Class<?> base, Class<?> application, String... properties) {
		String[] arguments = Stream
			.of(PROPERTIES.stream(), Stream.of("spring.autoconfigure.exclude=" + server.otherManagement().getName()),
					Stream.of(properties))
			.flatMap((each) -> each)
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		return new RunningApplication(server,
				(ServletWebServerApplicationContext) new SpringApplicationBuilder()
					.sources(server.configuration(), base, application)
					.run(arguments));
	}

	public Response get(String path, String... headers) {
		return this.peer.send("GET", path, headers);
	}

	public Response send(String method, String path, String... headers) {
		return this.peer.send(method, path, headers);
	}

	public Response sendRaw(String requestLine, String... headers) {
		return this.peer.sendRaw(requestLine, headers);
	}

	public Response sendWithoutHost(String requestLine, String... headers) {
		return this.peer.sendWithoutHost(requestLine, headers);
	}

	public Server server() {
		return this.server;
	}

	public int port() {
		return this.context.getWebServer().getPort();
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Override
	public String toString() {
		return this.server.name();
	}

	@TestConfiguration(proxyBeanMethods = false)
	@Import(EveryRefusalIsLogged.class)
	@EnableAutoConfiguration(exclude = { SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
			SecurityFilterAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class,
			ManagementWebSecurityAutoConfiguration.class })
	public static class WithoutSecurity {

	}

	@TestConfiguration(proxyBeanMethods = false)
	@Import(EveryRefusalIsLogged.class)
	@EnableAutoConfiguration
	public static class WithSecurity {

	}

	@TestConfiguration(proxyBeanMethods = false)
	@Import(EveryRefusalIsLogged.class)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, HttpEncodingAutoConfiguration.class,
			PropertyPlaceholderAutoConfiguration.class, CorsAutoConfiguration.class, HostsAutoConfiguration.class,
			CrossOriginProtectionAutoConfiguration.class, TrailingSlashAutoConfiguration.class })
	public static class OnlyMvc {

	}

}
