package io.github.corsstarter.startup.reactive;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Reads what Spring's reactive side is configured with. It has no methods for that;
 * without its fields, as in a native image, nothing is known.
 */
final class ReactiveCorsSource {

	private ReactiveCorsSource() {
	}

	/**
	 * What a filter allows.
	 * @return configurations by pattern, or {@code null} if they are not known
	 */
	static @Nullable Map<String, CorsConfiguration> of(CorsWebFilter filter) {
		return configurations(field(filter, "configSource"));
	}

	/**
	 * What {@code addCorsMappings} or a gateway's settings allow for the handlers of a
	 * mapping.
	 * @return configurations by pattern; empty if they are not known
	 */
	static Map<String, CorsConfiguration> of(AbstractHandlerMapping mapping) {
		Map<String, CorsConfiguration> found = configurations(field(mapping, "corsConfigurationSource"));
		return (found != null) ? found : Map.of();
	}

	/**
	 * What a source allows.
	 * @return configurations by pattern, or {@code null} if they are not known
	 */
	static @Nullable Map<String, CorsConfiguration> configurations(@Nullable Object source) {
		if (!(source instanceof UrlBasedCorsConfigurationSource)
				|| !(field(source, "corsConfigurations") instanceof Map<?, ?> configurations)) {
			return null;
		}
		Map<String, CorsConfiguration> found = new LinkedHashMap<>();
		configurations.forEach((pattern, configuration) -> {
			if (pattern instanceof PathPattern path && configuration instanceof CorsConfiguration cors) {
				found.put(path.getPatternString(), cors);
			}
		});
		return found;
	}

	private static @Nullable Object field(Object object, String name) {
		try {
			return new DirectFieldAccessor(object).getPropertyValue(name);
		}
		catch (BeansException ex) {
			return null;
		}
	}

}
