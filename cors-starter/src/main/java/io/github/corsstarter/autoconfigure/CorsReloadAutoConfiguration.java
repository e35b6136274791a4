package io.github.corsstarter.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the bean that reads the settings again, where
 * {@code cors.reloadable} asks for it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CorsAutoConfiguration.class, ReactiveCorsAutoConfiguration.class })
@ConditionalOnProperty("cors.reloadable")
@ConditionalOnBean(name = CorsAutoConfiguration.SETTINGS)
@Import(ReloadConfiguration.class)
public final class CorsReloadAutoConfiguration {

	CorsReloadAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

}
