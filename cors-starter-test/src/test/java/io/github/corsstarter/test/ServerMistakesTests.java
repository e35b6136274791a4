package io.github.corsstarter.test;

import java.util.List;

import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Mistakes that only a server shows, and what MockMvc says about them.
 */
class ServerMistakesTests {

	private static final Browser APP = Browser.at("https://app.example.com");

	@Test
	void aRuleForEveryOriginWithCredentialsFailsForEachRequest() {
		try (RunningApplication application = start()) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> assertThat(page(application).get("/broken-rule").withCredentials()).isReadable())
				.withMessageContaining("The application failed with 500")
				.withMessageContaining("a rule combines \"*\" with credentials")
				.withMessageContaining(".allowedOrigins(\"https://app.example.com\").allowCredentials(true)");
			assertThat(page(application).get("/fixed-rule").withCredentials()).isReadable();
		}
	}

	@Test
	void aPageReadsTheErrorOfAHandler() {
		try (RunningApplication application = start()) {
			assertThat(page(application).get("/failing")).isReadable().hasStatus(500);
		}
	}

	@Test
	void mockMvcSaysThatAServerIsNeeded() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> APP.using(Mistake.mvc(Failing.class)).get("/failing").send())
			.withMessageContaining("The application threw an exception at GET /failing, and MockMvc passes it on.")
			.withMessageContaining("Browser.calling(\"http://localhost:\" + port)")
			.withMessageContaining("on purpose");
	}

	private static ConnectedBrowser page(RunningApplication application) {
		return APP.calling("http://localhost:" + application.port());
	}

	private static RunningApplication start() {
		return RunningApplication.start("mistakes", List.of(Served.class), List.of());
	}

	@EnableAutoConfiguration(exclude = ServletWebSecurityAutoConfiguration.class)
	@RestController
	static class Served implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/broken-rule").allowedOrigins("*").allowCredentials(true);
		}

		@GetMapping("/broken-rule")
		void brokenRule() {
		}

		@CrossOrigin(origins = "https://app.example.com", allowCredentials = "true")
		@GetMapping("/fixed-rule")
		void fixedRule() {
		}

		@CrossOrigin("https://app.example.com")
		@GetMapping("/failing")
		void failing() {
			throw new IllegalStateException("on purpose");
		}

	}

	static class Failing extends Api {

		@GetMapping("/failing")
		void failing() {
			throw new IllegalStateException("on purpose");
		}

	}

}
