package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

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

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring's own CORS configuration beside the filter: inside its scope, and outside.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class SpringCorsTests {

	private static final String VARY = "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

	private static final String[] SPRING_VARY = { "Vary: Origin", "Vary: Access-Control-Request-Method",
			"Vary: Access-Control-Request-Headers" };

	private static final String ADMIN_ORIGIN = "Origin: https://admin.example";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"cors.urls-regex=^/in-scope/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "any", "site", "admin", "mapped" })
	void allowedOriginGetsTheHeadersOfTheFilterWhateverSpringAllows(String path) {
		Response response = this.application.get("/in-scope/" + path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(
				"Access-Control-Allow-Origin: https://site.example.com", "Access-Control-Allow-Credentials: true",
				"Access-Control-Expose-Headers: x-total", VARY);
	}

	@Test
	void allowedOriginReachesAHandlerThatSpringDoesNotAllowItFor() {
		Response response = this.application.send("POST", "/in-scope/admin", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("posted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "any", "site", "admin", "mapped" })
	void preflightsInScopeAreAnsweredByTheFilter(String path) {
		Response response = this.application.send("OPTIONS", "/in-scope/" + path, Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "mapped" })
	void preflightsInScopeDoNotReachSpringEvenWhereItAllowsThem(String path) {
		Response response = this.application.send("OPTIONS", "/in-scope/" + path, ADMIN_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "mapped" })
	void originThatOnlySpringAllowsGetsNoHeaders(String path) {
		Response response = this.application.get("/in-scope/" + path, ADMIN_ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactly(VARY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "mapped" })
	void originThatOnlySpringAllowsGetsSpringsHeadersIfTheStarterIsNotExclusive(String path) {
		for (RunningApplication sharing : Server
			.startEach(Application.class, Site.ALLOWED_ORIGINS, "cors.urls-regex=^/in-scope/", "cors.exclusive=false")
			.toList()) {
			try (sharing) {
				assertThat(sharing.get("/in-scope/" + path, ADMIN_ORIGIN).corsLines()).containsExactlyInAnyOrder(
						"Access-Control-Allow-Origin: https://admin.example", "Access-Control-Expose-Headers: x-admin",
						VARY);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "site", "admin", "mapped" })
	void originThatNeitherAllowsIsRefusedBySpring(String path) {
		Response response = this.application.get("/in-scope/" + path, Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(VARY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "mapped" })
	void outOfScopeSpringAllowsItsOrigins(String path) {
		Response response = this.application.get("/out-of-scope/" + path, ADMIN_ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).contains(SPRING_VARY)
			.contains("Access-Control-Allow-Origin: https://admin.example", "Access-Control-Expose-Headers: x-admin")
			.hasSize(SPRING_VARY.length + 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "mapped" })
	void outOfScopeSpringAnswersPreflights(String path) {
		Response response = this.application.send("OPTIONS", "/out-of-scope/" + path, ADMIN_ORIGIN,
				"Access-Control-Request-Method: GET");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.lines("Access-Control-Allow-Origin"))
			.containsExactly("Access-Control-Allow-Origin: https://admin.example");
		assertThat(response.lines("Vary")).containsExactlyInAnyOrder(SPRING_VARY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "mapped" })
	void outOfScopeSpringRefusesTheSite(String path) {
		Response response = this.application.get("/out-of-scope/" + path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(SPRING_VARY);
	}

	@Import(Handlers.class)
	static class Application implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/*/mapped").allowedOrigins("https://admin.example").exposedHeaders("x-admin");
		}

	}

	@RestController
	@RequestMapping({ "/in-scope", "/out-of-scope" })
	static class Handlers {

		@CrossOrigin
		@GetMapping("/any")
		String any() {
			return "any";
		}

		@CrossOrigin(origins = "https://site.example.com", exposedHeaders = "x-site", allowCredentials = "true")
		@GetMapping("/site")
		String site() {
			return "site";
		}

		@CrossOrigin(origins = "https://admin.example", exposedHeaders = "x-admin")
		@GetMapping("/admin")
		String admin() {
			return "admin";
		}

		@CrossOrigin(origins = "https://admin.example")
		@PostMapping("/admin")
		String post() {
			return "posted";
		}

		@GetMapping("/mapped")
		String mapped() {
			return "mapped";
		}

	}

}
