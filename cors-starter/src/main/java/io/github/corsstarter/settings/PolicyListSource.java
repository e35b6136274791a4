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
 * What one property source says about policies.
 * <p>
 * A list comes from one source as a whole, as always in Spring Boot. So one environment
 * variable for one key of a policy would replace all policies of a file. But where
 * variables, system properties or arguments say nothing about paths, they are no list of
 * policies, and can only be meant to change the one below them.
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
	 * Let sources that only change keys of policies do so.
	 * @param sources all sources that say something about policies, highest precedence
	 * first
	 * @param problems takes policies that would be ignored
	 * @param warnings takes a list that hides another one, hardly as it was meant
	 * @return the list with what overrides it, or {@code null} if nothing does
	 */
	static @Nullable OverriddenPolicies combine(List<PolicyListSource> sources, List<Problem> problems,
			List<String> warnings) {
		List<IterableConfigurationPropertySource> overrides = new ArrayList<>();
		for (PolicyListSource candidate : sources) {
			if (candidate.isOverride()) {
				overrides.add(candidate.source);
				continue;
			}
			candidate.checkGaps(problems);
			int next = overrides.size() + 1;
			if (candidate.isFlat() && next < sources.size()) {
				warnings.add("cors.policies from " + candidate.place() + " replaces the whole list from "
						+ sources.get(next).place()
						+ (candidate.indexes.isEmpty() ? "" : ", because it has a urls-regex"));
			}
			sources.subList(0, overrides.size()).forEach((override) -> override.checkOverriding(candidate, problems));
			return overrides.isEmpty() ? null : new OverriddenPolicies(candidate.source, overrides);
		}
		return null;
	}

	/**
	 * A text instead of a list is one too: an empty one empties the list below.
	 */
	private boolean isOverride() {
		return isFlat() && this.source.getConfigurationProperty(SettingSources.POLICIES) == null
				&& this.indexes.keySet()
					.stream()
					.map((index) -> policy(index).append("urls-regex"))
					.allMatch((name) -> this.source.getConfigurationProperty(name) == null);
	}

	/**
	 * Whether the source has single values, and is no document in which lists are lists.
	 */
	private boolean isFlat() {
		Object underlying = this.source.getUnderlyingSource();
		return underlying instanceof SystemEnvironmentPropertySource
				|| underlying instanceof CommandLinePropertySource<?>
				|| (underlying instanceof PropertySource<?> properties
						&& properties.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME));
	}

	private void checkGaps(List<Problem> problems) {
		int expected = 0;
		for (Map.Entry<Integer, ConfigurationPropertyName> policy : this.indexes.entrySet()) {
			if (policy.getKey() != expected) {
				problems.add(new Problem(policy(policy.getKey()).toString(), null, place(policy.getValue()),
						"There is no policy " + expected + " before it, so that it would be ignored",
						"Count the policies from 0, and leave out none"));
				return;
			}
			expected++;
		}
	}

	private void checkOverriding(PolicyListSource list, List<Problem> problems) {
		this.indexes.forEach((index, name) -> {
			if (!list.indexes.containsKey(index)) {
				String length = list.indexes.isEmpty() ? "which is empty"
						: "which has " + list.indexes.size() + ", counted from 0";
				problems.add(new Problem(policy(index).toString(), null, place(name),
						"It changes a policy of the list in " + list.place() + ", " + length,
						"Correct the number, or add the policy to that list"));
			}
		});
	}

	private static ConfigurationPropertyName policy(int index) {
		return SettingSources.POLICIES.append("[" + index + "]");
	}

	private String place() {
		SettingLocation place = place(
				this.indexes.isEmpty() ? SettingSources.POLICIES : this.indexes.values().iterator().next());
		return (place != null) ? place.source() : "another source";
	}

	private @Nullable SettingLocation place(ConfigurationPropertyName name) {
		return SettingLocation.ofProperty(this.source.getConfigurationProperty(name));
	}

}
