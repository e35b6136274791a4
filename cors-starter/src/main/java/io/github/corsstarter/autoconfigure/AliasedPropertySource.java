package io.github.corsstarter.autoconfigure;

import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * A property source that also answers under the canonical name of what it has under an
 * alias. So alias and canonical name are one key, and which of two sources wins depends
 * on their precedence alone.
 */
final class AliasedPropertySource implements IterableConfigurationPropertySource {

	private final IterableConfigurationPropertySource source;

	private final Map<ConfigurationPropertyName, ConfigurationPropertyName> aliasesByName;

	/**
	 * Create a view of a source.
	 * @param source the source
	 * @param aliasesByName the aliases that the source has, by canonical name
	 */
	AliasedPropertySource(IterableConfigurationPropertySource source,
			Map<ConfigurationPropertyName, ConfigurationPropertyName> aliasesByName) {
		this.source = source;
		this.aliasesByName = aliasesByName;
	}

	@Override
	public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
		ConfigurationPropertyName alias = alias(name);
		return this.source.getConfigurationProperty((alias != null) ? alias : name);
	}

	@Override
	public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
		ConfigurationPropertyName alias = alias(name);
		if (alias != null) {
			return this.source.containsDescendantOf(alias);
		}
		boolean abovePresent = this.aliasesByName.keySet().stream().anyMatch(name::isAncestorOf);
		return abovePresent ? ConfigurationPropertyState.PRESENT : this.source.containsDescendantOf(name);
	}

	@Override
	public Stream<ConfigurationPropertyName> stream() {
		return this.source.stream().map(this::canonical);
	}

	@Override
	public @Nullable Object getUnderlyingSource() {
		return this.source.getUnderlyingSource();
	}

	private @Nullable ConfigurationPropertyName alias(ConfigurationPropertyName name) {
		for (Map.Entry<ConfigurationPropertyName, ConfigurationPropertyName> entry : this.aliasesByName.entrySet()) {
			if (isSameOrBelow(entry.getKey(), name)) {
				return rebase(name, entry.getKey(), entry.getValue());
			}
		}
		return null;
	}

	private ConfigurationPropertyName canonical(ConfigurationPropertyName name) {
		for (Map.Entry<ConfigurationPropertyName, ConfigurationPropertyName> entry : this.aliasesByName.entrySet()) {
			if (isSameOrBelow(entry.getValue(), name)) {
				return rebase(name, entry.getValue(), entry.getKey());
			}
		}
		return name;
	}

	private static boolean isSameOrBelow(ConfigurationPropertyName base, ConfigurationPropertyName name) {
		return base.equals(name) || base.isAncestorOf(name);
	}

	private static ConfigurationPropertyName rebase(ConfigurationPropertyName name, ConfigurationPropertyName from,
			ConfigurationPropertyName to) {
		int depth = from.getNumberOfElements();
		return (name.getNumberOfElements() > depth) ? to.append(name.subName(depth)) : to;
	}

}
