package io.github.corsstarter.actuate.metrics;

import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.policy.PreflightReason;
import io.github.corsstarter.web.DecisionListener;
import io.micrometer.core.instrument.FunctionTimer;
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

	/**
	 * Each reason twice, but not the one of requests without an {@code Origin}.
	 */
	private static final int PREFLIGHTS_AND_ACTUAL_REQUESTS = 2 * (CorsReason.values().length - 1)
			+ PreflightReason.values().length;

	private final AutoConfigurations configurations = AutoConfigurations.of(CorsAutoConfiguration.class,
			CorsMetricsAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(this.configurations)
		.withPropertyValues("cors.allow-all=true");

	@Test
	void whatIsRememberedIsCountedForEachAuthorizer() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.withBean(OriginAuthorizer.class, () -> (request) -> true)
			.withPropertyValues("cors.authorizer.cache-ttl=1m")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("cors.authorizer.requests").meters())
					.extracting((meter) -> meter.getId().getTag("authorizer") + " " + meter.getId().getTag("result"))
					.containsExactlyInAnyOrder("origin hit", "origin miss", "origin stale", "origin busy", "host hit",
							"host miss", "host stale", "host busy");
				context.getBean(AuthorizerMemory.class).hosts((host) -> true).isAllowed("books.test");
				context.getBean(AuthorizerMemory.class).hosts((host) -> true).isAllowed("books.test");
				assertThat(registry.get("cors.authorizer.requests")
					.tags("authorizer", "host", "result", "hit")
					.functionCounter()
					.count()).isEqualTo(1);
				assertThat(registry.get("cors.authorizer.questions").tags("authorizer", "host").functionTimer())
					.returns(1.0, FunctionTimer::count);
			});
	}

	@Test
	void withoutAMemoryNoRequestOfAnAuthorizerIsCounted() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.withBean(OriginAuthorizer.class, () -> (request) -> true)
			.run((context) -> assertThat(context.getBean(MeterRegistry.class).find("cors.authorizer.requests").meters())
				.isEmpty());
	}

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
						.hasSize(PREFLIGHTS_AND_ACTUAL_REQUESTS);
				}
			});
	}

	@Test
	void everyMeterIsThereFromTheBeginning() {
		this.runner.withBean(SimpleMeterRegistry.class).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.find("cors.requests").counters()).hasSize(PREFLIGHTS_AND_ACTUAL_REQUESTS);
			assertThat(reasons(registry, "cors.hosts"))
				.containsExactlyInAnyOrderElementsOf(refusing(HostReason.values()));
			assertThat(reasons(registry, "cors.csrf"))
				.containsExactlyInAnyOrderElementsOf(refusing(CsrfReason.values()));
			assertThat(registry.getMeters()).flatExtracting((meter) -> meter.getId().getTags())
				.extracting(Tag::getValue)
				.allMatch((value) -> value.matches("[a-z]+(-[a-z]+)*"));
		});
	}

	private static List<String> reasons(MeterRegistry registry, String meter) {
		return registry.find(meter).counters().stream().map((counter) -> counter.getId().getTag("reason")).toList();
	}

	private static List<String> refusing(Reason... reasons) {
		return Arrays.stream(reasons).filter((reason) -> !reason.isAccepted()).map(Reason::code).toList();
	}

}
