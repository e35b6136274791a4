package io.github.corsstarter.actuate.env;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the secrets of proxies: by the name of the setting, however it is written, and
 * wherever else a value contains one, such as in the variable that the setting refers to.
 */
final class ProxySecretSanitizingFunction implements SanitizingFunction {

	private static final String SETTING = "corshostsproxysecrets";

	private final Supplier<Stream<String>> secrets;

	ProxySecretSanitizingFunction(Supplier<Stream<String>> secrets) {
		this.secrets = secrets;
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		Object value = data.getValue();
		return (value != null && (isSetting(data.getKey()) || hasSecret(value.toString()))) ? data.withSanitizedValue()
				: data;
	}

	private static boolean isSetting(String key) {
		return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").contains(SETTING);
	}

	private boolean hasSecret(String value) {
		return this.secrets.get().anyMatch(value::contains);
	}

}
