package io.github.corsstarter.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * The property sources of an environment, highest precedence first. An alias is the same
 * key as its canonical name.
 */
public final class SettingSources {

	static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(SettingKeys.ROOT);

	static final ConfigurationPropertyName POLICIES = ROOT.append(SettingKeys.POLICIES);

	private final List<IterableConfigurationPropertySource> written = new ArrayList<>();

	private final List<ConfigurationPropertySource> all = new ArrayList<>();

	private final List<PolicyListSource> policies = new ArrayList<>();

	private final Problems problems = new Problems();

	private final Set<ConfigurationPropertyName> misnamed = new HashSet<>();

	private final Environment environment;

	private SettingSources(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Read the sources of an environment.
	 * @param environment the environment
	 * @return the sources
	 */
	public static SettingSources of(ConfigurableEnvironment environment) {
		SettingSources sources = new SettingSources(environment);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
			sources.add(source);
		}
		OverriddenPolicies overridden = sources.policies.isEmpty() ? null
				: PolicyListSource.combine(sources.policies, sources.problems);
		if (overridden != null) {
			sources.all.add(0, overridden);
		}
		return sources;
	}

	private void add(ConfigurationPropertySource source) {
		if (!(source instanceof IterableConfigurationPropertySource iterable)) {
			this.all.add(source);
			return;
		}
		this.written.add(iterable);
		Map<Integer, ConfigurationPropertyName> indexes = hasPolicies(iterable) ? PolicyListSource.indexes(iterable)
				: Map.of();
		CanonicalPropertySource canonical = CanonicalPropertySource.of(iterable, indexes.keySet(), this.problems,
				this.misnamed);
		this.all.add(canonical);
		if (hasPolicies(canonical)) {
			this.policies.add(new PolicyListSource(canonical, indexes));
		}
	}

	/**
	 * The sources that can list their names, with the names as they were written.
	 */
	List<IterableConfigurationPropertySource> written() {
		return this.written;
	}

	/**
	 * All sources, with canonical names.
	 */
	List<ConfigurationPropertySource> all() {
		return this.all;
	}

	/**
	 * What was found so far: from the start, settings that one source has under two
	 * names, and policies that do not fit together.
	 */
	public Problems problems() {
		return this.problems;
	}

	/**
	 * A setting or a group of settings, to add problems and warnings to.
	 * @param area the part of the starter it belongs to
	 * @param key the canonical key, perhaps one of Spring Boot
	 */
	public Setting at(Area area, String key) {
		return new Setting(this, area, key);
	}

	/**
	 * Whether one of some profiles is active.
	 * @param names the names of the profiles
	 */
	public boolean isProfileActive(Collection<String> names) {
		return this.environment.matchesProfiles(names.toArray(String[]::new));
	}

	/**
	 * Whether any source has one of some settings.
	 * @param names the names below {@code cors}
	 */
	public boolean containsAny(Collection<String> names) {
		for (String name : names) {
			if (sourceOf(ROOT.append(name)) != null) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether any source has, or may have, a setting of a group.
	 * @param group the canonical key of the group
	 */
	public boolean mayHaveBelow(String group) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(group);
		for (ConfigurationPropertySource source : this.all) {
			if (source.containsDescendantOf(name) != ConfigurationPropertyState.ABSENT) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The property that gives a key its value. A list comes from one source as a whole,
	 * so that only the first source that has any part of the setting counts.
	 * @param key a canonical key, perhaps with the index of an entry
	 * @return the property, or {@code null} if no source has it
	 */
	@Nullable ConfigurationProperty find(String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
		ConfigurationPropertySource source = sourceOf(name);
		return (source != null) ? source.getConfigurationProperty(name) : null;
	}

	/**
	 * Whether a property has a wrong name, so that its value may be anything.
	 */
	boolean isMisnamed(ConfigurationProperty property) {
		for (ConfigurationPropertyName name : this.misnamed) {
			if (name.equals(property.getName()) || name.isAncestorOf(property.getName())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The property of a key in the next source that has the setting too.
	 * @param key a canonical key
	 * @return the property, or {@code null} if no other source has it
	 */
	@Nullable ConfigurationProperty findOverridden(String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
		ConfigurationProperty first = null;
		for (ConfigurationPropertySource source : this.all) {
			ConfigurationProperty property = firstOf(source, name);
			if (property != null && first != null) {
				return property;
			}
			first = (first != null) ? first : property;
		}
		return null;
	}

	/**
	 * The value of a key that takes one value, with its placeholders resolved.
	 * @param key a canonical key, perhaps one of Spring Boot
	 * @return the value, or {@code null} if no source has the key
	 */
	@Nullable String value(String key) {
		ConfigurationProperty property = find(key);
		return (property != null) ? resolve(String.valueOf(property.getValue())) : null;
	}

	/**
	 * A placeholder that refers to itself stays as it is, like one without a value.
	 */
	private String resolve(String text) {
		try {
			return this.environment.resolvePlaceholders(text);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

	/**
	 * The first property below a name.
	 * @param level a canonical name, such as that of a policy
	 * @return the property, or {@code null} if no source has one
	 */
	@Nullable ConfigurationProperty findBelow(String level) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(level);
		if (sourceOf(name) instanceof IterableConfigurationPropertySource source) {
			return source.stream()
				.filter(name::isAncestorOf)
				.findFirst()
				.map(source::getConfigurationProperty)
				.orElse(null);
		}
		return null;
	}

	private @Nullable ConfigurationPropertySource sourceOf(ConfigurationPropertyName name) {
		ConfigurationPropertyName setting = name.chop(settingDepth(name));
		for (ConfigurationPropertySource source : this.all) {
			if (setting.equals(POLICIES) ? hasPolicies(source) : has(source, setting)) {
				return source;
			}
		}
		return null;
	}

	/**
	 * How many elements the name of a setting has, {@code cors} included. Settings
	 * outside {@code cors} that are looked up take one value.
	 */
	private static int settingDepth(ConfigurationPropertyName name) {
		if (!ROOT.isAncestorOf(name)) {
			return name.getNumberOfElements();
		}
		boolean grouped = name.getNumberOfElements() > 1
				&& SettingKeys.GROUPS.contains(name.getElement(1, ConfigurationPropertyName.Form.DASHED));
		return grouped ? 3 : 2;
	}

	static boolean hasPolicies(ConfigurationPropertySource source) {
		return has(source, POLICIES) || source.containsDescendantOf(POLICIES) == ConfigurationPropertyState.PRESENT;
	}

	/**
	 * Whether a source has a value or a list of this name.
	 */
	static boolean has(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		return firstOf(source, name) != null;
	}

	/**
	 * The value of this name, or the first entry of the list. Other names below it do not
	 * count: the environment variable CORS_ALLOW_ALL_ORIGINS looks as if it were below
	 * CORS_ALLOW_ALL.
	 */
	static @Nullable ConfigurationProperty firstOf(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		return (property != null) ? property : source.getConfigurationProperty(name.append("[0]"));
	}

}
