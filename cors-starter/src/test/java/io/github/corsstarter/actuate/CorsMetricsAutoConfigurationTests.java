package io.github.corsstarter.actuate;

import java.util.List;

import io.github.corsstarter.web.DecisionListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class CorsMetricsAutoConfigurationTests {

	private final AutoConfigurations configurations = AutoConfigurations.of(CorsMetricsAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(this.configurations);

	@Test
	void aRegistryOfTheApplicationCounts() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThat(context).hasSingleBean(DecisionListener.class));
	}

	@Test
	void withoutARegistryNothingCounts() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DecisionListener.class));
	}

	@Test
	void withoutMicrometerNothingCounts() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DecisionListener.class));
	}

	@Test
	void anApplicationThatServesNothingCountsNothing() {
		new ApplicationContextRunner().withConfiguration(this.configurations)
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThat(context).doesNotHaveBean(DecisionListener.class));
	}

	@Test
	void severalRegistriesCountTogetherWhereSpringBootJoinsThem() {
		WebApplicationContextRunner several = this.runner
			.withBean("first", MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean("second", MeterRegistry.class, SimpleMeterRegistry::new);
		several.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DecisionListener.class));
		several
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class))
			.run((context) -> {
				for (String registry : List.of("first", "second")) {
					assertThat(context.getBean(registry, MeterRegistry.class).find("cors.requests").counters())
						.hasSize(24);
				}
			});
	}

	@Test
	void everyMeterIsThereFromTheBeginning() {
		this.runner.withBean(SimpleMeterRegistry.class).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.find("cors.requests").counters()).hasSize(24);
			assertThat(registry.find("cors.hosts").counters()).hasSize(9);
			assertThat(registry.find("cors.csrf").counters()).hasSize(7);
			assertThat(registry.getMeters()).hasSize(40)
				.flatExtracting((meter) -> meter.getId().getTags())
				.extracting(Tag::getValue)
				.allMatch((value) -> value.matches("[a-z]+(-[a-z]+)*"));
		});
	}

}
