package io.github.corsstarter.footprint;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/**
 * The filter of WebFlux with the settings that the starter has by default, at the place
 * where the starter's stands.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnProperty(SpringSettings.KEY)
class SpringCorsWebFilterConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 20)
	CorsWebFilter springCorsWebFilter(@Value("${" + SpringSettings.KEY + "}") String allowedOrigin) {
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/**", SpringSettings.of(allowedOrigin));
		return new CorsWebFilter(source);
	}

}
