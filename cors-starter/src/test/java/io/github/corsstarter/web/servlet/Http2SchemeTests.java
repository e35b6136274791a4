package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.Http2Request;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over HTTP/2 the client writes the scheme, and servers accept any.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class Http2SchemeTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream.of("cors.hosts.use-x-forwarded-host=true", "cors.hosts.exempt-urls-regex=^/.*$")
			.map((setting) -> Server.TOMCAT.start(SeenRequestHandlers.class, "server.http2.enabled=true",
					"cors.hosts.allowed=www.example.com", setting));
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript", "ftp", "data", "file" })
	void schemeThatIsNotHttpIsRefused(String scheme) {
		assertThat(send(scheme)).startsWith("scheme-invalid: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "HTTP" })
	void schemeOfHttpIsServed(String scheme) {
		assertThat(send(scheme)).contains("name=www.example.com\n");
	}

	private String send(String scheme) {
		return Http2Request.body(this.application.port(), scheme, "www.example.com", "/seen");
	}

}
