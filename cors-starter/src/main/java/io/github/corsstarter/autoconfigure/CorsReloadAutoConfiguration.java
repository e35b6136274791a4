package io.github.corsstarter.autoconfigure;

import java.time.Clock;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.reload.Filters;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration of the bean that reads the settings again, where
 * {@code cors.reloadable} asks for it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnProperty("cors.reloadable")
@ConditionalOnBean(name = CorsAutoConfiguration.SETTINGS)
public final class CorsReloadAutoConfiguration {

	/**
	 * The name of the bean.
	 */
	static final String RELOAD = "corsStarterReload";

	CorsReloadAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

	@Bean(RELOAD)
	CorsReload corsStarterReload(CompiledSettings settings, ConfigurableEnvironment environment,
			ConfigurableListableBeanFactory beanFactory) {
		return reload(settings, environment, new FilterFactory(beanFactory));
	}

	static CorsReload reload(CompiledSettings settings, ConfigurableEnvironment environment, FilterFactory filters) {
		return new CorsReload(
				settings, environment, (each) -> new Filters(filters.forwardedHeaders(each),
						filters.trailingSlash(each), filters.cors(each), filters.hosts(each), filters.csrf(each)),
				filters.beans()::forgetAnswers, Clock.systemUTC());
	}

}
