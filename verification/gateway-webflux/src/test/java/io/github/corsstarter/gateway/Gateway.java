package io.github.corsstarter.gateway;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.RunningApplication;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Spring Cloud Gateway Server WebFlux, whose routes are settings.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Gateway {

	/**
	 * An application that is closed disposes the threads that all applications share,
	 * under the others that run. It has answered everything that it was asked then.
	 */
	@Bean
	ReactorResourceFactory reactorResources() {
		ReactorResourceFactory resources = new ReactorResourceFactory();
		resources.setUseGlobalResources(false);
		resources.setShutdownQuietPeriod(Duration.ZERO);
		return resources;
	}

	/**
	 * Where its settings are.
	 */
	static final String PREFIX = "spring.cloud.gateway.server.webflux";

	private static final String SILENT = "logging.level.root=off";

	/**
	 * Start a gateway that passes requests below {@code /api} on.
	 * @param upstream scheme, host and port of the server that gets them
	 * @param settings its configuration besides that route, as {@code key=value}
	 */
	static RunningApplication before(String upstream, String... settings) {
		return start(route(0, "/api/**", upstream), settings);
	}

	/**
	 * Start a gateway.
	 * @param settings its configuration, in parts, as {@code key=value}
	 */
	static RunningApplication start(String[]... settings) {
		return RunningApplication.start("gateway", List.of(Gateway.class),
				Stream.concat(Stream.of(SILENT), Stream.of(settings).flatMap(Stream::of)).toList());
	}

	/**
	 * The settings of a route.
	 * @param index its place in the list of routes
	 * @param path which paths it is for
	 * @param upstream where their requests go to
	 * @param filters what is done to them
	 */
	static String[] route(int index, String path, String upstream, String... filters) {
		String key = "%s.routes[%d].".formatted(PREFIX, index);
		Stream<String> route = Stream.of(key + "id=route-" + index, key + "uri=" + upstream,
				key + "predicates[0]=Path=" + path);
		Stream<String> changes = Stream.iterate(0, (i) -> i < filters.length, (i) -> i + 1)
			.map((i) -> key + "filters[" + i + "]=" + filters[i]);
		return Stream.concat(route, changes).toArray(String[]::new);
	}

}
