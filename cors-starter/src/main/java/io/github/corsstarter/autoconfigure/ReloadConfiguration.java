package io.github.corsstarter.autoconfigure;

import java.time.Clock;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.reload.ReactiveFilters;
import io.github.corsstarter.reload.ServletFilters;
import io.github.corsstarter.reload.Snapshots;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The bean that reads the settings again, and the filters of the web layer that act as it
 * found them.
 */
@Configuration(proxyBeanMethods = false)
class ReloadConfiguration {

	/**
	 * The name of the bean.
	 */
	static final String RELOAD = "corsStarterReload";

	/**
	 * Answers of authorizers are forgotten, because other settings are in force.
	 */
	@Bean(RELOAD)
	CorsReload corsStarterReload(Snapshots<?> snapshots, ConfigurableEnvironment environment,
			ObjectProvider<AuthorizerMemory> memory) {
		return new CorsReload(snapshots, environment, () -> memory.ifAvailable(AuthorizerMemory::clear),
				Clock.systemUTC());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		Snapshots<ServletFilters> corsStarterSnapshots(CompiledSettings settings,
				ConfigurableListableBeanFactory beanFactory) {
			return new Snapshots<>(settings, new FilterFactory(beanFactory)::all, Clock.systemUTC());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		Snapshots<ReactiveFilters> corsStarterSnapshots(CompiledSettings settings, ApplicationContext context,
				ConfigurableListableBeanFactory beanFactory) {
			return new Snapshots<>(settings, new WebFilterFactory(context, beanFactory)::all, Clock.systemUTC());
		}

	}

}
