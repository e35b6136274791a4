package io.github.corsstarter.integration;

import java.util.List;
import java.util.Map;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Site;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * An application of the shape that JHipster generates: a bean {@code corsFilter} for four
 * mappings, which Spring Security uses too.
 */
class GeneratedApplicationIntegrationTests extends AdoptionScenario {

	@Override
	Class<?> application(boolean ownCors) {
		return ownCors ? WithItsOwnCors.class : Adopted.class;
	}

	@Override
	String parts() {
		return "security";
	}

	@Override
	List<String> settings() {
		return List.of();
	}

	@Override
	List<String> corsSettings() {
		return List.of("cors.urls-regex=^/(api|management|swagger-ui)(/|$)|^/v3/api-docs$",
				"cors.allowed-origins=" + Site.NAME, "cors.extra-allow-headers=x-xsrf-token",
				"cors.expose-headers=Authorization,Link,X-Total-Count", "cors.credentials=true",
				"cors.preflight-max-age=30m");
	}

	@Override
	List<String> warnings() {
		return List.of("Spring allows origins that cors.* does not allow on the same paths: " + PARTNER
				+ " (the CorsFilter corsFilter (order LOWEST_PRECEDENCE)). Their preflights fail now, and unless "
				+ "cors.exclusive is false their pages cannot read any response there. Add them to "
				+ "cors.allowed-origins, or exclude these paths with cors.urls-regex.");
	}

	@Override
	List<Request> requestsOfTheSite() {
		String user = SecurityScenario.basic(SecurityScenario.PASSWORD);
		return List.of(Request.of("GET", "/api/account", user), Request.of("GET", "/api/account"),
				Request.of("GET", "/api/account", SecurityScenario.basic("wrong")),
				Request.of("POST", "/api/authenticate", "X-XSRF-TOKEN: token").withJson("{}"),
				Request.of("PUT", "/api/items/1", user).withJson("{}"), Request.of("GET", "/api/items", user),
				Request.of("GET", "/api/missing", user), Request.of("GET", "/management/info", user),
				Request.of("GET", "/v3/api-docs", user));
	}

	@Import(Resources.class)
	static class Adopted {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
			return chain(http).build();
		}

		static HttpSecurity chain(HttpSecurity http) throws Exception {
			return http.csrf(CsrfConfigurer::disable)
				.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.authorizeHttpRequests((requests) -> requests.requestMatchers("/api/authenticate")
					.permitAll()
					.anyRequest()
					.authenticated())
				.httpBasic(Customizer.withDefaults());
		}

		@Bean
		UserDetailsService userDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("alice").password("{noop}" + SecurityScenario.PASSWORD).roles("USER").build());
		}

	}

	@Import(Resources.class)
	static class WithItsOwnCors {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
			return Adopted.chain(http.cors(Customizer.withDefaults())).build();
		}

		@Bean
		UserDetailsService userDetailsService() {
			return new Adopted().userDetailsService();
		}

		@Bean
		CorsFilter corsFilter() {
			CorsConfiguration configuration = new CorsConfiguration();
			configuration.setAllowedOrigins(List.of(Site.NAME, PARTNER));
			configuration.setAllowedMethods(List.of("*"));
			configuration.setAllowedHeaders(List.of("*"));
			configuration.setExposedHeaders(List.of("Authorization", "Link", "X-Total-Count"));
			configuration.setAllowCredentials(true);
			configuration.setMaxAge(1800L);
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			for (String pattern : List.of("/api/**", "/management/**", "/v3/api-docs", "/swagger-ui/**")) {
				source.registerCorsConfiguration(pattern, configuration);
			}
			return new CorsFilter(source);
		}

	}

	@RestController
	static class Resources {

		@GetMapping("/api/account")
		Map<String, String> account() {
			return Map.of("login", "alice");
		}

		@PostMapping("/api/authenticate")
		Map<String, String> authenticate() {
			return Map.of("id_token", "token");
		}

		@GetMapping("/api/items")
		ResponseEntity<List<String>> items() {
			return ResponseEntity.ok().header("X-Total-Count", "1").body(List.of("item"));
		}

		@PutMapping("/api/items/{id}")
		Map<String, Long> item(@PathVariable("id") Long id) {
			return Map.of("id", id);
		}

		@GetMapping({ "/management/info", "/v3/api-docs" })
		Map<String, String> info() {
			return Map.of();
		}

	}

}
