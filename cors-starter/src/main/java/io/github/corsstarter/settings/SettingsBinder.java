package io.github.corsstarter.settings;

import java.time.Duration;
import java.util.List;

import io.github.corsstarter.settings.CorsProperties.CsrfProperties;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Binds {@link CorsProperties} with Boot's binder. It does not stop at the first value
 * that cannot be converted, as Boot's own post-processor would, and knows the aliases.
 */
public final class SettingsBinder {

	private SettingsBinder() {
	}

	public static CorsProperties bind(ConfigurableEnvironment environment, SettingSources sources, Problems problems) {
		return binder(environment, sources).bindOrCreate(SettingKeys.ROOT, Bindable.of(CorsProperties.class),
				new CollectingHandler(problems));
	}

	/**
	 * Bind the group for hosts alone, long before the rest. What is wrong is told later.
	 * @return the group, or {@code null} if there is a single value in its place
	 */
	public static @Nullable HostsProperties bindHosts(ConfigurableEnvironment environment, SettingSources sources) {
		return binder(environment, sources).bindOrCreate(SettingKeys.HOSTS, Bindable.of(HostsProperties.class),
				new CollectingHandler(new Problems(sources)));
	}

	private static Binder binder(ConfigurableEnvironment environment, SettingSources sources) {
		ApplicationConversionService conversionService = new ApplicationConversionService();
		conversionService.addConverter(String.class, ProxySecret.class, ProxySecret::new);
		return new Binder(sources.all(), new PropertySourcesPlaceholdersResolver(environment), conversionService);
	}

	/**
	 * Turns what fails into a problem and goes on without the value.
	 */
	private static final class CollectingHandler extends AbstractBindHandler {

		private static final ConfigurationPropertyName SECRETS = ConfigurationPropertyName
			.of(SettingKeys.HOSTS + ".proxy-secrets");

		private final Problems problems;

		CollectingHandler(Problems problems) {
			this.problems = problems;
		}

		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			if (name.equals(SettingSources.ROOT)) {
				throw error;
			}
			// Entries that a list cannot have are found by name, in every source.
			if (!(error instanceof UnboundConfigurationPropertiesException)) {
				Expectation expectation = Expectation.of(target.getType().resolve(Object.class));
				this.problems.add(name.toString(), isSecret(name) ? null : value(context, error), expectation.reason(),
						expectation.mend());
			}
			return null;
		}

		private static boolean isSecret(ConfigurationPropertyName name) {
			return SECRETS.equals(name) || SECRETS.isAncestorOf(name);
		}

		/**
		 * The value with its placeholders resolved, if conversion got that far.
		 */
		private static @Nullable String value(BindContext context, Exception error) {
			ConfigurationProperty property = context.getConfigurationProperty();
			Object value = (property != null) ? property.getValue() : null;
			if (error instanceof ConversionFailedException failed) {
				value = failed.getValue();
			}
			return (value != null) ? value.toString() : null;
		}

	}

	/**
	 * What a setting of a type must look like.
	 *
	 * @param reason why it cannot work, as a sentence without a full stop
	 * @param mend what to do, as a sentence without a full stop
	 */
	private record Expectation(String reason, String mend) {

		static Expectation of(Class<?> type) {
			if (type == boolean.class || type == Boolean.class) {
				return new Expectation("It is neither true nor false", "Write true or false");
			}
			if (type == Duration.class) {
				return new Expectation("It is neither a number of seconds nor a number with a unit",
						"Write for example 600, 10m or 1h");
			}
			if (type == List.class) {
				return new Expectation("It is not a list", "Write one entry per line, each after a hyphen");
			}
			if (type == int.class) {
				return new Expectation("It is not a whole number", "Write a number, such as 1");
			}
			if (type == HostsProperties.class) {
				return new Expectation("It is a single value, and hosts is a group of settings",
						"To list the hosts that the application answers to, write cors.hosts.allowed");
			}
			if (type == CsrfProperties.class) {
				return new Expectation("It is a single value, and csrf is a group of settings",
						"To switch the protection on, set cors.csrf.enabled to true");
			}
			return new Expectation("It is a single value, and a policy is a group of settings",
					"Write the settings of the policy below each other, the first after a hyphen");
		}

	}

}
