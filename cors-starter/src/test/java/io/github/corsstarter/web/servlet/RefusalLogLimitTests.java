package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.testing.UnlimitedRefusalLog;
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
 * The filters share one log, in which the same refusal is one line in a minute. What it
 * is about differs from test to test, because the minute does not pass between them.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class RefusalLogLimitTests {

	private static final String HOST = "Host: www.example.com";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(CountingHandlers.class, UnlimitedRefusalLog.KEEP_LIMIT, Site.ALLOWED_ORIGINS,
				"cors.reject-disallowed=true", "cors.hosts.allowed=www.example.com", "cors.csrf.enabled=true");
	}

	@Test
	void anOriginIsLoggedOnceWhateverItAsksFor(CapturedOutput output) {
		for (String path : new String[] { "/a", "/b", "/c" }) {
			send("GET " + path, HOST, "Origin: https://same.example");
		}
		send("GET /a", HOST, "Origin: https://different.example");
		assertThat(output.getOut().lines()).hasSize(2);
		assertThat(output).containsOnlyOnce("\"https://same.example\"")
			.containsOnlyOnce("\"https://different.example\"");
	}

	@Test
	void aHostIsLoggedOnceWhateverItIsAskedFor(CapturedOutput output) {
		for (String path : new String[] { "/a", "/b", "/c" }) {
			send("GET " + path, "Host: same.example");
		}
		send("GET /a", "Host: different.example");
		assertThat(output.getOut().lines()).hasSize(2);
		assertThat(output).contains("held \"same.example\"", "held \"different.example\"");
	}

	@Test
	void aCrossOriginRequestWithoutAnOriginIsLoggedOnceForItsPath(CapturedOutput output) {
		for (String path : new String[] { "/transfer", "/transfer", "/delete" }) {
			send("POST " + path, HOST, "Sec-Fetch-Site: cross-site", "Content-Length: 0");
		}
		assertThat(output.getOut().lines()).hasSize(2);
		assertThat(output).contains("\"/transfer\"", "\"/delete\"");
	}

	private void send(String requestLine, String... headers) {
		assertThat(this.application.sendRaw(requestLine, headers).status()).isIn(400, 403);
	}

}
