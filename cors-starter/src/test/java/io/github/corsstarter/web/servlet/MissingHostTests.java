package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HTTP/1.0 knows no {@code Host}. What the server says instead is judged, as Django
 * judges {@code SERVER_NAME}: the name of its interface (Tomcat, Reactor Netty) or the
 * address of it (Jetty).
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class MissingHostTests {

	@Parameter
	private Asked asked;

	static Stream<Asked> applications() {
		return Stream.of(false, true)
			.flatMap(
					(owned) -> Stream.of(false, true)
						.flatMap((interfaceListed) -> Server
							.startAll(SeenRequestHandlers.class,
									"cors.hosts.allowed=www.example.com"
											+ (interfaceListed ? ",localhost,127.0.0.1" : ""),
									"cors.hosts.use-x-forwarded-host=" + owned)
							.map((application) -> new Asked(application, owned, interfaceListed))));
	}

	@Test
	void withoutHostTheNameOfTheServerIsChecked() {
		Response response = send("GET /seen");
		if (this.asked.interfaceListed()) {
			assertThat(response.body()).containsPattern("name=(localhost|127\\.0\\.0\\.1)\n");
		}
		else {
			assertRefused(response, "host-not-allowed");
		}
	}

	@Test
	void forwardedHostIsUsedWhereItIsConfigured() {
		Response response = send("GET /seen", "X-Forwarded-Host: www.example.com");
		if (this.asked.owned()) {
			assertThat(response.body()).contains("name=www.example.com\n", "port=80\n");
			assertRefused(send("GET /seen", "X-Forwarded-Host: evil.example"), "host-not-allowed");
		}
		else {
			assertThat(response.body()).doesNotContain("name=www.example.com\n");
		}
	}

	@Test
	void hostIsCheckedIfPresent() {
		assertThat(send("GET /seen", "Host: www.example.com").body()).contains("name=www.example.com\n");
		assertRefused(send("GET /seen", "Host: evil.example"), "host-not-allowed");
	}

	/**
	 * Reactor Netty does not read it (N4), and judges what it says of itself.
	 */
	@Test
	void absoluteRequestTargetSuppliesTheHost() {
		if (Server.NETTY.runs(this.asked.application())) {
			assertThat(send("GET http://www.example.com/seen").body().lines().limit(4))
				.containsExactlyElementsOf(send("GET /seen").body().lines().limit(4).toList());
			return;
		}
		Response response = send("GET http://www.example.com/seen");
		assertThat(response.body()).contains("name=www.example.com\n");
		assertRefused(send("GET http://evil.example/seen"), "host-not-allowed");
	}

	/**
	 * A server may be quicker, and answers with a page of its own.
	 */
	@Test
	void emptyHostCountsAsMissing() {
		assertThat(send("GET /seen", "Host:").status()).isEqualTo(400);
	}

	private Response send(String requestLine, String... headers) {
		return this.asked.application().sendWithoutHost(requestLine, headers);
	}

	private static void assertRefused(Response response, String reason) {
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith(reason + ": ");
	}

	/**
	 * An application that is asked without a host.
	 *
	 * @param application the application
	 * @param owned whether the forwarded headers are owned
	 * @param interfaceListed whether what the server says of itself is in the list
	 */
	record Asked(RunningApplication application, boolean owned, boolean interfaceListed) implements AutoCloseable {

		@Override
		public void close() {
			this.application.close();
		}

	}

}
