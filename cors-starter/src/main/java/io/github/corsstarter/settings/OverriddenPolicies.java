package io.github.corsstarter.settings;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * A list of policies in which other sources override single keys. Each key comes from the
 * first source that has it, and a list below a policy from one source as a whole.
 */
final class OverriddenPolicies implements IterableConfigurationPropertySource {

	/**
	 * How many elements the name of a key of a policy has.
	 */
	private static final int KEY_DEPTH = 4;

	private final IterableConfigurationPropertySource policies;

	private final List<IterableConfigurationPropertySource> overrides;

	/**
	 * Combine several sources.
	 * @param policies the source that has the list
	 * @param overrides sources with single keys, highest precedence first
	 */
	OverriddenPolicies(IterableConfigurationPropertySource policies,
			List<IterableConfigurationPropertySource> overrides) {
		this.policies = policies;
		this.overrides = overrides;
	}

	@Override
	public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
		return SettingSources.POLICIES.isAncestorOf(name) ? sourceOf(name).getConfigurationProperty(name) : null;
	}

	@Override
	public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
		boolean inPolicies = SettingSources.POLICIES.isAncestorOf(name) || name.equals(SettingSources.POLICIES)
				|| name.isAncestorOf(SettingSources.POLICIES);
		return inPolicies ? sourceOf(name).containsDescendantOf(name) : ConfigurationPropertyState.ABSENT;
	}

	/**
	 * The names in the list, without the overridden ones. Binding compares them with what
	 * it has used of a list, and an override may have names of variables.
	 */
	@Override
	public Stream<ConfigurationPropertyName> stream() {
		return this.policies.stream()
			.filter((name) -> SettingSources.POLICIES.isAncestorOf(name) && sourceOf(name) == this.policies);
	}

	private ConfigurationPropertySource sourceOf(ConfigurationPropertyName name) {
		if (name.getNumberOfElements() >= KEY_DEPTH) {
			ConfigurationPropertyName key = name.chop(KEY_DEPTH);
			for (ConfigurationPropertySource override : this.overrides) {
				if (SettingSources.has(override, key)) {
					return override;
				}
			}
		}
		return this.policies;
	}

}
