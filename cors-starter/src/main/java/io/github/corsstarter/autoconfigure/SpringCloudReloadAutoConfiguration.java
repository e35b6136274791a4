package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.reload.CorsReload;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration that reads the settings again when Spring Cloud has changed
 * properties, unless {@code cors.reloadable} is {@code false}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CorsReloadAutoConfiguration.class)
@ConditionalOnClass(name = EnvironmentChangeListener.EVENT)
@ConditionalOnProperty(name = "cors.reloadable", matchIfMissing = true)
@ConditionalOnBean(name = CorsAutoConfiguration.SETTINGS)
@Import(ReloadConfiguration.class)
public final class SpringCloudReloadAutoConfiguration {

	SpringCloudReloadAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

	@Bean
	EnvironmentChangeListener corsStarterEnvironmentChangeListener(CorsReload reload) {
		return new EnvironmentChangeListener(reload);
	}

}
