package io.github.corsstarter.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;

/**
 * Collects problems and warnings while settings are read, so that all of them are told at
 * once.
 */
public final class Problems {

	private final SettingSources sources;

	private final Set<Problem> problems = new LinkedHashSet<>();

	private final List<String> warnings = new ArrayList<>();

	public Problems(SettingSources sources) {
		this.sources = sources;
		this.problems.addAll(sources.problems());
		this.warnings.addAll(sources.warnings());
	}

	public void add(Problem problem) {
		this.problems.add(problem);
	}

	/**
	 * Add a problem with the value of a key.
	 * @param key a canonical key
	 * @param reason why it cannot work, as a sentence without a full stop
	 * @param mend what to do, as a sentence without a full stop
	 */
	public void add(String key, String reason, String mend) {
		ConfigurationProperty property = this.sources.find(key);
		add(key, (property != null) ? String.valueOf(property.getValue()) : null, reason, mend);
	}

	/**
	 * Add a problem with a value that is not the text that was written.
	 * @param key a canonical key
	 * @param value the value, {@code null} if there is none
	 * @param reason why it cannot work, as a sentence without a full stop
	 * @param mend what to do, as a sentence without a full stop
	 */
	public void add(String key, @Nullable String value, String reason, String mend) {
		ConfigurationProperty property = this.sources.find(key);
		add(new Problem((property != null) ? property.getName().toString() : key, value,
				SettingLocation.ofProperty(property), reason, mend));
	}

	/**
	 * Add a problem with one entry of a list, which is a property of its own in a YAML
	 * list and a part of one in a comma-separated text.
	 * @param key the canonical key of the list
	 * @param index the place of the entry, from 0
	 * @param value the entry
	 * @param reason why it cannot work, as a sentence without a full stop
	 * @param mend what to do, as a sentence without a full stop
	 */
	public void add(String key, int index, String value, String reason, String mend) {
		String entry = "[" + index + "]";
		ConfigurationProperty list = this.sources.find(key);
		if (list != null) {
			add(new Problem(list.getName() + entry, value, SettingLocation.ofProperty(list), reason, mend));
		}
		else {
			add(key + entry, value, reason, mend);
		}
	}

	/**
	 * Add a problem with a key that is missing.
	 * @param level {@code cors} or a policy
	 * @param key the key below it
	 * @param reason why it is needed, as a sentence without a full stop
	 * @param mend what to do, as a sentence without a full stop
	 */
	public void addMissing(String level, String key, String reason, String mend) {
		add(new Problem(level + "." + key, null, SettingLocation.ofProperty(this.sources.findBelow(level)), reason,
				mend));
	}

	/**
	 * Add a problem with a key that is missing beside a list.
	 * @param key the canonical key that is missing
	 * @param list the canonical key of the list that needs it
	 * @param reason why it is needed, as a sentence without a full stop
	 * @param mend what to do, as a sentence without a full stop
	 */
	public void addMissingBeside(String key, String list, String reason, String mend) {
		add(new Problem(key, null, SettingLocation.ofProperty(entry(list, 0)), reason, mend));
	}

	/**
	 * Add a problem with one entry of a list whose values must not be printed.
	 * @param key the canonical key of the list
	 * @param index the place of the entry, from 0
	 * @param reason why it cannot work, as a sentence without a full stop
	 * @param mend what to do, as a sentence without a full stop
	 */
	public void addHidden(String key, int index, String reason, String mend) {
		add(new Problem(key + "[" + index + "]", null, SettingLocation.ofProperty(entry(key, index)), reason, mend));
	}

	private @Nullable ConfigurationProperty entry(String key, int index) {
		ConfigurationProperty list = this.sources.find(key);
		return (list != null) ? list : this.sources.find(key + "[" + index + "]");
	}

	/**
	 * The value of any key.
	 * @param key a canonical key, of Spring Boot perhaps
	 * @return the value, or {@code null} if no source has it
	 */
	public @Nullable String find(String key) {
		return this.sources.value(key);
	}

	/**
	 * Whether a list was written as one comma-separated text.
	 * @param key the canonical key of the list
	 */
	public boolean isCommaSeparated(String key) {
		ConfigurationProperty property = this.sources.find(key);
		return property != null && String.valueOf(property.getValue()).contains(",");
	}

	/**
	 * Note something that works but is surely not meant.
	 * @param warning a sentence without a full stop that names the key
	 */
	public void warn(String warning) {
		this.warnings.add(warning);
	}

	public boolean isEmpty() {
		return this.problems.isEmpty();
	}

	/**
	 * The problems in the order in which somebody goes through the files.
	 */
	public List<Problem> sorted() {
		return this.problems.stream().sorted(Comparator.comparing(Problem::place, SettingLocation.ORDER)).toList();
	}

	public List<String> warnings() {
		return List.copyOf(this.warnings);
	}

}
