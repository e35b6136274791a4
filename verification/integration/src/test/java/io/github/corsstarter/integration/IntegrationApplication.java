package io.github.corsstarter.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Http2Client;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has the parts of Spring Boot that a test names, and that allows the
 * site. No response may repeat a header that browsers accept only once: with two values
 * they take the whole response for forbidden.
 */
final class IntegrationApplication implements AutoCloseable {

	/**
	 * On a request of a page of an origin that only Spring's own configuration allows,
	 * where there is one.
	 */
	static final String ADMIN_ORIGIN = "Origin: https://admin.example";

	/**
	 * Those with one value; the others are lists (Fetch Standard, section 3.3.3).
	 */
	private static final Set<String> SINGLE = Set.of("Access-Control-Allow-Origin", "Access-Control-Allow-Credentials",
			"Access-Control-Max-Age", "Access-Control-Allow-Private-Network");

	private final RunningApplication application;

	private final Function<Request, Response> client;

	private IntegrationApplication(RunningApplication application) {
		this.application = application;
		this.client = application.isSet("server.http2.enabled") ? new Http2Client(application.peer().origin())::send
				: application.peer()::send;
	}

	/**
	 * Start an application on Tomcat and then on Jetty, and on each a second time with
	 * {@code cors.reject-disallowed}.
	 * @param application what it consists of
	 * @param parts the parts of Boot that it has, separated by commas
	 * @param settings its configuration, as {@code key=value}
	 */
	static Stream<IntegrationApplication> everywhere(Class<?> application, String parts, String... settings) {
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
	static IntegrationApplication start(String name, Class<?> application, String parts, String... settings) {
		List<String> all = new ArrayList<>(
				List.of(NamedPartsImportFilter.PROPERTY + "=" + parts, "logging.level.root=off"));
		all.addAll(Site.SETTINGS);
		all.addAll(List.of(settings));
		return new IntegrationApplication(RunningApplication.start(name, List.of(Base.class, application), all));
	}

	Response send(Request request) {
		return checked(this.client.apply(request));
	}

	Response get(String path, String... lines) {
		return send(Request.of("GET", path, lines));
	}

	Response preflight(String path, String... lines) {
		return send(Request.of("PUT", path).preflight().with(lines));
	}

	/**
	 * Send a request to the port that Actuator has for itself.
	 */
	Response sendToManagement(Request request) {
		return checked(this.application.managementPeer().send(request));
	}

	/**
	 * Ask for a web socket, and hang up when the head of the response has come: no client
	 * of web sockets shows that of a handshake which succeeds.
	 */
	Response openWebSocket(String path, String... lines) {
		return checked(this.application.openWebSocket(path, lines));
	}

	private static Response checked(Response response) {
		assertThat(response.accessControlLines()).extracting((line) -> line.substring(0, line.indexOf(':')))
			.doesNotHaveDuplicates();
		SINGLE.forEach((name) -> assertThat(response.lines(name)).noneMatch((line) -> line.contains(",")));
		assertThat(response.members("Vary")).doesNotHaveDuplicates();
		return response;
	}

	/**
	 * The origin of this application's own pages.
	 */
	String origin() {
		return this.application.peer().origin();
	}

	boolean isSet(String setting) {
		return this.application.isSet(setting);
	}

	String setting(String name) {
		return this.application.setting(name);
	}

	<T> T bean(Class<T> type) {
		return this.application.bean(type);
	}

	@Override
	public void close() {
		this.application.close();
	}

	@Override
	public String toString() {
		return this.application.toString();
	}

	@TestConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Base {

	}

}
