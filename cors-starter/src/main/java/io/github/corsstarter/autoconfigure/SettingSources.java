package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The property sources of the environment, highest precedence first, in which aliases are
 * the same key as the canonical name.
 */
final class SettingSources {

	static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(SettingKeys.ROOT);

	private final List<ConfigurationPropertySource> sources;

	private final List<Problem> conflicts;

	private SettingSources(List<ConfigurationPropertySource> sources, List<Problem> conflicts) {
		this.sources = sources;
		this.conflicts = conflicts;
	}

	/**
	 * Read the sources of an environment.
	 * @param environment the environment
	 * @return the sources
	 */
	static SettingSources of(ConfigurableEnvironment environment) {
		List<Problem> conflicts = new ArrayList<>();
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				Map<ConfigurationPropertyName, ConfigurationPropertyName> aliases = aliases(iterable, conflicts);
				sources.add(aliases.isEmpty() ? source : new AliasedPropertySource(iterable, aliases));
			}
			else {
				sources.add(source);
			}
		}
		return new SettingSources(sources, conflicts);
	}

	List<ConfigurationPropertySource> all() {
		return this.sources;
	}

	/**
	 * The keys that one source has under two names.
	 */
	List<Problem> conflicts() {
		return this.conflicts;
	}

	/**
	 * The property that a key gets its value from.
	 * @param key a canonical key
	 * @return the property with its place, or {@code null} if no source has it
	 */
	@Nullable ConfigurationProperty find(String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
		for (ConfigurationPropertySource source : this.sources) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	/**
	 * The aliases that a source has, for the top level and for each policy in it.
	 */
	private static Map<ConfigurationPropertyName, ConfigurationPropertyName> aliases(
			IterableConfigurationPropertySource source, List<Problem> conflicts) {
		Map<ConfigurationPropertyName, ConfigurationPropertyName> aliases = new LinkedHashMap<>();
		collectAliases(source, ROOT, aliases, conflicts);
		ConfigurationPropertyName policies = ROOT.append(SettingKeys.POLICIES);
		for (int i = 0; has(source, policies.append("[" + i + "]")); i++) {
			collectAliases(source, policies.append("[" + i + "]"), aliases, conflicts);
		}
		return aliases;
	}

	private static void collectAliases(ConfigurationPropertySource source, ConfigurationPropertyName level,
			Map<ConfigurationPropertyName, ConfigurationPropertyName> aliases, List<Problem> conflicts) {
		SettingKeys.ALIASES.forEach((key, names) -> {
			ConfigurationPropertyName canonical = level.append(key);
			ConfigurationPropertyName used = has(source, canonical) ? canonical : null;
			for (String name : names) {
				ConfigurationPropertyName alias = level.append(name);
				if (has(source, alias)) {
					if (used == null) {
						used = alias;
						aliases.put(canonical, alias);
					}
					else {
						conflicts.add(new Problem(alias.toString(), null, place(source, alias),
								"It is another name for " + canonical + ", and the same source has " + used + " too",
								"Keep one of them"));
					}
				}
			}
		});
	}

	private static boolean has(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		return source.getConfigurationProperty(name) != null
				|| source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT;
	}

	private static @Nullable Origin place(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		if (property == null) {
			property = source.getConfigurationProperty(name.append("[0]"));
		}
		return (property != null) ? property.getOrigin() : null;
	}

}
