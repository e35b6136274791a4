package io.github.corsstarter.settings;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.corsstarter.settings.SettingKeys.Key;
import io.github.corsstarter.settings.SettingKeys.Renamed;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds the names below {@code cors} that binding would silently ignore: unknown names,
 * single values in place of lists, and lists in place of single values.
 * <p>
 * An unknown name that resembles the name of a setting is a problem. Any other may belong
 * to the application, or to Kubernetes, which tells every container about a service
 * called {@code cors}; it is only mentioned. Its value is never printed, because it may
 * be a secret.
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
	 * Check the names in all sources.
	 * @param sources the sources, which also collect what is found
	 */
	public static void check(SettingSources sources) {
		Set<String> ignored = new LinkedHashSet<>();
		for (IterableConfigurationPropertySource source : sources.written()) {
			ignored.addAll(new SettingNameCheck(source, sources.problems()).check());
		}
		if (!ignored.isEmpty()) {
			sources.problems()
				.add(new Warning(Area.CORS, "cors-starter has no settings with these names and ignores them: "
						+ ListExcerpt.of(List.copyOf(ignored))));
		}
	}

	/**
	 * Find the settings that a source has under a wrong name. What {@code enabled} says
	 * under another name switches nothing off.
	 * @param source the source
	 * @return the wrong names, by the canonical names that were meant
	 */
	static Map<ConfigurationPropertyName, ConfigurationPropertyName> misnamed(
			IterableConfigurationPropertySource source) {
		boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
		Map<ConfigurationPropertyName, ConfigurationPropertyName> misnamed = new LinkedHashMap<>();
		for (ConfigurationPropertyName name : source) {
			if (!SettingSources.ROOT.isAncestorOf(name)) {
				continue;
			}
			SettingName written = SettingName.of(name, variables);
			Renamed renamed = isUnknown(written) ? findRenamed(written) : null;
			if (renamed == null || renamed.name().endsWith("enabled") || renamed.name().equals(SettingKeys.POLICIES)) {
				continue;
			}
			int key = name.getNumberOfElements() - written.rest().size();
			boolean group = findRenamed(written.key(), written.policy()) == null;
			misnamed.putIfAbsent(ConfigurationPropertyName.of(written.withKey(SettingKeys.canonical(renamed.name()))),
					name.chop(group ? key + 1 : key));
		}
		return misnamed;
	}

	/**
	 * Whether an environment variable is a setting, or is corrected to one. Any other may
	 * belong to other software.
	 * @param variable its name, which begins with {@code CORS_}
	 */
	public static boolean isSetting(String variable) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(variable.toLowerCase(Locale.ROOT), '_');
		if (name.getNumberOfElements() < 2) {
			return false;
		}
		SettingName written = SettingName.of(name, true);
		return !isUnknown(written) || findRenamed(written) != null;
	}

	private static boolean isUnknown(SettingName written) {
		return TOP_LEVEL.find(written.key()) == null
				&& (written.policy() == null || OF_POLICY.find(written.key()) == null)
				&& !SettingKeys.GROUPS.contains(written.key().toLowerCase(Locale.ROOT))
				&& SettingKeys.findRemoved(written.key()) == null;
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
		for (Map.Entry<String, Entries> list : this.lists.entrySet()) {
			checkList(list.getKey(), list.getValue());
		}
		return this.ignored;
	}

	private void check(SettingName written, ConfigurationPropertyName name) {
		Key key = ((written.policy() != null) ? OF_POLICY : TOP_LEVEL).find(written.key());
		if (key == null && isListInsteadOfGroup(written)) {
			add(Area.of(written.key().toLowerCase(Locale.ROOT)), written.toString(), name,
					"It is a group of settings, but a list is written here", actionForList(written));
		}
		else if (key == null) {
			checkUnknown(written, name);
		}
		else if (key.name().equals(SettingKeys.POLICIES)) {
			if (!written.rest().isEmpty() && written.index() == null) {
				String policy = written.rest().get(0);
				add(key.area(), written.toString(), name,
						"It is a list, but names are written below it (" + policy + ")",
						"Begin each policy with a hyphen, and write - name: " + policy);
			}
		}
		else if (key.list()) {
			String list = written.toString();
			if (!this.lists.containsKey(list)) {
				this.lists.put(list, new Entries(key.area()));
			}
			this.lists.get(list).add(written, name);
		}
		else if (!written.rest().isEmpty()) {
			add(key.area(), written.toString(), name, "It takes one value, but a list or names are written below it",
					"Write the value on the same line, after the colon");
		}
	}

	private static boolean isListInsteadOfGroup(SettingName written) {
		return written.policy() == null && !written.rest().isEmpty()
				&& SettingKeys.GROUPS.contains(written.key().toLowerCase(Locale.ROOT));
	}

	private String actionForList(SettingName written) {
		if (written.index() == null) {
			return "Write its settings below each other, without hyphens";
		}
		return written.key().equalsIgnoreCase("csrf")
				? "To list the trusted origins, write " + spelled("cors.csrf.trusted-origins")
				: "To list the hosts of the application, write " + spelled("cors.hosts.allowed");
	}

	private void checkUnknown(SettingName written, ConfigurationPropertyName name) {
		Finding removed = SettingKeys.findRemoved(written.key());
		if (removed != null) {
			add(Area.CORS, written.toString(), name, removed.reason(), removed.action());
			return;
		}
		Key topLevel = (written.policy() != null) ? TOP_LEVEL.find(written.key()) : null;
		if (topLevel != null) {
			add(topLevel.area(), written.toString(), name,
					"It applies to the whole application and cannot be set for one policy",
					"Write " + spelled(SettingKeys.ROOT + "." + topLevel.name()));
			return;
		}
		Renamed renamed = findRenamed(written);
		if (renamed != null) {
			add(Area.of(renamed.name()), written.toString(), name, "There is no setting with this name",
					"Write " + spelled(written.withKey(renamed.name())) + renamed.hint());
			return;
		}
		this.ignored.add(mention(written.toString(), name));
	}

	/**
	 * If the typing error is in the name of a group, the key is what follows it.
	 */
	private static @Nullable Renamed findRenamed(SettingName written) {
		Renamed renamed = findRenamed(written.key(), written.policy());
		boolean group = renamed == null && written.policy() == null && !written.rest().isEmpty();
		return group ? TOP_LEVEL.findRenamed(written.key() + "." + written.rest().get(0)) : renamed;
	}

	private static @Nullable Renamed findRenamed(String key, @Nullable String policy) {
		return ((policy != null) ? OF_POLICY : TOP_LEVEL).findRenamed(key);
	}

	/**
	 * A list is one text with commas, or entries with the indexes 0, 1, 2 and so on.
	 * Binding prefers the text to the entries, and stops at the first index that is
	 * missing.
	 */
	private void checkList(String key, Entries entries) {
		if (entries.nested != null) {
			add(entries.area, key, entries.nested,
					"One of its entries is a list: YAML reads square brackets without quotes as a list",
					"Write the entry in quotes if the brackets belong to it, as in \"[2001:db8::1]\", else without brackets");
		}
		if (entries.named != null) {
			add(entries.area, key, entries.named, "It takes a list, but names are written below it",
					"Write one entry per line, each after a hyphen");
		}
		if (entries.text != null && !entries.byIndex.isEmpty()) {
			add(entries.area, key, entries.text, "The same source also has " + key + "[" + entries.byIndex.firstKey()
					+ "]; a list is written either as one text or entry by entry", "Keep one of the two");
		}
		int expected = 0;
		for (Map.Entry<Integer, ConfigurationPropertyName> entry : entries.byIndex.entrySet()) {
			if (entry.getKey() != expected) {
				add(entries.area, key + "[" + entry.getKey() + "]", entry.getValue(),
						"There is no entry " + expected + " before it, so it would be ignored",
						"Number the entries from 0, without gaps");
				return;
			}
			expected++;
		}
	}

	private void add(Area area, String key, ConfigurationPropertyName name, String reason, String action) {
		if (this.reported.add(key)) {
			this.problems.add(new Problem(area, key, null,
					SettingLocation.ofProperty(this.source.getConfigurationProperty(name)), reason, action));
		}
	}

	/**
	 * The name as it can be found among the variables, or in a file.
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
	 * The parts of a list in the source.
	 */
	private static final class Entries {

		private final Area area;

		private final TreeMap<Integer, ConfigurationPropertyName> byIndex = new TreeMap<>();

		private @Nullable ConfigurationPropertyName text;

		private @Nullable ConfigurationPropertyName named;

		private @Nullable ConfigurationPropertyName nested;

		Entries(Area area) {
			this.area = area;
		}

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
				this.named = name;
			}
		}

	}

}
