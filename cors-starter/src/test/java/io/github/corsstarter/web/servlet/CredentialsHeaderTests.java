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

import org.springframework.http.ResponseEntity;
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

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Handlers.class, Site.ALLOWED_ORIGINS, "cors.policies[0].name=public",
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

	@RestController
	static class Handlers {

		private static final String NAME = "Access-Control-Allow-Credentials";

		@GetMapping("/set")
		void set(HttpServletResponse response) {
			response.setHeader(NAME, "true");
		}

		@GetMapping("/add")
		void add(HttpServletResponse response) {
			response.addHeader(NAME, "true");
		}

		@GetMapping("/reset")
		void reset(HttpServletResponse response) {
			response.reset();
			response.setHeader(NAME, "true");
		}

		@GetMapping("/entity")
		ResponseEntity<String> entity() {
			return ResponseEntity.ok().header(NAME, "true").body("written");
		}

		@GetMapping("/public/both")
		void both(HttpServletResponse response) {
			response.setHeader("Access-Control-Allow-Origin", "https://other.example");
			response.setHeader(NAME, "true");
		}

	}

}
