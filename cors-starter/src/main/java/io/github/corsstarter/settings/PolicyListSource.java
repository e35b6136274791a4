package io.github.corsstarter.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The policies of one property source.
 * <p>
 * In Spring Boot a list comes from one source as a whole, so that an environment variable
 * for a single key of a policy would replace all policies of a file. But where variables,
 * system properties or arguments set no {@code urls-regex}, they do not form policies:
 * they are meant to change single keys of the list in a source of lower precedence.
 *
 * @param source the source
 * @param indexes the indexes of policies in it, each with a name in that policy
 */
record PolicyListSource(IterableConfigurationPropertySource source, Map<Integer, ConfigurationPropertyName> indexes) {

	private static final int INDEX = 2;

	private static final int MOST_DIGITS = 9;

	/**
	 * The indexes of policies in a source, each with one of the names in that policy.
	 */
	static Map<Integer, ConfigurationPropertyName> indexes(IterableConfigurationPropertySource source) {
		Map<Integer, ConfigurationPropertyName> indexes = new TreeMap<>();
		for (ConfigurationPropertyName name : source) {
			if (SettingSources.POLICIES.isAncestorOf(name) && name.isNumericIndex(INDEX)) {
				String index = name.getElement(INDEX, Form.UNIFORM);
				if (index.length() <= MOST_DIGITS) {
					indexes.putIfAbsent(Integer.valueOf(index), name);
				}
			}
		}
		return indexes;
	}

	/**
	 * Apply the sources that only change single keys of policies.
	 * @param sources all sources that have policies, highest precedence first
	 * @param problems receives policies that would be ignored, and a warning about a list
	 * that replaces another one, likely by mistake
	 * @return the list with its overrides, or {@code null} if nothing is overridden
	 */
	static @Nullable OverriddenPolicies combine(List<PolicyListSource> sources, Problems problems) {
		List<IterableConfigurationPropertySource> overrides = new ArrayList<>();
		for (PolicyListSource candidate : sources) {
			if (candidate.isOverride()) {
				overrides.add(candidate.source);
				continue;
			}
			candidate.checkGaps(problems);
			int next = overrides.size() + 1;
			if (candidate.isFlat() && next < sources.size()) {
				problems.add(new Warning(Area.CORS,
						"cors.policies from " + candidate.description() + " replaces the whole list from "
								+ sources.get(next).description()
								+ (candidate.indexes.isEmpty() ? "" : ", because it has a urls-regex")));
			}
			sources.subList(0, overrides.size()).forEach((override) -> override.checkOverriding(candidate, problems));
			return overrides.isEmpty() ? null : new OverriddenPolicies(candidate.source, overrides);
		}
		return null;
	}

	/**
	 * A text in place of the list is not an override: an empty one empties the list.
	 */
	private boolean isOverride() {
		return isFlat() && this.source.getConfigurationProperty(SettingSources.POLICIES) == null
				&& this.indexes.keySet()
					.stream()
					.map((index) -> policy(index).append("urls-regex"))
					.allMatch((name) -> this.source.getConfigurationProperty(name) == null);
	}

	/**
	 * Whether the source has single values only, unlike a file in which a list is written
	 * as a whole.
	 */
	private boolean isFlat() {
		Object underlying = this.source.getUnderlyingSource();
		return underlying instanceof SystemEnvironmentPropertySource
				|| underlying instanceof CommandLinePropertySource<?>
				|| (underlying instanceof PropertySource<?> properties
						&& properties.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME));
	}

	private void checkGaps(Problems problems) {
		int expected = 0;
		for (Map.Entry<Integer, ConfigurationPropertyName> policy : this.indexes.entrySet()) {
			if (policy.getKey() != expected) {
				problems.add(problem(policy.getKey(), policy.getValue(),
						"There is no policy " + expected + " before it, so it would be ignored",
						"Number the policies from 0, without gaps"));
				return;
			}
			expected++;
		}
	}

	private void checkOverriding(PolicyListSource list, Problems problems) {
		this.indexes.forEach((index, name) -> {
			if (!list.indexes.containsKey(index)) {
				String length = list.indexes.isEmpty() ? "which is empty"
						: "which has " + list.indexes.size() + ", numbered from 0";
				problems.add(
						problem(index, name, "It changes a policy of the list in " + list.description() + ", " + length,
								"Correct the number, or add the policy to that list"));
			}
		});
	}

	private static ConfigurationPropertyName policy(int index) {
		return SettingSources.POLICIES.append("[" + index + "]");
	}

	private Problem problem(int index, ConfigurationPropertyName name, String reason, String action) {
		return new Problem(Area.CORS, policy(index).toString(), null, location(name), reason, action);
	}

	private String description() {
		SettingLocation location = location(
				this.indexes.isEmpty() ? SettingSources.POLICIES : this.indexes.values().iterator().next());
		return (location != null) ? location.source() : "another source";
	}

	private @Nullable SettingLocation location(ConfigurationPropertyName name) {
		return SettingLocation.ofProperty(this.source.getConfigurationProperty(name));
	}

}
