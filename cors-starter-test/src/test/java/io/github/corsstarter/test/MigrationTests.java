package io.github.corsstarter.test;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One contract holds before and after an application moves from Spring's own CORS to the
 * starter.
 */
class MigrationTests {

	private static final CorsContract CONTRACT = CorsContract.of("cors-contract.md", MigrationTests.class);

	private static final List<String> SETTINGS = List.of("cors.urls-regex=^/api(/|$)",
			"cors.allowed-origins=https://app.example.com,https://*.preview.example.com",
			"cors.extra-allow-headers=x-request-id", "cors.expose-headers=X-Total-Count", "cors.credentials=true",
			"cors.preflight-max-age=600");

	@TestFactory
	Stream<DynamicTest> before() {
		RunningApplication application = RunningApplication.start("before", List.of(Before.class), List.of());
		return holds(application);
	}

	@TestFactory
	Stream<DynamicTest> after() {
		RunningApplication application = RunningApplication.start("after", List.of(Items.class), SETTINGS);
		return holds(application);
	}

	@Test
	void aRuleThatIsForgottenIsFound() {
		List<String> forgotten = SETTINGS.stream().filter((setting) -> !setting.contains("expose")).toList();
		try (RunningApplication application = RunningApplication.start("after", List.of(Items.class), forgotten)) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(
						() -> CONTRACT.verify((browser) -> browser.calling("http://localhost:" + application.port())))
				.withMessageContaining("1 of 10 rows of the contract do not hold.")
				.withMessageContaining("to be able to read the header X-Total-Count");
		}
	}

	private static Stream<DynamicTest> holds(RunningApplication application) {
		return CONTRACT.tests((browser) -> browser.calling("http://localhost:" + application.port()))
			.onClose(application::close);
	}

	@EnableAutoConfiguration(exclude = ServletWebSecurityAutoConfiguration.class)
	static class Before extends Items implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/api/**")
				.allowedOrigins("https://app.example.com")
				.allowedOriginPatterns("https://*.preview.example.com")
				.allowedMethods("GET", "PUT", "DELETE")
				.allowedHeaders("authorization", "x-request-id")
				.exposedHeaders("X-Total-Count")
				.allowCredentials(true)
				.maxAge(600);
		}

	}

	@EnableAutoConfiguration(exclude = ServletWebSecurityAutoConfiguration.class)
	@RestController
	static class Items {

		@GetMapping("/api/items")
		ResponseEntity<String> items() {
			return ResponseEntity.ok().header("X-Total-Count", "0").header("X-Internal", "1").body("[]");
		}

		@PutMapping("/api/items/1")
		void put() {
		}

		@DeleteMapping("/api/items/1")
		void delete() {
		}

	}

}
