package io.github.corsstarter.actuate.metrics;

import io.github.corsstarter.autoconfigure.SpringCloudReloadAutoConfiguration;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.github.corsstarter.reload.CorsReload;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of metrics about decisions and about the answers that are
 * remembered, where the application has a registry for metrics.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SpringCloudReloadAutoConfiguration.class,
		afterName = { "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnWebApplication
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
@ConditionalOnBean(name = "corsStarterSettings")
public final class CorsMetricsAutoConfiguration {

	CorsMetricsAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

	@Bean
	CorsMetrics corsStarterMetrics(MeterRegistry registry) {
		return new CorsMetrics(registry);
	}

	@Bean
	@ConditionalOnBean(name = "corsStarterReload")
	CorsReloadMetrics corsStarterReloadMetrics(CorsReload reload) {
		return new CorsReloadMetrics(reload);
	}

	/**
	 * The condition names the bean and not its type, which would be loaded then.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(name = "corsStarterAuthorizerMemory")
	static class AuthorizerConfiguration {

		@Bean
		AuthorizerMetrics corsStarterAuthorizerMetrics(AuthorizerMemory memory, MeterRegistry registry) {
			return new AuthorizerMetrics(memory, registry);
		}

	}

}
