package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Binds {@link CorsProperties} with Boot's binder. It does not stop at the first value
 * that cannot be converted, as Boot's own post-processor would, and knows the aliases.
 */
final class SettingsBinder {

	private SettingsBinder() {
	}

	static CorsProperties bind(ConfigurableEnvironment environment, SettingSources sources, Problems problems) {
		Binder binder = new Binder(sources.all(), new PropertySourcesPlaceholdersResolver(environment),
				ApplicationConversionService.getSharedInstance());
		BindHandler handler = new CollectingHandler(sources, problems);
		return binder.bindOrCreate(SettingKeys.ROOT, Bindable.of(CorsProperties.class), handler);
	}

	/**
	 * Turns what fails into a problem and goes on without the value.
	 */
	private static final class CollectingHandler extends AbstractBindHandler {

		private final SettingSources sources;

		private final Problems problems;

		CollectingHandler(SettingSources sources, Problems problems) {
			this.sources = sources;
			this.problems = problems;
		}

		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			if (name.equals(SettingSources.ROOT)) {
				throw error;
			}
			ConfigurationProperty property = this.sources.find(name.toString());
			Object value = (property != null) ? property.getValue() : null;
			this.problems.add(new Problem((property != null) ? property.getName().toString() : name.toString(),
					(value != null) ? value.toString() : null, (property != null) ? property.getOrigin() : null,
					"It must be " + expected(target.getType()), mend(target.getType())));
			return null;
		}

		private static String expected(ResolvableType type) {
			Class<?> resolved = type.resolve(Object.class);
			return switch (resolved.getSimpleName()) {
				case "boolean", "Boolean" -> "true or false";
				case "Duration" -> "a number of seconds, or a number with a unit";
				case "List" -> "a list";
				default -> "a group of settings";
			};
		}

		private static String mend(ResolvableType type) {
			Class<?> resolved = type.resolve(Object.class);
			return switch (resolved.getSimpleName()) {
				case "boolean", "Boolean" -> "Write true or false";
				case "Duration" -> "Write for example 600, 10m or 1h";
				case "List" -> "Write one entry per line, each after a hyphen, or entries separated by commas";
				default -> "Write the settings below it, each on a line of its own";
			};
		}

	}

}
