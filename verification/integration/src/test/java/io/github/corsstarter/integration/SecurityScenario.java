package io.github.corsstarter.integration;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with Spring Security, whose own CORS support is off, on, or on with a
 * source of its own, and whose tokens against forged requests are on or replaced by the
 * starter's protection. Paths below {@code /spring} are left to Spring.
 */
abstract class SecurityScenario extends IntegrationScenario {

	static final String PASSWORD = "right";

	private static final String CORS = "test.security.cors";

	private static final String TOKENS = "test.security.tokens";

	/**
	 * Start an application in every way on Tomcat, and in the two ways that differ most
	 * on Jetty.
	 * @param application what it consists of
	 * @param parts the parts of Boot that it has
	 */
	static Stream<IntegrationApplication> everyWay(Class<?> application, String parts) {
		return Stream
			.of("tomcat, off, tokens", "tomcat, off, protection", "tomcat, on, tokens", "tomcat, on, protection",
					"tomcat, source, tokens", "tomcat, on, tokens, refusing", "jetty, off, tokens",
					"jetty, source, protection")
			.map((way) -> start(way, way.split(", "), application, parts));
	}

	private static IntegrationApplication start(String name, String[] way, Class<?> application, String parts) {
		boolean tokens = way[2].equals("tokens");
		return IntegrationApplication.start(name, application, way[0] + "," + parts, CORS + "=" + way[1],
				TOKENS + "=" + tokens, "cors.csrf.enabled=" + !tokens,
				"cors.reject-disallowed=" + name.endsWith("refusing"),
				"cors.urls-regex=^/(api|login|logout|token)(/|$)");
	}

	/**
	 * What all chains have in common.
	 */
	static HttpSecurity chain(HttpSecurity http, Environment environment) throws Exception {
		http.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll()
			.requestMatchers("/token")
			.permitAll()
			.requestMatchers("/api/admin")
			.denyAll()
			.anyRequest()
			.authenticated());
		if (!"off".equals(environment.getProperty(CORS))) {
			http.cors(Customizer.withDefaults());
		}
		if (!environment.getRequiredProperty(TOKENS, Boolean.class)) {
			http.csrf(CsrfConfigurer::disable);
		}
		return http;
	}

	boolean hasTokens() {
		return this.application.isSet(TOKENS);
	}

	private boolean hasSpringCors() {
		return !"off".equals(this.application.setting(CORS));
	}

	@Test
	void preflightLeftToSpringPassesSpringSecurityOnlyWithItsCorsSupport() {
		Response response = this.application.preflight("/spring/annotated", IntegrationApplication.ADMIN_ORIGIN);
		if (hasSpringCors()) {
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.value("Access-Control-Allow-Origin")).isEqualTo("https://admin.example");
		}
		else {
			assertThat(response.status()).isNotEqualTo(200);
			assertThat(response.accessControlLines()).isEmpty();
		}
	}

	@Test
	void theSiteIsNotAllowedWhereSpringDecides() {
		assertThat(this.application.get("/spring/annotated", Site.ORIGIN).accessControlLines()).isEmpty();
	}

	static String basic(String password) {
		return "Authorization: Basic "
				+ Base64.getEncoder().encodeToString(("alice:" + password).getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Add a token and the session that it belongs to.
	 * @param request the request
	 * @param session a session, or empty for a new one
	 */
	Request withToken(Request request, String session) {
		Response response = this.application
			.send(Request.of("GET", "/token").with(session.isEmpty() ? new String[0] : new String[] { session }));
		String cookie = session.isEmpty() ? session(response) : session;
		return hasTokens() ? request.with(cookie, "X-CSRF-TOKEN: " + response.body()) : request.with(cookie);
	}

	/**
	 * The session that a response starts, as a line of the next request.
	 */
	static String session(Response response) {
		return "Cookie: " + response.value("Set-Cookie").split(";")[0];
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Common {

		/**
		 * A cheap one: every exchange proves a password anew.
		 */
		@Bean
		PasswordEncoder passwordEncoder() {
			return new BCryptPasswordEncoder(4);
		}

		@Bean
		UserDetailsService userDetailsService(PasswordEncoder encoder) {
			return new InMemoryUserDetailsManager(
					User.withUsername("alice").password(encoder.encode(PASSWORD)).roles("USER").build());
		}

		@Bean
		@ConditionalOnProperty(name = CORS, havingValue = "source")
		CorsConfigurationSource corsConfigurationSource() {
			CorsConfiguration configuration = new CorsConfiguration();
			configuration.addAllowedOrigin("https://admin.example");
			configuration.addAllowedMethod("*");
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/spring/**", configuration);
			return source;
		}

	}

	@RestController
	static class Handlers {

		@GetMapping("/token")
		String token(HttpServletRequest request) {
			request.getSession();
			return (request.getAttribute("_csrf") instanceof CsrfToken token) ? token.getToken() : "";
		}

		@CrossOrigin(origins = "https://admin.example", methods = RequestMethod.PUT)
		@PutMapping("/spring/annotated")
		String annotated() {
			return "annotated";
		}

	}

}
