package io.github.corsstarter.actuate.env;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsReloadAutoConfiguration;
import io.github.corsstarter.reload.CorsReload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class ProxySecretSanitizingTests {

	private static final String SECRET = "Kq8-x_2Vz0aB7dLm";

	private static final String HIDDEN = "******";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsReloadAutoConfiguration.class,
				ProxySecretAutoConfiguration.class, EnvironmentEndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=env",
				"management.endpoint.env.show-values=always", "cors.hosts.proxy-secret-header=X-Origin-Verify",
				"an.other=value");

	@ParameterizedTest
	@ValueSource(strings = { "cors.hosts.proxy-secrets", "cors.hosts.proxy-secrets[0]", "cors.hosts.proxySecrets",
			"CORS.HOSTS.PROXY_SECRETS[0]" })
	void secretIsHiddenHoweverItsNameIsWritten(String name) {
		this.runner.withPropertyValues(name + "=" + SECRET)
			.run((context) -> assertThat(values(context)).contains(HIDDEN, "value")
				.noneMatch((value) -> value.contains(SECRET)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "{\"origin\": \"%s\"}" })
	void variableThatTheSettingRefersToIsHidden(String text) {
		this.runner.withPropertyValues("ORIGIN_SECRET=" + text.formatted(SECRET), "cors.hosts.proxy-secrets=" + SECRET)
			.run((context) -> assertThat(values(context)).contains("value")
				.noneMatch((value) -> value.contains(SECRET)));
	}

	@Test
	void secretThatCameWithAChangeIsHidden() {
		String next = "Zm3_w9Rt-5YhQe1U";
		this.runner.withPropertyValues("cors.reloadable=true", "cors.hosts.proxy-secrets=" + SECRET).run((context) -> {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("next", Map.of("cors.hosts.proxy-secrets", next, "NEXT_SECRET", next)));
			context.getBean(CorsReload.class).reload();
			assertThat(values(context)).contains("value").doesNotContain(next, SECRET);
		});
	}

	@Test
	void secretThatIsNotInForceYetIsHidden() {
		String next = "Zm3_w9Rt-5YhQe1U";
		this.runner.withPropertyValues("ORIGIN_SECRET=" + SECRET, "cors.hosts.proxy-secrets=${ORIGIN_SECRET}")
			.run((context) -> {
				context.getEnvironment()
					.getPropertySources()
					.addFirst(new MapPropertySource("next", Map.of("ORIGIN_SECRET", next)));
				assertThat(values(context)).contains("value").doesNotContain(next, SECRET);
			});
	}

	@Test
	void applicationWithoutSettingsHasNoSecretToHide() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(ProxySecretAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(ProxySecretSanitizingFunction.class));
	}

	private static List<String> values(ConfigurableApplicationContext context) {
		return context.getBean(EnvironmentEndpoint.class)
			.environment(null)
			.getPropertySources()
			.stream()
			.flatMap((source) -> source.getProperties().values().stream())
			.map((property) -> Objects.toString(property.getValue()))
			.toList();
	}

}
