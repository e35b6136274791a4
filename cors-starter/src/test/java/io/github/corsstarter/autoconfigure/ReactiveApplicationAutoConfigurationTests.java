package io.github.corsstarter.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ReactiveApplicationAutoConfigurationTests {

	private static final String WARNING = "cors-starter works in servlet applications only. This application is "
			+ "reactive, so nothing below cors has an effect, cors.hosts and cors.csrf included.";

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveApplicationAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "cors.allowed-origins=https://a.test", "cors.allowed-origins[0]=https://a.test",
			"cors.origin-allow-all=true", "cors.policies[0].urls-regex=^/a/" })
	void settingsWithoutEffectAreWarnedAbout(String setting, CapturedOutput output) {
		this.runner.withPropertyValues(setting).run((context) -> assertThat(output).containsOnlyOnce(WARNING));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.port=tcp://10.0.0.1:80", "server.port=0" })
	void namesOfOthersAreNoReasonToWarn(String setting, CapturedOutput output) {
		this.runner.withPropertyValues(setting).run((context) -> assertThat(output).doesNotContain(WARNING));
	}

	@Test
	void servletApplicationIsNotWarned(CapturedOutput output) {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ReactiveApplicationAutoConfiguration.class))
			.withPropertyValues("cors.allow-all=true")
			.run((context) -> assertThat(output).doesNotContain(WARNING));
	}

}
