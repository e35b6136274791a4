package io.github.corsstarter.integration;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * An application on a server of its own, on a port that was free.
 */
final class RunningApplication implements AutoCloseable {

	private static final List<String> SETTINGS = List.of("server.port=0", "server.shutdown=immediate",
			"spring.main.banner-mode=off", "logging.level.root=off");

	private final String name;

	private final ServletWebServerApplicationContext context;

	private final Peer peer;

	private RunningApplication(String name, ServletWebServerApplicationContext context) {
		this.name = name;
		this.context = context;
		this.peer = new Peer(context.getWebServer().getPort(),
				is("server.http2.enabled") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
	}

	/**
	 * Start an application on Tomcat and then on Jetty, and on either a second time
	 * refusing whom it does not allow.
	 * @param application what it consists of
	 * @param parts the parts of Boot that it has, separated by commas
	 * @param settings its configuration, as {@code key=value}
	 */
	static Stream<RunningApplication> everywhere(Class<?> application, String parts, String... settings) {
		return Stream.of("tomcat", "jetty")
			.flatMap((server) -> Stream.of(false, true)
				.map((refusing) -> start(server + (refusing ? ", refusing" : ""), application, server + "," + parts,
						Stream.concat(Stream.of("cors.reject-disallowed=" + refusing), Stream.of(settings))
							.toArray(String[]::new))));
	}

	/**
	 * Start an application.
	 * @param name what tests call it
	 * @param application what it consists of
	 * @param parts the parts of Boot that it has, separated by commas, a server among
	 * them
	 * @param settings its configuration, as {@code key=value}
	 */
	static RunningApplication start(String name, Class<?> application, String parts, String... settings) {
		List<String> arguments = new ArrayList<>(List.of(OnlyNamedParts.PROPERTY + "=" + parts));
		arguments.addAll(SETTINGS);
		arguments.addAll(Site.SETTINGS);
		arguments.addAll(List.of(settings));
		return new RunningApplication(name,
				(ServletWebServerApplicationContext) new SpringApplicationBuilder(Base.class, application)
					.run(arguments.stream().map((setting) -> "--" + setting).toArray(String[]::new)));
	}

	Response send(Request request) {
		return this.peer.send(request);
	}

	Response get(String path, String... lines) {
		return send(Request.of("GET", path).with(lines));
	}

	Response preflight(String path, String... lines) {
		return send(Request.of("PUT", path).preflight().with(lines));
	}

	Peer peer() {
		return this.peer;
	}

	boolean is(String setting) {
		return this.context.getEnvironment().getProperty(setting, Boolean.class, false);
	}

	String setting(String name) {
		return this.context.getEnvironment().getRequiredProperty(name);
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
		return this.name;
	}

	@TestConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Base {

	}

}
