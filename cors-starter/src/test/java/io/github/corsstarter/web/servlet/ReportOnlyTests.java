package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
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
 * With {@code report-only}, what {@code reject-disallowed} would refuse is logged and let
 * through.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class ReportOnlyTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(CountingHandlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"cors.reject-disallowed=true", "cors.report-only=true",
				"logging.level.io.github.corsstarter.startup.StartupWarnings=error");
	}

	@Test
	void requestFromAnotherOriginIsServedWithoutCorsHeaders() {
		Response response = this.application.get("/items", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("handled");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void preflightFromAnotherOriginGetsNoAllowHeaders() {
		Response response = this.application.send("OPTIONS", "/items", Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void theLogSaysWhatWouldBeRefused(CapturedOutput output) {
		this.application.get("/items", Site.OTHER_ORIGIN);
		assertThat(output.getOut().lines()).singleElement()
			.asString()
			.contains(" WARN ")
			.endsWith("Would refuse a request: origin-not-allowed (the origin is not allowed). It is a request for "
					+ "\"/items\" with origin \"https://other.example\", decided by policy default. Add the origin to "
					+ "cors.allowed-origins, exactly as the browser sends it, or to the policy in cors.policies that "
					+ "applies to the path.");
	}

	@Test
	void preflightIsLoggedToo(CapturedOutput output) {
		this.application.send("OPTIONS", "/items", Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		assertThat(output).containsOnlyOnce("It is a preflight for \"/items\"");
	}

	@Test
	void nothingIsLoggedOfWhatIsAllowed(CapturedOutput output) {
		this.application.get("/items", Site.ORIGIN);
		this.application.get("/items");
		assertThat(output).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/items%0AWARN%20forged", "/items%0D%0AWARN%20forged", "/items%09%1B%5B31m",
			"/items%C2%85%E2%80%A8forged", "/items%C3%BC", "/items%22%5C" })
	void aPathCannotForgeTheLog(String path, CapturedOutput output) {
		Response response = this.application.sendRaw("GET " + path, Site.OTHER_ORIGIN);
		assertThatTheLogIsOneLineOfPrintableAscii(output, response);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://other.example\u0085forged", "https://\u00fc.example", "\u009b31m", "a\tb", "\"\\",
			"https://other.example\rforged" })
	void anOriginCannotForgeTheLog(String origin, CapturedOutput output) {
		Response response = this.application.sendRaw("GET /items", "Origin: " + origin);
		assertThatTheLogIsOneLineOfPrintableAscii(output, response);
	}

	@Test
	void aLongOriginDoesNotFillTheLog(CapturedOutput output) {
		this.application.sendRaw("GET /items", "Origin: https://" + "a".repeat(6000));
		assertThat(output.getOut()).hasSizeLessThan(800).contains("aaa...\"");
	}

	/**
	 * Or empty, where the server itself refused the request.
	 */
	private static void assertThatTheLogIsOneLineOfPrintableAscii(CapturedOutput output, Response response) {
		if (response.status() == 400) {
			assertThat(output).isEmpty();
			return;
		}
		assertThat(output.getOut().stripTrailing()).contains("Would refuse a request: ").matches("[\\x20-\\x7e]+");
	}

}
