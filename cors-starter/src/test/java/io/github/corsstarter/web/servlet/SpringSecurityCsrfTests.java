package io.github.corsstarter.web.servlet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody is logged in with a session cookie, and a page of another site sends a form in
 * her name: with the tokens of Spring Security and without, with this protection and
 * without.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class SpringSecurityCsrfTests {

	private static final Pattern SESSION = Pattern.compile("Set-Cookie: (JSESSIONID=[^;]+).*");

	private static final String[] FORM_OF_ANOTHER_SITE = { "Origin: https://evil.example", "Sec-Fetch-Site: cross-site",
			"Sec-Fetch-Mode: navigate", "Referer: https://evil.example/" };

	private static final String[] FORM_OF_OUR_OWN = { "Origin: http://localhost", "Sec-Fetch-Site: same-origin" };

	@Parameter
	private Configuration configuration;

	static Stream<Configuration> applications() {
		return Stream.of(true, false)
			.flatMap((tokens) -> Stream.of(true, false)
				.flatMap((protection) -> Server
					.startEachSecured(tokens ? WithTokens.class : WithoutTokens.class,
							"cors.csrf.enabled=" + protection, "spring.security.user.name=user",
							"spring.security.user.password=right")
					.map((application) -> new Configuration(tokens, protection, application))));
	}

	@Test
	void formOfAnotherSiteIsRefusedByEitherAndByTheStarterFirst() {
		String session = logIn();
		Response response = transfer(session, "", FORM_OF_ANOTHER_SITE);
		boolean stopped = this.configuration.tokens || this.configuration.protection;
		assertThat(response.status()).isEqualTo(stopped ? 403 : 200);
		assertThat(response.body().startsWith("csrf-cross-origin-navigation")).isEqualTo(this.configuration.protection);
		assertThat(calls()).isEqualTo(stopped ? 0 : 1);
	}

	@Test
	void leakedTokenDoesNotHelpTheOtherSite() {
		String session = logIn();
		Response response = transfer(session, token(session), FORM_OF_ANOTHER_SITE);
		assertThat(response.status()).isEqualTo(this.configuration.protection ? 403 : 200);
	}

	@Test
	void formOfTheSameSitePasses() {
		String session = logIn();
		Response response = transfer(session, token(session), FORM_OF_OUR_OWN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(calls()).isOne();
	}

	@Test
	void springSecurityRefusesAMissingTokenItself() {
		String session = logIn();
		Response response = transfer(session, "", FORM_OF_OUR_OWN);
		assertThat(response.status()).isEqualTo(this.configuration.tokens ? 403 : 200);
		assertThat(response.body()).doesNotStartWith("csrf-");
	}

	private String logIn() {
		Response form = send("GET /token", "");
		String session = session(form);
		String body = "username=user&password=right" + parameter(form.body());
		Response response = post("POST /login", session, body, FORM_OF_OUR_OWN);
		assertThat(response.status()).isEqualTo(302);
		calls();
		return session(response);
	}

	private String token(String session) {
		return parameter(send("GET /token", "", "Cookie: " + session).body());
	}

	private static String parameter(String token) {
		return token.isEmpty() ? "" : "&_csrf=" + token;
	}

	private Response transfer(String session, String body, String... headers) {
		return post("POST /transfer", session, body, headers);
	}

	private Response post(String requestLine, String session, String body, String... headers) {
		return send(requestLine, body,
				Stream.concat(Stream.of("Cookie: " + session, "Content-Type: application/x-www-form-urlencoded",
						"Content-Length: " + body.length()), Stream.of(headers))
					.toArray(String[]::new));
	}

	private Response send(String requestLine, String body, String... headers) {
		return new HttpPeer(this.configuration.application.port()).sendRawWithBody(requestLine, body,
				Stream.concat(Stream.of("Host: localhost"), Stream.of(headers)).toArray(String[]::new));
	}

	private static String session(Response response) {
		Matcher matcher = SESSION.matcher(String.join("\n", response.lines("Set-Cookie")));
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private int calls() {
		return this.configuration.application.bean(CountingHandlers.class).takeCalls();
	}

	private static HttpSecurity chain(HttpSecurity http) throws Exception {
		return http.authorizeHttpRequests((requests) -> {
			requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
			requests.requestMatchers("/token").permitAll();
			requests.anyRequest().authenticated();
		}).formLogin(Customizer.withDefaults());
	}

	record Configuration(boolean tokens, boolean protection, RunningApplication application) implements AutoCloseable {

		@Override
		public void close() {
			this.application.close();
		}

		@Override
		public String toString() {
			return this.application + (this.tokens ? ", tokens" : "") + (this.protection ? ", protection" : "");
		}

	}

	@Import({ CountingHandlers.class, TokenHandlers.class })
	static class WithTokens {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
			return chain(http).build();
		}

	}

	@Import({ CountingHandlers.class, TokenHandlers.class })
	static class WithoutTokens {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
			return chain(http).csrf(CsrfConfigurer::disable).build();
		}

	}

	@RestController
	static class TokenHandlers {

		/**
		 * The token of the session, which is made if there is none.
		 */
		@GetMapping("/token")
		String token(HttpServletRequest request) {
			request.getSession();
			return (request.getAttribute("_csrf") instanceof CsrfToken token) ? token.getToken() : "";
		}

	}

}
