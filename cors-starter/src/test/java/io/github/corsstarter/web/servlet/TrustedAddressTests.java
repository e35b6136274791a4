package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The peer is a trusted proxy, and a secret is demanded beside that.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class TrustedAddressTests {

	private static final String PUBLIC_HOST = "X-Forwarded-Host: www.example.com";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(SeenRequestHandlers.class, "cors.hosts.allowed=www.example.com",
				"cors.hosts.use-x-forwarded-host=true", "cors.hosts.trusted-proxies=127.0.0.1",
				"cors.hosts.proxy-secret-header=X-Origin-Verify", "cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA");
	}

	@Test
	void addressWithTheSecretIsTrusted() {
		assertThat(send(PUBLIC_HOST, "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA").body())
			.contains("name=www.example.com\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Nothing: at all", "X-Origin-Verify: guess", "X-Origin-Verify:" })
	void addressWithAWrongSecretIsNotTrusted(String secret, CapturedOutput output) {
		Response response = send(PUBLIC_HOST, secret);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith("host-not-allowed");
		assertThat(output).contains("Its forwarded headers are ignored: the header with the proxy's secret ",
				"Configure the proxy to send ", "cors.hosts.proxy-secrets.");
	}

	private Response send(String... headers) {
		return this.application.sendRaw("GET /seen",
				Stream.concat(Stream.of("Host: backend.internal"), Stream.of(headers)).toArray(String[]::new));
	}

}
