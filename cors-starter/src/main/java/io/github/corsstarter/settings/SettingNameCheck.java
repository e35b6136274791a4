package io.github.corsstarter.settings;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.corsstarter.settings.SettingKeys.Key;
import io.github.corsstarter.settings.SettingKeys.Removed;
import io.github.corsstarter.settings.SettingKeys.Renamed;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds in one property source the names under {@code cors} that binding would pass over
 * in silence: names that mean nothing, and values where a list belongs, or the other way
 * round.
 * <p>
 * An unknown name that resembles a known one is a mistake. Others may belong to the
 * application, or come from Kubernetes, which tells every container about a service
 * called {@code cors}, and are only mentioned. Their values are never printed, because
 * nobody knows what they are.
 */
public final class SettingNameCheck {

	private static final SettingKeys TOP_LEVEL = SettingKeys.topLevel();

	private static final SettingKeys OF_POLICY = SettingKeys.ofPolicy();

	private final IterableConfigurationPropertySource source;

	private final boolean variables;

	private final Problems problems;

	private final Set<String> ignored = new LinkedHashSet<>();

	private final Set<String> reported = new LinkedHashSet<>();

	private final Map<String, Entries> lists = new LinkedHashMap<>();

	private SettingNameCheck(IterableConfigurationPropertySource source, Problems problems) {
		this.source = source;
		this.variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
		this.problems = problems;
	}

	/**
	 * Check the names of all sources.
	 * @param sources the sources as they were written
	 * @param problems takes what is found
	 */
	public static void check(List<IterableConfigurationPropertySource> sources, Problems problems) {
		Set<String> ignored = new LinkedHashSet<>();
		for (IterableConfigurationPropertySource source : sources) {
			ignored.addAll(new SettingNameCheck(source, problems).check());
		}
		if (!ignored.isEmpty()) {
			problems
				.warn("These names mean nothing to cors-starter and are ignored: " + Sample.of(List.copyOf(ignored)));
		}
	}

	private Set<String> check() {
		for (ConfigurationPropertyName name : this.source) {
			if (name.equals(SettingSources.ROOT)) {
				this.ignored.add(mention(SettingKeys.ROOT, name));
			}
			else if (SettingSources.ROOT.isAncestorOf(name)) {
				check(SettingName.of(name, this.variables), name);
			}
		}
		this.lists.forEach(this::checkList);
		return this.ignored;
	}

	private void check(SettingName written, ConfigurationPropertyName name) {
		Key key = ((written.policy() != null) ? OF_POLICY : TOP_LEVEL).find(written.key());
		if (key == null && isListInsteadOfGroup(written)) {
			add(written.toString(), name, "It is a list, and " + written.key() + " is a group of settings",
					mendForList(written));
		}
		else if (key == null) {
			checkUnknown(written, name);
		}
		else if (key.name().equals(SettingKeys.POLICIES)) {
			if (!written.rest().isEmpty() && written.index() == null) {
				String policy = written.rest().get(0);
				add(written.toString(), name, "It is a list, and here it has names in it (" + policy + ")",
						"Begin each policy with a hyphen, and write - name: " + policy);
			}
		}
		else if (key.list()) {
			this.lists.computeIfAbsent(written.toString(), (list) -> new Entries()).add(written, name);
		}
		else if (!written.rest().isEmpty()) {
			add(written.toString(), name, "It takes one value, and here it has a list or names below it",
					"Write the value on the same line, after the colon");
		}
	}

	private static boolean isListInsteadOfGroup(SettingName written) {
		return written.policy() == null && !written.rest().isEmpty()
				&& SettingKeys.GROUPS.contains(written.key().toLowerCase(Locale.ROOT));
	}

	private String mendForList(SettingName written) {
		if (written.index() == null) {
			return "Write its settings below each other, without hyphens";
		}
		return written.key().equalsIgnoreCase("csrf")
				? "To list the origins that are trusted, write " + spelled("cors.csrf.trusted-origins")
				: "To list the hosts that the application answers to, write " + spelled("cors.hosts.allowed");
	}

	private void checkUnknown(SettingName written, ConfigurationPropertyName name) {
		Removed removed = SettingKeys.findRemoved(written.key());
		if (removed != null) {
			add(written.toString(), name, removed.reason(), removed.mend());
			return;
		}
		Key outside = (written.policy() != null) ? TOP_LEVEL.find(written.key()) : null;
		if (outside != null) {
			add(written.toString(), name, "It holds for the whole application and cannot be set for one policy",
					"Write " + spelled(SettingKeys.ROOT + "." + outside.name()));
			return;
		}
		Renamed renamed = findRenamed(written);
		if (renamed != null) {
			add(written.toString(), name, "There is no setting of this name",
					"Write " + spelled(written.withKey(renamed.name())) + renamed.hint());
			return;
		}
		this.ignored.add(mention(written.toString(), name));
	}

	/**
	 * The name may be that of a group with a typing error, and the key what follows it.
	 */
	private static @Nullable Renamed findRenamed(SettingName written) {
		if (written.policy() != null) {
			return OF_POLICY.findRenamed(written.key());
		}
		Renamed renamed = TOP_LEVEL.findRenamed(written.key());
		boolean group = renamed == null && !written.rest().isEmpty();
		return group ? TOP_LEVEL.findRenamed(written.key() + "." + written.rest().get(0)) : renamed;
	}

	/**
	 * A list is one text with commas, or entries with the indexes 0, 1, 2 and so on.
	 * Binding prefers the text to the entries, and stops at the first index that is
	 * missing.
	 */
	private void checkList(String key, Entries entries) {
		if (entries.nested != null) {
			add(key, entries.nested, "It has an entry that is a list, as YAML makes of square brackets without quotes",
					"Write the entry in quotes if the brackets belong to it, as in \"[2001:db8::1]\", or else without "
							+ "brackets");
		}
		if (entries.misshapen != null) {
			add(key, entries.misshapen, "It takes a list, and here it has names below it",
					"Write one entry per line, each after a hyphen");
		}
		if (entries.text != null && !entries.byIndex.isEmpty()) {
			add(key, entries.text, "The same source also has " + key + "[" + entries.byIndex.firstKey()
					+ "], and cannot have the list both as one text and by index", "Keep one of them");
		}
		int expected = 0;
		for (Map.Entry<Integer, ConfigurationPropertyName> entry : entries.byIndex.entrySet()) {
			if (entry.getKey() != expected) {
				add(key + "[" + entry.getKey() + "]", entry.getValue(),
						"There is no entry " + expected + " before it, so that it would be ignored",
						"Count the entries from 0, and leave out none");
				return;
			}
			expected++;
		}
	}

	private void add(String key, ConfigurationPropertyName name, String reason, String mend) {
		if (this.reported.add(key)) {
			this.problems.add(new Problem(key, null, place(name), reason, mend));
		}
	}

	private @Nullable SettingLocation place(ConfigurationPropertyName name) {
		return SettingLocation.ofProperty(this.source.getConfigurationProperty(name));
	}

	/**
	 * What somebody can look for among the variables, or in a file.
	 */
	private String mention(String key, ConfigurationPropertyName name) {
		ConfigurationProperty property = this.source.getConfigurationProperty(name);
		return (this.variables && property != null && property.getOrigin() instanceof PropertySourceOrigin origin)
				? origin.getPropertyName() : key;
	}

	private String spelled(String key) {
		return this.variables ? key.replace("]", "").replaceAll("[.\\[-]+", "_").toUpperCase(Locale.ROOT) : key;
	}

	/**
	 * What the source has of a list.
	 */
	private static final class Entries {

		private final TreeMap<Integer, ConfigurationPropertyName> byIndex = new TreeMap<>();

		private @Nullable ConfigurationPropertyName text;

		private @Nullable ConfigurationPropertyName misshapen;

		private @Nullable ConfigurationPropertyName nested;

		void add(SettingName written, ConfigurationPropertyName name) {
			Integer index = written.index();
			if (written.rest().isEmpty()) {
				this.text = name;
			}
			else if (index != null) {
				this.byIndex.put(index, name);
			}
			else if (written.isNestedEntry()) {
				this.nested = name;
			}
			else {
				this.misshapen = name;
			}
		}

	}

}
