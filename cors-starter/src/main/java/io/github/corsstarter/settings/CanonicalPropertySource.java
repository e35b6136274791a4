package io.github.corsstarter.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * A property source that also has, under the canonical name, each setting that it has
 * under an alias. So alias and canonical name are one key, and only the precedence of the
 * sources decides which value wins.
 * <p>
 * It has no value for {@code cors} itself: a variable {@code CORS} belongs to other
 * software, and binding would try to convert it to a group of settings.
 */
final class CanonicalPropertySource implements IterableConfigurationPropertySource {

	private final IterableConfigurationPropertySource source;

	private final Map<ConfigurationPropertyName, ConfigurationPropertyName> aliasesByName;

	private CanonicalPropertySource(IterableConfigurationPropertySource source,
			Map<ConfigurationPropertyName, ConfigurationPropertyName> aliasesByName) {
		this.source = source;
		this.aliasesByName = aliasesByName;
	}

	/**
	 * Find the aliases in a source, at the top level and in policies.
	 * @param source the source
	 * @param policies the indexes of the policies in it
	 * @param problems receives the settings that the source has under two names
	 * @param misnamed receives the wrong names in it, which are read like aliases: so a
	 * wrong value is found together with its name
	 * @return the source with canonical names
	 */
	static CanonicalPropertySource of(IterableConfigurationPropertySource source, Set<Integer> policies,
			Problems problems, Set<ConfigurationPropertyName> misnamed) {
		Map<ConfigurationPropertyName, ConfigurationPropertyName> aliases = new LinkedHashMap<>();
		collectAliases(source, SettingSources.ROOT, aliases, problems);
		for (Integer index : policies) {
			collectAliases(source, SettingSources.POLICIES.append("[" + index + "]"), aliases, problems);
		}
		for (Map.Entry<ConfigurationPropertyName, ConfigurationPropertyName> entry : SettingNameCheck.misnamed(source)
			.entrySet()) {
			if (!SettingSources.has(source, entry.getKey())
					&& aliases.putIfAbsent(entry.getKey(), entry.getValue()) == null) {
				misnamed.add(entry.getValue());
			}
		}
		return new CanonicalPropertySource(source, aliases);
	}

	private static void collectAliases(ConfigurationPropertySource source, ConfigurationPropertyName level,
			Map<ConfigurationPropertyName, ConfigurationPropertyName> aliases, Problems problems) {
		for (Map.Entry<String, List<String>> entry : SettingKeys.ALIASES.entrySet()) {
			String key = entry.getKey();
			if (key.indexOf('.') >= 0 && !level.equals(SettingSources.ROOT)) {
				continue;
			}
			ConfigurationPropertyName canonical = level.append(key);
			ConfigurationPropertyName used = SettingSources.has(source, canonical) ? canonical : null;
			for (String name : entry.getValue()) {
				ConfigurationPropertyName alias = level.append(name);
				ConfigurationProperty property = SettingSources.firstOf(source, alias);
				if (property == null) {
					continue;
				}
				if (used == null) {
					used = alias;
					aliases.put(canonical, alias);
				}
				else {
					problems.add(new Problem(Area.of(key), alias.toString(), null, SettingLocation.ofProperty(property),
							"It is another name for " + canonical + ", and the same source also has " + used,
							"Keep one of the two"));
				}
			}
		}
	}

	@Override
	public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
		if (name.equals(SettingSources.ROOT)) {
			return null;
		}
		ConfigurationPropertyName alias = alias(name);
		return this.source.getConfigurationProperty((alias != null) ? alias : name);
	}

	@Override
	public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
		ConfigurationPropertyName alias = alias(name);
		if (alias != null) {
			return this.source.containsDescendantOf(alias);
		}
		for (ConfigurationPropertyName canonical : this.aliasesByName.keySet()) {
			if (name.isAncestorOf(canonical)) {
				return ConfigurationPropertyState.PRESENT;
			}
		}
		return this.source.containsDescendantOf(name);
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
