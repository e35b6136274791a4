package io.github.corsstarter.web.servlet;

import java.util.Locale;
import java.util.stream.Stream;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that compresses adds to {@code Vary} where no filter can see it.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class CompressionTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(PlainHandlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"server.compression.enabled=true", "server.compression.min-response-size=1",
				"server.compression.mime-types=text/plain");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/page.txt", "/forward" })
	void varyNamesOriginAndTheEncodingOnOneLine(String path) {
		Response response = this.application.get(path, Site.ORIGIN, "Accept-Encoding: gzip");
		assertThat(response.lines("Vary")).hasSize(1);
		assertThat(response.lines("Vary").get(0).toLowerCase(Locale.ROOT).split("[:,]\\s*"))
			.containsExactlyInAnyOrder("vary", "origin", "accept-encoding");
		assertThat(response.corsLines()).hasSize(Site.RESPONSE.length);
	}

}
