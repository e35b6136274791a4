package io.github.corsstarter.actuate;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.Promise;
import io.github.corsstarter.actuate.metrics.CorsMetricsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsReloadAutoConfiguration;
import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.policy.PreflightReason;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/**
 * Names outside Java that a configuration, a dashboard or a script relies on: a version
 * may add some, and takes none away.
 */
class PromiseTests {

	@Test
	void settingsKeepTheirNames() throws IOException {
		Set<String> names = new TreeSet<>();
		for (URL metadata : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			JsonNode properties = new ObjectMapper().readTree(metadata.openStream()).path("properties");
			properties.forEach((property) -> names.add(property.path("name").asString()));
		}
		names.removeIf((name) -> !name.startsWith("cors.") && !name.startsWith("management.endpoint.cors."));
		Promise.isKept("settings.txt", names);
	}

	@Test
	void reasonsKeepTheirCodes() {
		Promise.isKept("reasons.txt", Stream
			.<Reason[]>of(CorsReason.values(), PreflightReason.values(), HostReason.values(), CsrfReason.values())
			.flatMap(Stream::of)
			.map(Reason::code)
			.collect(Collectors.toSet()));
	}

	@Test
	void metricsKeepTheirNamesAndTags() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsReloadAutoConfiguration.class,
					CorsMetricsAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.withBean(OriginAuthorizer.class, () -> (request) -> true)
			.withPropertyValues("cors.allow-all=true", "cors.reloadable=true", "cors.authorizer.cache-ttl=1m")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
				Promise.isKept("metrics.txt",
						registry.getMeters()
							.stream()
							.map((meter) -> (meter.getId().getName() + " " + tags(meter.getId())).strip())
							.collect(Collectors.toSet()));
			});
	}

	@Test
	void theEndpointKeepsItsJson() {
		Set<String> names = new TreeSet<>();
		addNames("configuration", CorsDescriptor.class, names);
		addNames("explanation", ExplanationDescriptor.class, names);
		addNames("reload", CorsDescriptor.ReloadDescriptor.class, names);
		addNames("problem", ProblemDescriptor.class, names);
		Promise.isKept("endpoint.txt", names);
	}

	/**
	 * Without the reasons, which have a list of their own.
	 */
	private static String tags(Meter.Id id) {
		return id.getTags()
			.stream()
			.map((tag) -> tag.getKey().equals("reason") ? "reason" : tag.getKey() + "=" + tag.getValue())
			.sorted()
			.collect(Collectors.joining(" "));
	}

	private static void addNames(String path, Type type, Set<String> names) {
		if (type instanceof ParameterizedType list && list.getRawType().equals(List.class)) {
			addNames(path + "[]", list.getActualTypeArguments()[0], names);
		}
		else if (type instanceof Class<?> record && record.isRecord()) {
			for (RecordComponent component : record.getRecordComponents()) {
				addNames(path + "." + component.getName(), component.getGenericType(), names);
			}
		}
		else {
			names.add(path);
		}
	}

}
