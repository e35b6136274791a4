package io.github.corsstarter.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A Spring Boot application with a web server of its own, on a port that was free.
 */
public final class RunningApplication implements AutoCloseable {

	private static final List<String> SETTINGS = List.of("server.port=0", "server.shutdown=immediate",
			"spring.reactor.netty.shutdown-quiet-period=0s", "spring.main.banner-mode=off");

	private final String name;

	private final ConfigurableApplicationContext context;

	private final HttpPeer peer;

	private RunningApplication(String name, ConfigurableApplicationContext context) {
		this.name = name;
		this.context = context;
		this.peer = new HttpPeer(port());
	}

	/**
	 * Start an application.
	 * @param name what tests call it
	 * @param sources the classes that it consists of
	 * @param settings its configuration, as {@code key=value}
	 * @return the application, which has to be closed
	 */
	public static RunningApplication start(String name, Collection<Class<?>> sources, Collection<String> settings) {
		String[] arguments = Stream.concat(SETTINGS.stream(), settings.stream())
			.map((setting) -> "--" + setting)
			.toArray(String[]::new);
		return new RunningApplication(name,
				new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).run(arguments));
	}

	/**
	 * Send a request without a body whose method is {@code GET}.
	 * @param path the path and the query, encoded
	 * @param lines header lines as {@code Name: value}
	 * @return the response
	 */
	public Response get(String path, String... lines) {
		return this.peer.get(path, lines);
	}

	/**
	 * Send a request without a body.
	 * @param method the method
	 * @param path the path and the query, encoded
	 * @param lines header lines as {@code Name: value}
	 * @return the response
	 */
	public Response send(String method, String path, String... lines) {
		return this.peer.send(method, path, lines);
	}

	/**
	 * Send exactly these characters.
	 * @param requestLine method and target
	 * @param lines header lines, each character of which becomes one byte
	 * @return the response
	 * @see HttpPeer#sendRaw
	 */
	public Response sendRaw(String requestLine, String... lines) {
		return this.peer.sendRaw(requestLine, lines);
	}

	/**
	 * Send exactly these characters without a {@code Host}.
	 * @param requestLine method and target
	 * @param lines header lines, each character of which becomes one byte
	 * @return the response
	 * @see HttpPeer#sendWithoutHost
	 */
	public Response sendWithoutHost(String requestLine, String... lines) {
		return this.peer.sendWithoutHost(requestLine, lines);
	}

	/**
	 * Ask for a WebSocket (RFC 6455, section 4.1), and hang up when the server has
	 * answered.
	 * @param path the path, encoded
	 * @param lines header lines as {@code Name: value}; a missing {@code Host} is added
	 * @return the response to the handshake
	 */
	public Response openWebSocket(String path, String... lines) {
		StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nConnection: Upgrade\r\n"
				+ "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
		if (Stream.of(lines).noneMatch((line) -> line.startsWith("Host:"))) {
			request.append("Host: localhost:").append(port()).append("\r\n");
		}
		for (String line : lines) {
			request.append(line).append("\r\n");
		}
		try (HttpConnection connection = new HttpConnection(port())) {
			connection.write(request.append("\r\n").toString());
			return connection.read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(path, ex);
		}
	}

	/**
	 * The server of the application.
	 * @return the server
	 */
	public HttpPeer peer() {
		return this.peer;
	}

	/**
	 * The server that Actuator has on a port of its own.
	 * @return the server
	 */
	public HttpPeer managementPeer() {
		return new HttpPeer(port("local.management.port"));
	}

	/**
	 * The port of the application's server.
	 * @return the port
	 */
	public int port() {
		return port("local.server.port");
	}

	private int port(String property) {
		return this.context.getEnvironment().getRequiredProperty(property, Integer.class);
	}

	/**
	 * What is configured.
	 * @param key the key of a setting
	 * @return its value
	 */
	public String setting(String key) {
		return this.context.getEnvironment().getRequiredProperty(key);
	}

	/**
	 * Whether a setting is on.
	 * @param key the key of a setting
	 * @return {@code false} also if it is not configured
	 */
	public boolean isSet(String key) {
		return this.context.getEnvironment().getProperty(key, Boolean.class, false);
	}

	/**
	 * A bean of the application.
	 * @param <T> its type
	 * @param type its type
	 * @return the bean
	 */
	public <T> T bean(Class<T> type) {
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

}
