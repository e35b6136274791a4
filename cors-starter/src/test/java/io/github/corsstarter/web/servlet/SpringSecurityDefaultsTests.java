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
 * Spring Security as it comes refuses the error page as well, so that the server has to
 * answer by itself. Jetty drops {@code Vary} then, when no filter can bring it back, and
 * tells caches to keep nothing.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class SpringSecurityDefaultsTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEachSecured(PlainHandlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"spring.security.user.password=secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/missing", "/page.txt" })
	void allowedOriginGetsCorsHeaders(String path) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(401);
		assertThat(response.lines("Www-Authenticate")).hasSize(1);
		assertThat(response.corsLines()).filteredOn((line) -> !line.startsWith("Vary"))
			.containsExactlyInAnyOrder("Access-Control-Allow-Origin: https://site.example.com",
					"Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: x-total");
	}

	@Test
	void noCacheServesTheResponseToAnotherOrigin() {
		Response response = this.application.get("/ok", Site.ORIGIN);
		assertThat(response.lines("Cache-Control")).singleElement().asString().contains("no-store");
		if (Server.TOMCAT.runs(this.application)) {
			assertThat(response.lines("Vary")).containsExactly("Vary: Origin");
		}
	}

}
