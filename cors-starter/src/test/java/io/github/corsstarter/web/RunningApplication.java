package io.github.corsstarter.web;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * An application on a server of its own, on a port that was free.
 */
final class RunningApplication implements AutoCloseable {

	private static final List<String> PROPERTIES = List.of("server.port=0", "server.shutdown=immediate",
			"spring.main.banner-mode=off", "logging.level.org=off",
			"logging.level.io.github.corsstarter.autoconfigure=warn");

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
	static Stream<RunningApplication> onEveryServer(Class<?> application, String... properties) {
		return Stream.of(Server.values())
			.map((server) -> start(server, WithoutSecurity.class, application, properties));
	}

	/**
	 * Start an application with Spring Security on one server after the other.
	 * @param application what the application consists of
	 * @param properties its configuration, as {@code key=value}
	 */
	static Stream<RunningApplication> securedOnEveryServer(Class<?> application, String... properties) {
		return Stream.of(Server.values()).map((server) -> start(server, WithSecurity.class, application, properties));
	}

	/**
	 * Start an application without Spring Security on one server.
	 * @param server the server
	 * @param application what the application consists of
	 * @param properties its configuration, as {@code key=value}
	 */
	static RunningApplication on(Server server, Class<?> application, String... properties) {
		return start(server, WithoutSecurity.class, application, properties);
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

	Response get(String path, String... headers) {
		return this.peer.send("GET", path, headers);
	}

	Response send(String method, String path, String... headers) {
		return this.peer.send(method, path, headers);
	}

	Response sendRaw(String requestLine, String... headers) {
		return this.peer.sendRaw(requestLine, headers);
	}

	Response sendWithoutHost(String requestLine, String... headers) {
		return this.peer.sendWithoutHost(requestLine, headers);
	}

	Server server() {
		return this.server;
	}

	int port() {
		return this.context.getWebServer().getPort();
	}

	<T> T bean(Class<T> type) {
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
	static class WithoutSecurity {

	}

	@TestConfiguration(proxyBeanMethods = false)
	@Import(EveryRefusalIsLogged.class)
	@EnableAutoConfiguration
	static class WithSecurity {

	}

}
