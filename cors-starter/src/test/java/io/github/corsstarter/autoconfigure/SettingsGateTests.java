package io.github.corsstarter.autoconfigure;

import java.util.Map;

import io.github.corsstarter.policy.OriginAuthorizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that was processed ahead of time gets the beans of the starter only
 * where it runs with settings for it.
 */
class SettingsGateTests {

	private static final String STARTER = "corsStarterSettings";

	@ParameterizedTest
	@CsvSource({ "CORS_PORT, false", "CORS_ALLOW_ALL, true", "CORS_ALLOWED_ORIGINS_0, true", "PATH, false" })
	void definitionsWaitForASetting(String variable, boolean registered) {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, "true")));
			assertThat(isRegistered(context)).isEqualTo(registered);
		}
	}

	@Test
	void definitionsWaitForABeanOfTheApplication() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(OriginAuthorizer.class, () -> (request) -> false);
			assertThat(isRegistered(context)).isTrue();
		}
	}

	private static boolean isRegistered(GenericApplicationContext context) {
		SettingsGate.register(context.getDefaultListableBeanFactory(),
				(beanFactory) -> beanFactory.registerSingleton(STARTER, STARTER));
		context.refresh();
		return context.containsBean(STARTER);
	}

}
