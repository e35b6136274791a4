package io.github.corsstarter.web.servlet;

import java.util.List;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where {@code urls-regex} switches CORS on, and where nothing is touched. What counts is
 * the path as the server decoded and canonicalised it.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class UrlsRegexTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(PathHandlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"cors.urls-regex=^/api/.*$");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/", "/api/items", "/api/items?page=2", "/%61pi/items", "/api/%69tems", "/api/a%20b",
			"/api/%C3%BC", "/api;v=1/items", "/api/items;v=1", "/api/items;v=a%2Fb" })
	void inScope(String target) {
		Response response = this.application.sendRaw("GET " + target, Site.ORIGIN);
		assertThat(response.body()).contains("api");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/other", "/apis/items", "/API/items", "/v1/api/items", "/other?/api/items",
			"/other?path=/api/items", "/other;/api/items", "/api%20/items" })
	void outOfScope(String target) {
		Response response = this.application.sendRaw("GET " + target, Site.ORIGIN);
		assertThat(response.body()).contains("other");
		assertThat(response.corsLines()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/./items", "/api/nested/../items", "/api/nested/%2E%2E/items", "/api/;/items",
			"/api/line%0Abreak" })
	void inScopeInEverySpellingThatTheServerAccepts(String target) {
		Response response = this.application.sendRaw("GET " + target, Site.ORIGIN);
		List<String> expected = (response.status() == 400) ? List.of() : List.of(Site.RESPONSE);
		assertThat(response.corsLines()).containsExactlyInAnyOrderElementsOf(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/./api/items", "/other/../api/items", "/other/%2e%2e/api/items", "/other/..;/api/items",
			"//api/items", "/;v=1/api/items", "/api/../other", "/api/%2e%2e/other", "/api/%2E%2E/other",
			"/api/items/../../other", "/api/..;/other", "/api/..;v=1/other", "/api;/../other", "/%2561pi/items",
			"/api%2Fitems", "/api/%2e%2e%2fother" })
	void nothingIsAllowedWhereTheServerAndSpringReadThePathInTwoWays(String target) {
		Response response = this.application.sendRaw("GET " + target, Site.ORIGIN);
		List<String> expected = (response.status() == 400) ? List.of() : List.of(Site.RESPONSE_TO_OTHERS);
		assertThat(response.corsLines()).containsExactlyElementsOf(expected);
	}

	@Test
	void outOfScopeByItsCanonicalPath() {
		Response response = this.application.sendRaw("GET /api\\items", Site.ORIGIN);
		assertThat(response.status()).isIn(200, 400);
		assertThat(response.corsLines()).isEmpty();
	}

	@Test
	void outOfScopeNoHeaderIsTouched() {
		assertThat(this.application.get("/other").corsLines()).isEmpty();
		assertThat(this.application.get("/other", Site.ORIGIN).corsLines()).isEmpty();
		assertThat(this.application.get("/other", Site.OTHER_ORIGIN).corsLines()).isEmpty();
	}

	@Test
	void outOfScopeOptionsReachesTheApplication() {
		Response response = this.application.send("OPTIONS", "/servlet/api/", Site.ORIGIN);
		assertThat(response.body()).isEqualTo("OPTIONS of /api/");
		assertThat(response.corsLines()).isEmpty();
	}

	@Test
	void outOfScopeEvenPreflightsReachTheApplication() {
		Response response = this.application.send("OPTIONS", "/servlet/api/", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.body()).isEqualTo("OPTIONS of /api/");
		assertThat(response.corsLines()).isEmpty();
	}

}
