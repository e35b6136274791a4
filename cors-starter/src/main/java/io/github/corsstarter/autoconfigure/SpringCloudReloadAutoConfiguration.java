package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.reload.CorsReload;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration that reads the settings again when Spring Cloud has changed
 * properties, unless {@code cors.reloadable} is {@code false}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CorsReloadAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(name = EnvironmentChangeListener.EVENT)
@ConditionalOnProperty(name = "cors.reloadable", matchIfMissing = true)
@ConditionalOnBean(name = CorsAutoConfiguration.SETTINGS)
public final class SpringCloudReloadAutoConfiguration {

	SpringCloudReloadAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

	@Bean(CorsReloadAutoConfiguration.RELOAD)
	@ConditionalOnMissingBean(name = CorsReloadAutoConfiguration.RELOAD)
	CorsReload corsStarterReload(CompiledSettings settings, ConfigurableEnvironment environment,
			ConfigurableListableBeanFactory beanFactory) {
		return CorsReloadAutoConfiguration.reload(settings, environment, new FilterFactory(beanFactory));
	}

	@Bean
	EnvironmentChangeListener corsStarterEnvironmentChangeListener(CorsReload reload) {
		return new EnvironmentChangeListener(reload);
	}

}
