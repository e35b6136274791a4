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
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that registers the filter elsewhere keeps everything that is configured.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class FilterRegistrationTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"cors.reject-disallowed=true", "cors.debug=true");
	}

	@Test
	void allowedOriginIsAllowedOnce() {
		Response response = this.application.get("/ok", Site.ORIGIN);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
		assertThat(response.lines("X-Cors-Decision"))
			.containsExactly("X-Cors-Decision: origin-listed; policy=default; rule=0");
	}

	@Test
	void otherOriginIsRefused() {
		assertThat(this.application.get("/ok", Site.OTHER_ORIGIN).status()).isEqualTo(403);
	}

	@Test
	void disabledFilterDoesNothing() {
		for (RunningApplication off : Server.startEach(Application.class, Site.ALLOWED_ORIGINS, "cors.enabled=false")
			.toList()) {
			try (off) {
				assertThat(off.get("/ok", Site.ORIGIN).corsLines()).isEmpty();
			}
		}
	}

	@Import(PlainHandlers.class)
	static class Application {

		@Bean
		FilterRegistrationBean<CorsPolicyFilter> movedFilter(CorsPolicyFilter filter) {
			FilterRegistrationBean<CorsPolicyFilter> registration = new FilterRegistrationBean<>(filter);
			registration.setOrder(0);
			return registration;
		}

	}

}
