package io.github.corsstarter.autoconfigure;

import java.util.StringJoiner;

import com.google.re2j.Pattern;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The paths of the health endpoint, which load balancers ask for by IP address.
 */
final class HealthPaths {

	private static final String HEALTH_ENDPOINT = "org.springframework.boot.actuate.endpoint.annotation.Endpoint";

	private HealthPaths() {
	}

	/**
	 * The paths in an application.
	 * @param environment its configuration
	 * @return the paths, or {@code null} where there is no actuator or it has a port of
	 * its own
	 */
	static @Nullable PathRegex of(Environment environment) {
		return ClassUtils.isPresent(HEALTH_ENDPOINT, HealthPaths.class.getClassLoader()) ? ofActuator(environment)
				: null;
	}

	/**
	 * The paths in an application with actuator.
	 * @param environment its configuration
	 * @return the paths, or {@code null} where actuator has a port of its own
	 */
	static @Nullable PathRegex ofActuator(Environment environment) {
		if (hasOwnPort(environment)) {
			return null;
		}
		String base = environment.getProperty("management.endpoints.web.base-path", "/actuator");
		String health = environment.getProperty("management.endpoints.web.path-mapping.health", "health");
		String servlet = environment.getProperty("spring.mvc.servlet.path", "/");
		StringJoiner paths = new StringJoiner("|");
		paths.add(quote(slashed(servlet) + slashed(base) + slashed(health)) + "(?:/.*)?");
		if (environment.getProperty("management.endpoint.health.probes.add-additional-paths", Boolean.class, false)) {
			paths.add(quote(slashed(servlet) + "/livez")).add(quote(slashed(servlet) + "/readyz"));
		}
		return PathRegex.compileWhole(paths.toString());
	}

	private static boolean hasOwnPort(Environment environment) {
		String port = environment.getProperty("management.server.port");
		return port != null && (port.equals("0") || !port.equals(environment.getProperty("server.port", "8080")));
	}

	private static String slashed(String path) {
		String trimmed = path.replaceAll("^/+|/+$", "");
		return trimmed.isEmpty() ? "" : "/" + trimmed;
	}

	private static String quote(String path) {
		return Pattern.quote(path);
	}

}
