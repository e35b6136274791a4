package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.TextResourceOrigin;

/**
 * Collects problems and warnings while settings are read, so that all of them are told at
 * once.
 */
final class Problems {

	private final SettingSources sources;

	private final List<Problem> problems = new ArrayList<>();

	private final List<String> warnings = new ArrayList<>();

	Problems(SettingSources sources) {
		this.sources = sources;
		this.problems.addAll(sources.conflicts());
	}

	void add(Problem problem) {
		if (!this.problems.contains(problem)) {
			this.problems.add(problem);
		}
	}

	/**
	 * Add a problem with the value of a key.
	 * @param key a canonical key
	 * @param reason why it cannot work, as a sentence without a full stop
	 * @param mend what to do, as a sentence without a full stop
	 */
	void add(String key, String reason, String mend) {
		ConfigurationProperty property = this.sources.find(key);
		Object value = (property != null) ? property.getValue() : null;
		add(new Problem((property != null) ? property.getName().toString() : key,
				(value != null) ? value.toString() : null, (property != null) ? property.getOrigin() : null, reason,
				mend));
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
	void add(String key, int index, String value, String reason, String mend) {
		ConfigurationProperty entry = this.sources.find(key + "[" + index + "]");
		ConfigurationProperty list = (entry != null) ? null : this.sources.find(key);
		ConfigurationProperty property = (entry != null) ? entry : list;
		String name = (list != null) ? list.getName() + "[" + index + "]" : key + "[" + index + "]";
		add(new Problem((entry != null) ? entry.getName().toString() : name, value,
				(property != null) ? property.getOrigin() : null, reason, mend));
	}

	/**
	 * Whether a list was written as one comma-separated text.
	 * @param key the canonical key of the list
	 */
	boolean isCommaSeparated(String key) {
		ConfigurationProperty property = this.sources.find(key);
		return property != null && String.valueOf(property.getValue()).contains(",");
	}

	/**
	 * Note something that works but is surely not meant.
	 * @param warning a sentence without a full stop that names the key
	 */
	void warn(String warning) {
		this.warnings.add(warning);
	}

	boolean isEmpty() {
		return this.problems.isEmpty();
	}

	/**
	 * The problems in the order in which somebody goes through the files.
	 */
	List<Problem> sorted() {
		return this.problems.stream()
			.sorted(Comparator.comparing((Problem problem) -> file(problem.place()))
				.thenComparingInt((problem) -> line(problem.place())))
			.toList();
	}

	List<String> warnings() {
		return List.copyOf(this.warnings);
	}

	private static String file(@Nullable Origin place) {
		return (place instanceof TextResourceOrigin text) ? String.valueOf(text.getResource()) : "";
	}

	private static int line(@Nullable Origin place) {
		return (place instanceof TextResourceOrigin text && text.getLocation() != null) ? text.getLocation().getLine()
				: -1;
	}

}
