package io.github.corsstarter.web.servlet;

import java.util.EnumSet;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server selects filters by the path as it was sent. With
 * {@code cors.ignore-trailing-slash}, a request with a trailing slash bypasses filters
 * whose URL pattern is an exact path or an extension, and these are named at start.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(names = { "TOMCAT", "JETTY" })
@ExtendWith(OutputCaptureExtension.class)
class FilterPatternTests {

	private static final String PASSED = "requests with a trailing slash bypass the filters with these URL patterns: ";

	@Parameter
	private Server server;

	@ParameterizedTest(name = "{0}: {1} {2} {3}")
	@CsvSource({ "/admin, 403, 404, 200", "/report.do, 403, 404, 200", "/direct, 403, 404, 200",
			"/below, 403, 403, 403", "/both, 403, 403, 403", "/open, 200, 404, 200" })
	void trailingSlashBypassesAFilterForTheExactPath(String path, int without, int withSlashThatCounts,
			int withSlashThatIsIgnored) {
		for (boolean ignored : new boolean[] { false, true }) {
			try (RunningApplication application = this.server.start(Application.class,
					"cors.ignore-trailing-slash=" + ignored)) {
				assertThat(application.get(path).status()).isEqualTo(without);
				assertThat(application.get(path + "/").status())
					.isEqualTo(ignored ? withSlashThatIsIgnored : withSlashThatCounts);
			}
		}
	}

	@Test
	void bypassedFiltersAreReported(CapturedOutput output) {
		try (RunningApplication application = this.server.start(Application.class, "cors.ignore-trailing-slash=true")) {
			assertThat(output).containsOnlyOnce("cors.ignore-trailing-slash is true, and " + PASSED
					+ "*.do (guard), /admin (guard), /direct (direct). The server selects filters by the path as it "
					+ "was sent: /x/ reaches the handler of /x, but no filter mapped to /x alone. Map these filters to /x/* or "
					+ "/*.");
		}
	}

	@Test
	void noFilterIsReportedWhereTrailingSlashesMatter(CapturedOutput output) {
		this.server.start(Application.class).close();
		assertThat(output).doesNotContain(PASSED);
	}

	@Test
	void filtersForWholePathsAreNotReported(CapturedOutput output) {
		this.server.start(GuardedApplication.class, "cors.ignore-trailing-slash=true").close();
		assertThat(output).doesNotContain(PASSED);
	}

	private static FilterRegistrationBean<Filter> guard(String... patterns) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(refuse());
		registration.addUrlPatterns(patterns);
		return registration;
	}

	private static Filter refuse() {
		return (request, response, chain) -> ((HttpServletResponse) response).setStatus(403);
	}

	@Import({ Handlers.class, GuardedApplication.class })
	static class Application {

		@Bean
		FilterRegistrationBean<Filter> guard() {
			return FilterPatternTests.guard("/admin", "*.do");
		}

		@Bean
		ServletContextInitializer direct() {
			return (context) -> context.addFilter("direct", refuse())
				.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/direct");
		}

	}

	static class GuardedApplication {

		@Bean
		FilterRegistrationBean<Filter> guardBelow() {
			return FilterPatternTests.guard("/below/*", "/both", "/both/*");
		}

		@Bean
		FilterRegistrationBean<Filter> everywhere() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
					(request, response, chain) -> chain.doFilter(request, response));
			registration.addUrlPatterns("/*", "/also");
			return registration;
		}

	}

	@RestController
	static class Handlers {

		@GetMapping({ "/admin", "/report.do", "/direct", "/below", "/both", "/open" })
		String handle() {
			return "handled";
		}

	}

}
