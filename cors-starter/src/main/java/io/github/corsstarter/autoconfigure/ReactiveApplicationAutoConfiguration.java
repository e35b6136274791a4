package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.settings.SettingKeys;
import io.github.corsstarter.settings.SettingSources;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Logs a warning in a reactive application, where {@code cors.*} has no effect.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.REACTIVE)
@Conditional(OnCorsSettingsCondition.class)
public final class ReactiveApplicationAutoConfiguration {

	@Bean
	SmartInitializingSingleton reactiveCorsWarning(ConfigurableEnvironment environment) {
		return () -> {
			if (SettingSources.of(environment).containsAny(SettingKeys.topLevel().names())) {
				LogFactory.getLog(ReactiveApplicationAutoConfiguration.class)
					.warn("cors-starter works in servlet applications only. This application is reactive, so nothing "
							+ "below cors has an effect, cors.hosts and cors.csrf included.");
			}
		};
	}

}
