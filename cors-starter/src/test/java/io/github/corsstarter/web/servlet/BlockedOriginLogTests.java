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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An origin that is not allowed leaves a line in the log, though its requests are not
 * refused. The origins differ from test to test, because the minute does not pass between
 * them.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class BlockedOriginLogTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(CountingHandlers.class, UnlimitedRefusalLog.KEEP_LIMIT, Site.ALLOWED_ORIGINS);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|',
			textBlock = """
					https://other.example          | origin-not-allowed (the origin is not allowed). It is a request for "/items" with origin "https://other.example", decided by policy default. CORS does not stop the request itself: the browser only keeps the page from reading the response. Add the origin to cors.allowed-origins
					http://site.example.com        | The nearest rule is "https://site.example.com": the scheme differs
					null                           | null-origin-not-allowed (
					https://site.example.com/      | origin-malformed (
					https://SITE.example.com       | origin-malformed (
					""")
	void originThatIsNotAllowedIsLogged(String origin, String text, CapturedOutput output) {
		assertThat(this.application.sendRaw("GET /items", "Origin: " + origin).status()).isEqualTo(200);
		assertThat(output.getOut().lines()).singleElement()
			.asString()
			.contains(" INFO ", "Blocked by the browser: ")
			.contains(text);
	}

	@Test
	void preflightIsLoggedAsARequestThatIsNotSent(CapturedOutput output) {
		this.application.sendRaw("OPTIONS /items", "Origin: https://preflight.example", Site.REQUEST_METHOD);
		assertThat(output).contains(" INFO ", "It is a preflight for \"/items\"",
				"The browser does not send the request that the preflight asks for.");
	}

	@Test
	void anOriginIsLoggedOnceAMinuteWhateverItAsksFor(CapturedOutput output) {
		for (String path : new String[] { "/a", "/b", "/c" }) {
			this.application.sendRaw("GET " + path, "Origin: https://same.example");
		}
		this.application.sendRaw("GET /a", "Origin: https://different.example");
		assertThat(output.getOut().lines()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Mode: no-cors",
			"Sec-Fetch-Mode: websocket" })
	void whatNoBrowserBlocksIsNotLogged(String header, CapturedOutput output) {
		this.application.sendRaw("POST /items", "Origin: https://unblocked.example", header, "Content-Length: 0");
		this.application.sendRaw("GET /items", Site.ORIGIN);
		this.application.sendRaw("GET /items");
		assertThat(output).isEmpty();
	}

}
