package io.github.corsstarter.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * A name below {@code cors}, split into its parts.
 *
 * @param policy the index of the policy it belongs to, or {@code null} at the top level
 * @param key the key, as it was written
 * @param rest what follows the key: nothing, or the index of an entry
 */
record SettingName(@Nullable String policy, String key, List<String> rest) {

	/**
	 * Split a name. An environment variable has underscores where other sources have
	 * dots, hyphens and brackets, so that only numbers can be told from words.
	 * @param name a name below {@code cors}
	 * @param variable whether it is the name of an environment variable
	 */
	static SettingName of(ConfigurationPropertyName name, boolean variable) {
		List<String> elements = new ArrayList<>();
		for (int i = 1; i < name.getNumberOfElements(); i++) {
			elements.add(name.getElement(i, Form.ORIGINAL));
		}
		if (elements.size() > 2 && elements.get(0).equalsIgnoreCase(SettingKeys.POLICIES) && isIndex(elements.get(1))) {
			return of(elements.get(1), elements.subList(2, elements.size()), variable);
		}
		return of(null, elements, variable);
	}

	private static SettingName of(@Nullable String policy, List<String> elements, boolean variable) {
		boolean grouped = policy == null && elements.size() > 1 && !isIndex(elements.get(1))
				&& SettingKeys.GROUPS.contains(elements.get(0).toLowerCase(Locale.ROOT));
		int words = grouped ? 2 : 1;
		if (variable && !elements.get(0).equals(SettingKeys.POLICIES)) {
			words = elements.size();
			while (words > 1 && isIndex(elements.get(words - 1))) {
				words--;
			}
		}
		return new SettingName(policy, String.join((grouped && !variable) ? "." : "-", elements.subList(0, words)),
				List.copyOf(elements.subList(words, elements.size())));
	}

	private static boolean isIndex(String element) {
		for (int i = 0; i < element.length(); i++) {
			if (element.charAt(i) < '0' || element.charAt(i) > '9') {
				return false;
			}
		}
		return !element.isEmpty();
	}

	/**
	 * The same name with another key.
	 */
	String withKey(String other) {
		return (this.policy != null) ? SettingKeys.ROOT + "." + SettingKeys.POLICIES + "[" + this.policy + "]." + other
				: SettingKeys.ROOT + "." + other;
	}

	/**
	 * The index of the entry of a list, or {@code null} if this is not the name of an
	 * entry.
	 */
	@Nullable Integer index() {
		return (this.rest.size() == 1 && isIndex(this.rest.get(0)) && this.rest.get(0).length() < 10)
				? Integer.valueOf(this.rest.get(0)) : null;
	}

	/**
	 * Whether it is an entry of a list that is itself an entry of a list.
	 */
	boolean isNestedEntry() {
		return this.rest.size() > 1 && this.rest.stream().allMatch(SettingName::isIndex);
	}

	@Override
	public String toString() {
		return withKey(this.key);
	}

}
