package io.github.corsstarter.actuate.env;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.SpringCloudReloadAutoConfiguration;
import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.ProxyTrust;
import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.settings.ProxySecret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

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
			ObjectProvider<CorsReload> reload, Environment environment) {
		return new ProxySecretSanitizingFunction(() -> {
			CorsReload changing = reload.getIfAvailable();
			CompiledSettings settings = (changing != null) ? changing.current().settings() : configured;
			return Stream.concat(settings.properties().hosts().proxySecrets().stream().map(ProxySecret::reveal),
					written(environment));
		});
	}

	/**
	 * The secrets that are not in force yet, or were refused: a proxy may send them.
	 */
	private static Stream<String> written(Environment environment) {
		try {
			return Binder.get(environment)
				.bind("cors.hosts.proxy-secrets", Bindable.listOf(String.class))
				.orElse(List.of())
				.stream()
				.filter((secret) -> secret.length() >= ProxyTrust.MIN_SECRET_LENGTH);
		}
		catch (BindException ex) {
			return Stream.empty();
		}
	}

}
