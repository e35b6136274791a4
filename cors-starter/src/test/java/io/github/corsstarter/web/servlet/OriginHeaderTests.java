package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The {@code Origin} header as it comes over the wire, down to what no browser sends.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class OriginHeaderTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(PlainHandlers.class, Site.ALLOWED_ORIGINS + ",http://localhost:*", Site.CREDENTIALS,
				Site.EXPOSE_HEADERS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Origin: https://site.example.com", "origin:https://site.example.com",
			"ORIGIN: \t https://site.example.com \t" })
	void nameAndWhitespaceAreReadAsHttpDefines(String line) {
		Response response = this.application.sendRaw("GET /ok", line);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@Test
	void requestingOriginIsTheOneInTheResponse() {
		Response response = this.application.get("/ok", "Origin: http://localhost:5173");
		assertThat(response.corsLines()).containsExactlyInAnyOrder("Access-Control-Allow-Origin: http://localhost:5173",
				"Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: x-total", "Vary: Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Origin:", "Origin: null", "Origin: NULL", "Origin: *", "Origin: file://",
			"Origin: site.example.com", "Origin: https://", "Origin: https://site.example.com/",
			"Origin: https://site.example.com:443", "Origin: https://SITE.example.com",
			"Origin: HTTPS://site.example.com", "Origin: https://site.example.com.evil.example",
			"Origin: https://user@site.example.com", "Origin: https://site.example.com, https://site.example.com",
			"Origin: https://site.example.com https://site.example.com", "Origin: https://s\u00edte.example.com",
			"Origin: https://site.example.com\u0085", "Origin: http://localhost:5173/path" })
	void otherOriginHeadersAllowNothing(String line) {
		Response response = this.application.sendRaw("GET /ok", line);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void twoOriginHeadersAllowNothingEvenIfBothAreAllowed() {
		Response response = this.application.sendRaw("GET /ok", Site.ORIGIN, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void twoOriginHeadersAllowNothingInAnyOrder() {
		assertThat(this.application.sendRaw("GET /ok", Site.ORIGIN, Site.OTHER_ORIGIN).corsLines())
			.containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		assertThat(this.application.sendRaw("GET /ok", Site.OTHER_ORIGIN, Site.ORIGIN).corsLines())
			.containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void emptyOriginHeaderBesideAnAllowedOneAllowsNothing() {
		assertThat(this.application.sendRaw("GET /ok", "Origin:", Site.ORIGIN).corsLines())
			.containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void originOfSeveralKilobytesIsNotAllowed() {
		Response response = this.application.sendRaw("GET /ok", "Origin: https://" + "a".repeat(6000) + ".example");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

}
