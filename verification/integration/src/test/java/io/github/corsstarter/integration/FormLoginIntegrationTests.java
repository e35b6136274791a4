package io.github.corsstarter.integration;

import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
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
 * Spring Security with a form, after which a session tells who somebody is.
 */
class FormLoginIntegrationTests extends SecurityScenario {

	private static final String FORM = "application/x-www-form-urlencoded";

	static Stream<IntegrationApplication> applications() {
		return everyWay(Application.class, "security");
	}

	@Override
	String exchanges() {
		return """
				# method | path         | with                  | status
				GET      | /login       |                       | 200
				GET      | /api/items   |                       | 302
				POST     | /login       | the password          | 302
				POST     | /login       | a wrong password      | 302
				POST     | /login       | no token              | %d
				GET      | /api/items   | a session             | 200
				GET      | /api/missing | a session             | 404
				GET      | /api/broken  | a session             | 500
				GET      | /api/admin   | a session             | 403
				POST     | /api/items   | a session and a token | 201
				POST     | /api/items   | a session             | %d
				POST     | /logout      | a session and a token | 302
				""".formatted(hasTokens() ? 403 : 302, hasTokens() ? 403 : 201);
	}

	@Override
	Request complete(Request request, String with) {
		return switch (with) {
			case "the password" -> withToken(request.withBody(FORM, "username=alice&password=" + PASSWORD), "");
			case "a wrong password" -> withToken(request.withBody(FORM, "username=alice&password=wrong"), "");
			case "no token" -> request.withBody(FORM, "username=alice&password=" + PASSWORD);
			case "a session" -> request.with(logIn());
			case "a session and a token" -> withToken(request, logIn());
			default -> super.complete(request, with);
		};
	}

	@Test
	void theSiteLogsInAndReadsTheItems() {
		Request form = withToken(Request.of("POST", "/login").withBody(FORM, "username=alice&password=" + PASSWORD),
				"");
		Response loggedIn = this.application.send(form.with(Site.ORIGIN));
		assertThat(loggedIn.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
		Response items = this.application.get("/api/items", Site.ORIGIN, session(loggedIn));
		assertThat(items.body()).contains("first");
		assertThat(items.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	private String logIn() {
		return session(this.application.send(complete(Request.of("POST", "/login"), "the password")));
	}

	@Import({ ItemHandlers.class, SecurityScenario.Common.class, SecurityScenario.Handlers.class })
	static class Application {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http, Environment environment) throws Exception {
			return chain(http, environment).formLogin(Customizer.withDefaults()).build();
		}

	}

}
