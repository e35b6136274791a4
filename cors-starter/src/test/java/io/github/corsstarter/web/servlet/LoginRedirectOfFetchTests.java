package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Document;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A script whose user is not logged in: with the redirect to a login page it ends at a
 * page of another origin, and with the example of {@code docs/troubleshooting.md} it gets
 * a status that it can read.
 */
class LoginRedirectOfFetchTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource("redirecting")
	void withoutTheExampleAScriptIsRedirectedToTheLoginPage(RunningApplication application) {
		Response response = application.get("/api/items", Site.ORIGIN, "Accept: text/html", "Sec-Fetch-Mode: cors");
		assertThat(response.status()).isEqualTo(302);
		assertThat(response.lines("Location")).singleElement().asString().endsWith("/login");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("answering")
	void withTheExampleAScriptGetsAStatusThatItCanReadAndAPersonTheLoginPage(RunningApplication application) {
		Response script = application.get("/api/items", Site.ORIGIN, "Accept: text/html", "Sec-Fetch-Mode: cors");
		assertThat(script.status()).isEqualTo(401);
		assertThat(script.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_WITHOUT_CREDENTIALS);
		assertThat(application.get("/ok", "Accept: text/html").status()).isEqualTo(302);
	}

	@Test
	void exampleOfTheDocumentIsInThisClass() throws IOException {
		String source = Files
			.readString(Path.of("src/test/java/io/github/corsstarter/web/servlet/LoginRedirectOfFetchTests.java"));
		assertThat(Document.of("docs/troubleshooting.md").blocks("java")).singleElement()
			.satisfies((example) -> assertThat(words(source)).contains(words(example)));
	}

	private static String words(String code) {
		return code.replaceAll("\\s+", "");
	}

	static Stream<RunningApplication> redirecting() {
		return Server.startEachSecured(Redirecting.class, Site.ALLOWED_ORIGINS);
	}

	static Stream<RunningApplication> answering() {
		return Server.startEachSecured(Answering.class, Site.ALLOWED_ORIGINS);
	}

	@Import(PlainHandlers.class)
	static class Redirecting {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

	}

	@Import(PlainHandlers.class)
	static class Answering {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
			http.exceptionHandling((exceptions) -> exceptions.defaultAuthenticationEntryPointFor(
					new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
					PathPatternRequestMatcher.withDefaults().matcher("/api/**")));
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

	}

}
