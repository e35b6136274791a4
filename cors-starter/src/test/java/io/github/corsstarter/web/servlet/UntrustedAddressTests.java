package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A caller with the right secret, but from an address that is no proxy's, on a platform
 * where Spring Boot by itself would let the server believe the forwarded headers.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class UntrustedAddressTests {

	private static final String SECRET = "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA";

	private static final String PUBLIC_HOST = "X-Forwarded-Host: www.example.com";

	@Parameter
	private Gate gate;

	static Stream<Gate> applications() {
		return Stream.of(false, true)
			.flatMap((required) -> Server
				.startAll(SeenRequestHandlers.class, Site.ALLOWED_ORIGINS, "cors.hosts.allowed=www.example.com",
						"cors.hosts.use-x-forwarded-host=true", "cors.hosts.trusted-proxies=10.0.0.0/8",
						"cors.hosts.proxy-secret-header=X-Origin-Verify",
						"cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA", "cors.hosts.require-trusted-proxy=" + required,
						"spring.main.cloud-platform=kubernetes")
				.map((application) -> new Gate(required, application)));
	}

	@Test
	void secretFromAnotherAddressIsNotTrusted() {
		assertThat(send("Host: backend.internal", PUBLIC_HOST, SECRET).status()).isEqualTo(400);
	}

	@Test
	void forgedClientAddressIsNotUsed() {
		for (String forged : new String[] { "X-Forwarded-For: 10.0.0.1", "X-Forwarded-For: 10.0.0.1, 10.0.0.2",
				"Forwarded: for=10.0.0.1", "X-Real-IP: 10.0.0.1" }) {
			assertThat(send("Host: backend.internal", PUBLIC_HOST, SECRET, forged).status()).isEqualTo(400);
		}
	}

	@Test
	void aListedHostIsServedWithoutTheForwardedHeadersUnlessAProxyIsRequired(CapturedOutput output) {
		Response response = send("Host: www.example.com", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https",
				"X-Forwarded-For: 10.0.0.1", SECRET);
		if (this.gate.required) {
			assertThat(response.status()).isEqualTo(400);
			assertThat(response.body())
				.isEqualTo("proxy-not-trusted: the request did not come through a trusted proxy\n");
			assertThat(output).contains("It was sent by 127.0.0.1. Its forwarded headers are ignored: the address "
					+ "of the peer is not one of the trusted proxies. If the request came through your proxy, add the "
					+ "proxy's address to cors.hosts.trusted-proxies.");
		}
		else {
			assertThat(response.body()).contains("name=www.example.com\n", "scheme=http\n", "remote=127.0.0.1\n",
					"x-forwarded-host=null\n", "x-origin-verify=null\n");
		}
	}

	@Test
	void logSaysWhyTheForwardedHostWasIgnored(CapturedOutput output) {
		send("Host: backend.internal", PUBLIC_HOST, SECRET);
		assertThat(output).contains("Its forwarded headers are ignored: the address of the peer is not one of the "
				+ "trusted proxies. If the request came through your proxy, add the proxy's address to "
				+ "cors.hosts.trusted-proxies.");
	}

	@Test
	void secretIsNeitherInTheResponseNorInTheLog(CapturedOutput output) {
		Response response = send("Host: backend.internal", PUBLIC_HOST, SECRET);
		assertThat(response.toString()).doesNotContain("kMfE3hX9");
		assertThat(output.getAll()).doesNotContain("kMfE3hX9");
	}

	private Response send(String... headers) {
		return this.gate.application.sendRaw("GET /seen", headers);
	}

	record Gate(boolean required, RunningApplication application) implements AutoCloseable {

		@Override
		public void close() {
			this.application.close();
		}

	}

}
