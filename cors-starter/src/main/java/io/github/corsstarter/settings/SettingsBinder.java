package io.github.corsstarter.settings;

import java.time.Duration;
import java.util.List;

import io.github.corsstarter.settings.CorsProperties.AuthorizerProperties;
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
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Binds {@link CorsProperties} with Boot's binder. Unlike Boot's own post-processor it
 * knows the aliases, and does not stop at the first value that cannot be converted.
 */
public final class SettingsBinder extends AbstractBindHandler {

	private static final ConfigurationPropertyName SECRETS = ConfigurationPropertyName
		.of(SettingKeys.HOSTS + ".proxy-secrets");

	private final SettingSources sources;

	private SettingsBinder(SettingSources sources) {
		this.sources = sources;
	}

	/**
	 * Bind all settings.
	 * @param environment resolves placeholders
	 * @param sources the property sources of the environment, which also collect values
	 * that cannot be converted
	 * @return the settings, without those values
	 */
	public static CorsProperties bind(ConfigurableEnvironment environment, SettingSources sources) {
		return new Binder(sources.all(), new PropertySourcesPlaceholdersResolver(environment))
			.bindOrCreate(SettingKeys.ROOT, Bindable.of(CorsProperties.class), new SettingsBinder(sources));
	}

	/**
	 * Reports what fails as a problem, and goes on without the value.
	 */
	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		if (name.equals(SettingSources.ROOT)) {
			throw error;
		}
		// SettingNameCheck reports entries that a list cannot have, in every source.
		if (!(error instanceof UnboundConfigurationPropertiesException)) {
			this.sources.at(Area.of(name.getElement(1, Form.DASHED)), name.toString())
				.showing(isSecret(name) ? null : value(context, error))
				.problem(expected(target.getType().resolve(Object.class)));
		}
		return null;
	}

	private static boolean isSecret(ConfigurationPropertyName name) {
		return SECRETS.equals(name) || SECRETS.isAncestorOf(name);
	}

	/**
	 * The value, with its placeholders resolved if conversion got that far.
	 */
	private static @Nullable String value(BindContext context, Exception error) {
		ConfigurationProperty property = context.getConfigurationProperty();
		Object value = (property != null) ? property.getValue() : null;
		if (error instanceof ConversionFailedException failed) {
			value = failed.getValue();
		}
		return (value != null) ? value.toString() : null;
	}

	private static Finding expected(Class<?> type) {
		if (type == boolean.class || type == Boolean.class) {
			return new Finding("It is neither true nor false", "Write true or false");
		}
		if (type == Duration.class) {
			return new Finding("It is neither a number of seconds nor a number with a unit",
					"Write for example 600, 10m or 1h");
		}
		if (type == List.class) {
			return new Finding("It is not a list", "Write one entry per line, each after a hyphen");
		}
		if (type == int.class) {
			return new Finding("It is not a whole number", "Write a number, such as 1");
		}
		if (type == HostsProperties.class) {
			return new Finding("It is a single value, and hosts is a group of settings",
					"To list the hosts of the application, write cors.hosts.allowed");
		}
		if (type == CsrfProperties.class) {
			return new Finding("It is a single value, and csrf is a group of settings",
					"To switch the protection on, set cors.csrf.enabled to true");
		}
		if (type == AuthorizerProperties.class) {
			return new Finding("It is a single value, and authorizer is a group of settings",
					"To limit how long a question may take, write cors.authorizer.timeout");
		}
		return new Finding("It is a single value, and a policy is a group of settings",
				"Write the settings of the policy below each other, the first after a hyphen");
	}

}
