package io.github.corsstarter.web.servlet;

import java.util.List;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.UrlHandlerFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filters of Spring for trailing slashes, which an application has of its own, beside
 * {@code cors.ignore-trailing-slash}. All are there, and the first of them decides.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(names = { "TOMCAT", "JETTY" })
class SpringTrailingSlashFilterTests {

	@Parameter
	private Server server;

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "false, /early/, 308", "false, /late/, 308", "false, /plain/, 404", "true, /early/, 308",
			"true, /late/, 200", "true, /plain/, 200" })
	void theFirstFilterDecides(boolean ignored, String path, int status) {
		try (RunningApplication application = this.server.start(Application.class,
				"cors.ignore-trailing-slash=" + ignored)) {
			Response response = application.get(path);
			assertThat(response.status()).isEqualTo(status);
			assertThat(response.lines("Location"))
				.isEqualTo((status == 308) ? List.of("Location: " + path.substring(0, path.length() - 1)) : List.of());
		}
	}

	@Import(Handlers.class)
	static class Application {

		@Bean
		FilterRegistrationBean<UrlHandlerFilter> earlyTrailingSlashFilter() {
			return redirecting("/early/**", Ordered.HIGHEST_PRECEDENCE);
		}

		@Bean
		FilterRegistrationBean<UrlHandlerFilter> trailingSlashFilter() {
			return redirecting("/late/**", Ordered.LOWEST_PRECEDENCE);
		}

		private static FilterRegistrationBean<UrlHandlerFilter> redirecting(String pattern, int order) {
			FilterRegistrationBean<UrlHandlerFilter> registration = new FilterRegistrationBean<>(
					UrlHandlerFilter.trailingSlashHandler(pattern).redirect(HttpStatus.PERMANENT_REDIRECT).build());
			registration.setOrder(order);
			return registration;
		}

	}

	@RestController
	static class Handlers {

		@GetMapping({ "/early", "/late", "/plain" })
		String handle() {
			return "handled";
		}

	}

}
