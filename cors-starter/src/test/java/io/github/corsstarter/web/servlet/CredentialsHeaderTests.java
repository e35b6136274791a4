package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where credentials are off, no application can switch them on for an origin that is
 * allowed: its header would combine with ours.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class CredentialsHeaderTests {

	private static final String CREDENTIALS = "Access-Control-Allow-Credentials";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(Application.class, Site.ALLOWED_ORIGINS, "cors.policies[0].name=public",
				"cors.policies[0].urls-regex=^/public/", "cors.policies[0].allow-all=true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/set", "/add", "/entity", "/reset" })
	void theApplicationsHeaderIsRemovedForAnAllowedOrigin(String path) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_WITHOUT_CREDENTIALS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/set", "/add", "/entity", "/reset" })
	void theApplicationsHeaderIsRemovedForAnotherOriginToo(String path) {
		Response response = this.application.get(path, Site.OTHER_ORIGIN);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void whereAnyOriginIsAllowedTheApplicationCannotNameOneWithCredentials() {
		Response response = this.application.get("/public/both", Site.OTHER_ORIGIN);
		assertThat(response.corsLines()).containsExactlyInAnyOrder("Access-Control-Allow-Origin: *", "Vary: Origin");
	}

	@Import({ ServletHandlers.class, ReactiveHandlers.class })
	static class Application {

	}

	@RestController
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletHandlers {

		@GetMapping("/set")
		void set(HttpServletResponse response) {
			response.setHeader(CREDENTIALS, "true");
		}

		@GetMapping("/add")
		void add(HttpServletResponse response) {
			response.addHeader(CREDENTIALS, "true");
		}

		@GetMapping("/reset")
		void reset(HttpServletResponse response) {
			response.reset();
			response.setHeader(CREDENTIALS, "true");
		}

		@GetMapping("/entity")
		ResponseEntity<String> entity() {
			return ResponseEntity.ok().header(CREDENTIALS, "true").body("written");
		}

		@GetMapping("/public/both")
		void both(HttpServletResponse response) {
			response.setHeader("Access-Control-Allow-Origin", "https://other.example");
			response.setHeader(CREDENTIALS, "true");
		}

	}

	@RestController
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveHandlers {

		@GetMapping("/set")
		void set(ServerHttpResponse response) {
			response.getHeaders().set(CREDENTIALS, "true");
		}

		@GetMapping("/add")
		void add(ServerHttpResponse response) {
			response.getHeaders().add(CREDENTIALS, "true");
		}

		@GetMapping("/reset")
		void reset(ServerHttpResponse response) {
			response.getHeaders().clear();
			response.getHeaders().set(CREDENTIALS, "true");
		}

		@GetMapping("/entity")
		ResponseEntity<String> entity() {
			return ResponseEntity.ok().header(CREDENTIALS, "true").body("written");
		}

		@GetMapping("/public/both")
		void both(ServerHttpResponse response) {
			response.getHeaders().set("Access-Control-Allow-Origin", "https://other.example");
			response.getHeaders().set(CREDENTIALS, "true");
		}

	}

}
