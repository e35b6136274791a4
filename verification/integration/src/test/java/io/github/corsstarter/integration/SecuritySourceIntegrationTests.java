package io.github.corsstarter.integration;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has a source for Spring Security still, for the same paths: that
 * alone switches {@code http.cors()} on.
 */
class SecuritySourceIntegrationTests {

	private static IntegrationApplication application;

	@BeforeAll
	static void start() {
		application = IntegrationApplication.start("tomcat", Application.class, "tomcat,security,actuate,health",
				"management.endpoints.web.exposure.include=cors");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void theSiteGetsTheStartersHeadersOnce() {
		Response response = application.get("/api/items", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void originThatOnlySpringAllowsGetsNoHeaders() {
		Response response = application.get("/api/items", IntegrationApplication.ADMIN_ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void preflightOfAnOriginThatOnlySpringAllowsGetsNoAllowHeaders() {
		assertThat(application.preflight("/api/items", IntegrationApplication.ADMIN_ORIGIN).accessControlLines())
			.isEmpty();
	}

	@Test
	void originThatNeitherAllowsIsRefusedBySpring() {
		Response response = application.get("/api/items", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void endpointWarnsOfSpringsCorsConfiguration() {
		assertThat(application.get("/actuator/cors").body())
			.contains("a UrlBasedCorsConfigurationSource for \\\"/**\\\"");
	}

	@Import(ItemHandlers.class)
	static class Application {

		@Bean
		CorsConfigurationSource corsConfigurationSource() {
			CorsConfiguration configuration = new CorsConfiguration();
			configuration.addAllowedOrigin("https://admin.example");
			configuration.setAllowCredentials(true);
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", configuration);
			return source;
		}

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

}
