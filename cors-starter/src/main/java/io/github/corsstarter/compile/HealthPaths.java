package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.re2j.Pattern;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The paths of the health endpoint, which load balancers request by IP address.
 */
public final class HealthPaths {

	private static final String ACTUATOR = "org.springframework.boot.actuate.endpoint.annotation.Endpoint";

	private static final String GROUPS = "management.endpoint.health.group";

	private static final String MAIN_PORT = "server:";

	private HealthPaths() {
	}

	/**
	 * The paths in an application.
	 * @param environment its configuration
	 * @return the paths on the port of the application, or {@code null} if that port has
	 * no such path
	 */
	static @Nullable PathRegex of(Environment environment) {
		if (!isPresent()) {
			return null;
		}
		List<String> paths = new ArrayList<>();
		String actuator = actuator(environment);
		if (actuator != null) {
			String path = actuator
					+ slashed(environment.getProperty("management.endpoints.web.path-mapping.health", "health"));
			// At the root, its path cannot be distinguished from the paths of the
			// application.
			if (!path.isEmpty()) {
				paths.add(Pattern.quote(path) + "(?:/.*)?");
			}
		}
		for (String path : additionalPaths(environment)) {
			paths.add(Pattern.quote(servlet(environment) + slashed(path)));
		}
		return paths.isEmpty() ? null : PathRegex.compileWhole(String.join("|", paths));
	}

	/**
	 * The path above all endpoints.
	 * @param environment the configuration of an application
	 * @return the path on the port of the application, or {@code null} if there is no
	 * actuator or it has its own port
	 */
	public static @Nullable String actuator(Environment environment) {
		return (!isPresent() || hasOwnPort(environment)) ? null : servlet(environment)
				+ slashed(environment.getProperty("management.endpoints.web.base-path", "/actuator"));
	}

	private static boolean isPresent() {
		return ClassUtils.isPresent(ACTUATOR, null);
	}

	/**
	 * The path of Spring MVC within the application.
	 * @param environment the configuration of an application
	 * @return the path; empty for the root
	 */
	public static String servlet(Environment environment) {
		return slashed(environment.getProperty("spring.mvc.servlet.path", "/"));
	}

	/**
	 * Groups of health checks can have a path on the port of the application even if
	 * actuator has another port. One property gives such a path to the groups for probes.
	 */
	private static List<String> additionalPaths(Environment environment) {
		Map<String, String> paths = new HashMap<>();
		for (String group : Binder.get(environment)
			.bind(GROUPS, Bindable.mapOf(String.class, Object.class))
			.orElseGet(Map::of)
			.keySet()) {
			String path = environment.getProperty(GROUPS + "." + group + ".additional-path");
			if (path != null) {
				paths.put(group, path);
			}
		}
		if (environment.getProperty("management.endpoint.health.probes.add-additional-paths", Boolean.class, false)) {
			paths.putIfAbsent("liveness", MAIN_PORT + "/livez");
			paths.putIfAbsent("readiness", MAIN_PORT + "/readyz");
		}
		return paths.values()
			.stream()
			.filter((path) -> path.startsWith(MAIN_PORT))
			.map((path) -> path.substring(MAIN_PORT.length()))
			.toList();
	}

	private static boolean hasOwnPort(Environment environment) {
		String port = environment.getProperty("management.server.port");
		return port != null && (port.equals("0") || !port.equals(environment.getProperty("server.port", "8080")));
	}

	private static String slashed(String path) {
		String trimmed = path.replaceAll("^/+|/+$", "");
		return trimmed.isEmpty() ? "" : "/" + trimmed;
	}

}
