package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server or Spring reads the scheme from a header, and the application never sees
 * another one than those of HTTP.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class SchemeTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream.of("native", "framework")
			.flatMap((strategy) -> Server.startEach(SeenRequestHandlers.class, "cors.hosts.allowed=www.example.com",
					"cors.hosts.exempt-urls-regex=^/exempt/.*$", "server.forward-headers-strategy=" + strategy));
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript", "ftp", "data", "file" })
	void applicationNeverSeesAnotherScheme(String scheme) {
		for (String path : new String[] { "/seen", "/exempt/../seen", "/actuator/health" }) {
			Response response = send(path, scheme);
			assertThat(response.body()).doesNotContain("scheme=" + scheme);
			if (response.status() == 400) {
				assertThat(response.body()).doesNotContain(scheme);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "https", "ws", "wss" })
	void schemeOfHttpOrOfItsWebSocketsIsServed(String scheme) {
		assertThat(send("/seen", scheme).status()).isEqualTo(200);
	}

	@Test
	void requestWithoutTheHeaderIsServed() {
		assertThat(this.application.sendRaw("GET /seen", "Host: www.example.com").status()).isEqualTo(200);
	}

	private Response send(String path, String scheme) {
		return this.application.sendRaw("GET " + path, "Host: www.example.com", "X-Forwarded-Proto: " + scheme);
	}

}
