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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code report-only}, a host or header that would be refused is logged and let
 * through, and the application sees the address that is left without it.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class ReportOnlyHostsTests {

	private static final String SECRET = "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA";

	private static final String PUBLIC_HOST = "X-Forwarded-Host: www.example.com";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(SeenRequestHandlers.class, Site.ALLOWED_ORIGINS, "cors.report-only=true",
				"cors.hosts.allowed=www.example.com", "cors.hosts.use-x-forwarded-host=true",
				"cors.hosts.use-x-forwarded-port=true", "cors.hosts.use-x-forwarded-prefix=true",
				"cors.hosts.forwarded-for-hops=1", "cors.hosts.proxy-secret-header=X-Origin-Verify",
				"cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA", "cors.hosts.require-trusted-proxy=true",
				"logging.level.io.github.corsstarter.startup.StartupWarnings=error");
	}

	@Test
	void aHostThatIsNotListedIsServedUnderThatName(CapturedOutput output) {
		Response response = send("Host: backend.internal:8080", "X-Forwarded-Host: other.example", SECRET,
				"X-Forwarded-For: 203.0.113.9");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("name=other.example\n", "port=80\n", "remote=203.0.113.9\n");
		assertThat(output.getOut().lines()).singleElement()
			.asString()
			.contains(" WARN ")
			.endsWith(
					"Would refuse a request: host-not-allowed (the host is not allowed). It is a GET for \"/seen\". The header X-Forwarded-Host "
							+ "held \"other.example\", sent by 127.0.0.1. To answer to it, add other.example to "
							+ "cors.hosts.allowed.");
	}

	@Test
	void untrustedClientIsServedWithoutItsForwardedHeaders(CapturedOutput output) {
		Response response = send("Host: backend.internal:8080", PUBLIC_HOST, "X-Forwarded-Proto: https",
				"X-Forwarded-Port: 444", "X-Forwarded-Prefix: /prod", "X-Forwarded-For: 6.6.6.6",
				"X-Origin-Verify: guess");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("scheme=http\n", "name=backend.internal\n", "port=8080\n", "uri=/seen\n",
				"remote=127.0.0.1\n", "x-forwarded-host=null\n", "x-origin-verify=null\n");
		assertThat(output.getOut().lines()).singleElement()
			.asString()
			.contains("Would refuse a request: proxy-not-trusted (");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			# header                                | reason                   | what is seen
			X-Forwarded-Proto: https, http          | forwarded-proto-ambiguous | scheme=http
			X-Forwarded-Proto: gopher               | forwarded-proto-invalid  | scheme=http
			X-Forwarded-Port: 70000                 | forwarded-port-invalid   | port=80
			X-Forwarded-Prefix: /prod/../admin      | forwarded-prefix-invalid | uri=/seen
			X-Forwarded-Prefix: //evil.example      | forwarded-prefix-invalid | uri=/seen
			X-Forwarded-For: unknown                | forwarded-for-invalid    | remote=127.0.0.1
			""")
	void aHeaderThatWouldBeRefusedIsIgnored(String header, String reason, String seen, CapturedOutput output) {
		Response response = send("Host: backend.internal", PUBLIC_HOST, SECRET,
				header.startsWith("X-Forwarded-For:") ? "X-Nothing: else" : "X-Forwarded-For: 203.0.113.9", header);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("name=www.example.com\n", seen + "\n").doesNotContain("evil", "admin");
		assertThat(output.getOut().lines()).singleElement()
			.asString()
			.contains("Would refuse a request: " + reason + " (");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			# X-Forwarded-Host                | reason
			www.example.com@evil.example      | host-malformed
			http://evil.example               | host-malformed
			www.example.com, evil.example     | host-ambiguous
			""")
	void malformedHostIsIgnored(String host, String reason, CapturedOutput output) {
		Response response = send("Host: backend.internal:8080", "X-Forwarded-Host: " + host, SECRET,
				"X-Forwarded-For: 203.0.113.9");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("name=backend.internal\n").doesNotContain("evil");
		assertThat(output.getOut().lines()).singleElement()
			.asString()
			.contains("Would refuse a request: " + reason + " (");
	}

	@Test
	void allowedRequestIsServedWithoutALogLine(CapturedOutput output) {
		assertThat(send("Host: backend.internal", PUBLIC_HOST, SECRET, "X-Forwarded-For: 203.0.113.9").status())
			.isEqualTo(200);
		assertThat(output).isEmpty();
	}

	private Response send(String... headers) {
		return this.application.sendRaw("GET /seen", headers);
	}

}
