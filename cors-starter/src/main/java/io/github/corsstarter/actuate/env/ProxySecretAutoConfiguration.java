package io.github.corsstarter.actuate.env;

import io.github.corsstarter.autoconfigure.SpringCloudReloadAutoConfiguration;
import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.reload.CorsReload;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that hides {@code cors.hosts.proxy-secrets} in the endpoints of
 * Actuator that show values, such as {@code env}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SpringCloudReloadAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBean(name = "corsStarterSettings")
public final class ProxySecretAutoConfiguration {

	ProxySecretAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

	@Bean
	SanitizingFunction corsStarterProxySecretSanitizingFunction(CompiledSettings configured,
			ObjectProvider<CorsReload> reload) {
		return new ProxySecretSanitizingFunction(() -> {
			CorsReload changing = reload.getIfAvailable();
			CompiledSettings settings = (changing != null) ? changing.current().settings() : configured;
			return settings.properties().hosts().proxySecrets();
		});
	}

}
