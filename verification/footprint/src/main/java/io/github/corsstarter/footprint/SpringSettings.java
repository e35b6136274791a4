package io.github.corsstarter.footprint;

import java.util.List;

import org.springframework.web.cors.CorsConfiguration;

/**
 * What Spring's filters are configured with: what the starter does by default.
 */
final class SpringSettings {

	/**
	 * The property that names the one origin, and without which there is no filter.
	 */
	static final String KEY = "benchmark.spring-cors-filter.allowed-origin";

	private SpringSettings() {
	}

	static CorsConfiguration of(String allowedOrigin) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(List.of(allowedOrigin));
		configuration.setAllowedMethods(List.of("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"));
		configuration.setAllowedHeaders(
				List.of("accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with"));
		configuration.setMaxAge(86400L);
		return configuration;
	}

}
