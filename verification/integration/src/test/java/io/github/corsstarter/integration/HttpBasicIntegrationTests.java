package io.github.corsstarter.integration;

import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Security with a password in every request.
 */
class HttpBasicIntegrationTests extends SecurityScenario {

	static Stream<IntegrationApplication> applications() {
		return everyWay(Application.class, "security");
	}

	@Override
	String exchanges() {
		return """
				# method | path         | with                    | status
				GET      | /api/items   |                         | 401
				GET      | /api/items   | a wrong password        | 401
				GET      | /api/items   | a password              | 200
				GET      | /api/missing | a password              | 404
				GET      | /api/broken  | a password              | 500
				GET      | /api/admin   | a password              | 403
				POST     | /api/items   | a password and a token | 201
				POST     | /api/items   | a password              | %d
				POST     | /api/items   |                         | %d
				""".formatted(hasTokens() ? 403 : 201, hasTokens() ? 403 : 401);
	}

	@Override
	Request complete(Request request, String with) {
		return switch (with) {
			case "a wrong password" -> request.with(basic("wrong"));
			case "a password" -> request.with(basic(PASSWORD));
			case "a password and a token" -> withToken(request.with(basic(PASSWORD)), "");
			default -> super.complete(request, with);
		};
	}

	@Test
	void challengeReachesTheSite() {
		assertThat(this.application.get("/api/items", Site.ORIGIN).lines("WWW-Authenticate")).isNotEmpty();
	}

	@Import({ ItemHandlers.class, SecurityScenario.Common.class, SecurityScenario.Handlers.class })
	static class Application {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http, Environment environment) throws Exception {
			return chain(http, environment).httpBasic(Customizer.withDefaults()).build();
		}

	}

}
