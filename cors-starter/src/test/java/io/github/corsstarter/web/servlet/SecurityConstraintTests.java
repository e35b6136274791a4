package io.github.corsstarter.web.servlet;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server checks its own security constraints by the path as it came, before any filter:
 * where trailing slashes are ignored, one for an exact path says nothing about the path
 * with a slash.
 */
class SecurityConstraintTests {

	@ParameterizedTest
	@CsvSource({ "/admin, /admin, 403", "/admin, /admin/, 200", "/admin/*, /admin, 403", "/admin/*, /admin/, 403" })
	void constraintAppliesToThePathAsSent(String pattern, String path, int status) {
		try (RunningApplication application = Server.TOMCAT.start(Application.class, "cors.ignore-trailing-slash=true",
				"test.constraint=" + pattern)) {
			assertThat(application.get(path).status()).isEqualTo(status);
		}
	}

	@Import(Handlers.class)
	static class Application {

		@Bean
		WebServerFactoryCustomizer<TomcatServletWebServerFactory> constraint(
				@Value("${test.constraint}") String pattern) {
			SecurityCollection collection = new SecurityCollection();
			collection.addPattern(pattern);
			SecurityConstraint nobody = new SecurityConstraint();
			nobody.setAuthConstraint(true);
			nobody.addCollection(collection);
			return (factory) -> factory.addContextCustomizers((context) -> context.addConstraint(nobody));
		}

	}

	@RestController
	static class Handlers {

		@GetMapping("/admin")
		String admin() {
			return "admin";
		}

	}

}
