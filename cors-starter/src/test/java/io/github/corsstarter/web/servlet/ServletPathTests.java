package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.PathHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code urls-regex} sees the path within the application: without the context path, and
 * with what leads to the servlet.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class ServletPathTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(PathHandlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"server.servlet.context-path=/shop", "spring.mvc.servlet.path=/mvc",
				"cors.urls-regex=^/(mvc/api|servlet)/");
	}

	@ParameterizedTest
	@CsvSource({ "/shop/mvc/api/items, api", "/shop/mvc/api/, api", "/shop/servlet/items, GET of /items" })
	void inScope(String path, String body) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.body()).isEqualTo(body);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@ParameterizedTest
	@CsvSource({ "/shop/mvc/items, 200", "/shop/mvc/mvc/api/items, 200", "/shop/api/items, 404",
			"/shop/shop/mvc/api/items, 404", "/mvc/api/items, 404" })
	void outOfScope(String path, int status) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).isEmpty();
	}

	@Test
	void preflightInScope() {
		Response response = this.application.send("OPTIONS", "/shop/mvc/api/items", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

}
