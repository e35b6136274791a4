package io.github.corsstarter.footprint;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Spring's own filter with the settings that the starter has by default, at the place
 * where the starter's stands.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(SpringCorsFilterConfiguration.KEY)
class SpringCorsFilterConfiguration {

	/**
	 * The property that names the one origin, and without which there is no filter.
	 */
	static final String KEY = "benchmark.spring-cors-filter.allowed-origin";

	@Bean
	FilterRegistrationBean<CorsFilter> springCorsFilterRegistration(@Value("${" + KEY + "}") String allowedOrigin) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(List.of(allowedOrigin));
		configuration.setAllowedMethods(List.of("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"));
		configuration.setAllowedHeaders(
				List.of("accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with"));
		configuration.setMaxAge(86400L);
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/**", configuration);
		FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(new CorsFilter(source));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
		return registration;
	}

}
