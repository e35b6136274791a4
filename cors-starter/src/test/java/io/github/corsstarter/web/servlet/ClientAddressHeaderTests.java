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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client's address from a header that a trusted proxy writes.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class ClientAddressHeaderTests {

	private static final String SECRET = "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(SeenRequestHandlers.class, "cors.hosts.allowed=www.example.com",
				"cors.hosts.client-address-header=CloudFront-Viewer-Address", "cors.hosts.exempt-urls-regex=^/metrics$",
				"cors.hosts.proxy-secret-header=X-Origin-Verify", "cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA");
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.9:46532, 203.0.113.9", "2001:db8::9:46532, 2001:db8::9", "[2001:db8::9]:46532, 2001:db8::9",
			"203.0.113.9, 203.0.113.9" })
	void addressIsThatOfTheHeader(String value, String client) {
		Response response = send("/seen", SECRET, "CloudFront-Viewer-Address: " + value);
		assertThat(response.body()).contains("remote=" + client + "\n", "remoteHost=" + client + "\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown", "203.0.113.9, 6.6.6.6", "203.0.113.9:x", "evil.example:80" })
	void valueThatIsNotOneAddressIsRefused(String value) {
		Response response = send("/seen", SECRET, "CloudFront-Viewer-Address: " + value);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith("client-address-invalid: ");
	}

	@Test
	void headerOfAnUntrustedSenderIsNotRead() {
		Response response = send("/seen", "CloudFront-Viewer-Address: 6.6.6.6:80", "X-Forwarded-For: 6.6.6.6");
		assertThat(response.body()).contains("remote=127.0.0.1\n", "remoteHost=127.0.0.1\n");
	}

	@Test
	void requestThatBypassesTheProxyHasAReasonAndALineOfItsOwnForEachPath(CapturedOutput output) {
		assertThat(send("/seen", SECRET).body()).startsWith("client-address-missing: ");
		assertThat(send("/deep/er/seen", SECRET, "CloudFront-Viewer-Address:").body())
			.startsWith("client-address-missing: ");
		assertThat(output).contains(
				"It is a GET for \"/seen\". It has no header CloudFront-Viewer-Address, and was sent by 127.0.0.1.",
				"It is a GET for \"/deep/er/seen\". It has no header CloudFront-Viewer-Address, and was sent by ",
				"exempt its path with cors.hosts.exempt-urls-regex.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/metrics" })
	void exemptPathsNeedNoAddress(String path) {
		assertThat(send(path, SECRET).body()).doesNotContain("client-address-missing");
	}

	private Response send(String path, String... headers) {
		return this.application.sendRaw("GET " + path,
				Stream.concat(Stream.of("Host: www.example.com"), Stream.of(headers)).toArray(String[]::new));
	}

}
