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
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code report-only}, what cross-origin request protection would refuse is logged
 * and let through.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class CrossOriginProtectionReportOnlyTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(CountingHandlers.class, "cors.csrf.enabled=true", "cors.report-only=true",
				"logging.level.io.github.corsstarter.startup.StartupWarnings=error");
	}

	@Test
	void aRequestFromAnotherSiteIsServedAndTheLogSaysSo(CapturedOutput output) {
		Response response = this.application.send("POST", "/items", "Sec-Fetch-Site: cross-site", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("handled");
		assertThat(output).containsOnlyOnce("Would refuse a request: csrf-origin-not-trusted");
	}

}
