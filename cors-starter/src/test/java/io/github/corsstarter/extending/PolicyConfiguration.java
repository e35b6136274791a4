package io.github.corsstarter.extending;

import java.time.Duration;
import java.util.List;

import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

	@Bean
	CorsPolicies corsPolicies(PartnerRepository partners) {
		CorsPolicy open = CorsPolicy.named("open").allowAll(true).methods(List.of("GET")).build();
		CorsPolicy partner = CorsPolicy.named("partners")
			.origins(partners.findWebsites())
			.credentials(true)
			.exposedHeaders(List.of("x-total-count"))
			.maxAge(Duration.ofHours(1))
			.build();
		return CorsPolicies.builder()
			.policy(PathRegex.compile("/api/catalog/"), open)
			.off(PathRegex.compile("/api/internal/"))
			.policy(PathRegex.compile("/api/"), partner)
			.build();
	}

}
