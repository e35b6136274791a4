package io.github.corsstarter.settings;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;

/**
 * A setting, a group of settings, or an entry of a list, for the code that checks it. A
 * problem that is added here gets the key, the value and the location as they were
 * written.
 */
public final class Setting {

	private final SettingSources sources;

	private final Area area;

	private final String key;

	/**
	 * {@code [2]} for the third entry of a list, else empty.
	 */
	private final String index;

	/**
	 * Makes the value to print from the text that was written.
	 */
	private final UnaryOperator<@Nullable String> value;

	private Setting(SettingSources sources, Area area, String key, String index,
			UnaryOperator<@Nullable String> value) {
		this.sources = sources;
		this.area = area;
		this.key = key;
		this.index = index;
		this.value = value;
	}

	Setting(SettingSources sources, Area area, String key) {
		this(sources, area, key, "", (written) -> written);
	}

	/**
	 * A setting below this group.
	 * @param name the name below the group
	 */
	public Setting at(String name) {
		return new Setting(this.sources, this.area, this.key + "." + name);
	}

	/**
	 * An entry of this list, which is a property of its own in a YAML list and a part of
	 * one in a comma-separated text.
	 * @param index the position of the entry, from 0
	 * @param entry the entry; {@code null} if it must not be printed
	 */
	public Setting entry(int index, @Nullable String entry) {
		return new Setting(this.sources, this.area, this.key, "[" + index + "]", (written) -> entry);
	}

	/**
	 * The same setting with another value to print than the text that was written.
	 * @param shown the value; {@code null} to print none
	 */
	public Setting showing(@Nullable String shown) {
		return new Setting(this.sources, this.area, this.key, this.index, (written) -> shown);
	}

	/**
	 * Report that the setting cannot work. If it is missing, the location is that of the
	 * policy that needs it.
	 * @param reason why it cannot work, as a sentence without a full stop
	 * @param action what to do, as a sentence without a full stop
	 */
	public void problem(String reason, String action) {
		ConfigurationProperty whole = this.sources.find(this.key);
		ConfigurationProperty property = (whole != null) ? whole : this.sources.find(this.key + this.index);
		ConfigurationProperty nearest = (property != null) ? property
				: this.sources.findBelow(this.key.substring(0, this.key.lastIndexOf('.')));
		String name = this.key + this.index;
		String text = this.value.apply(null);
		if (property != null) {
			name = property.getName() + ((whole != null) ? this.index : "");
			text = this.value.apply(String.valueOf(property.getValue()));
			text = this.sources.isMisnamed(property) ? null : text;
		}
		this.sources.problems()
			.add(new Problem(this.area, name, text, SettingLocation.ofProperty(nearest), reason,
					SettingLocation.isProperties(nearest) ? action.replace("\\", "\\\\") : action));
	}

	/**
	 * Report that the setting cannot work.
	 * @param finding why, and what to do
	 */
	public void problem(Finding finding) {
		problem(finding.reason(), finding.action());
	}

	/**
	 * Warn about a setting that works but is likely a mistake.
	 * @param predicate the rest of a sentence that begins with the key, without a full
	 * stop
	 */
	public void warn(String predicate) {
		this.sources.problems().add(new Warning(this.area, this + " " + predicate));
	}

	/**
	 * The value, with its placeholders resolved.
	 * @return the value, or {@code null} if no source has it
	 */
	public @Nullable String text() {
		return this.sources.value(this.key);
	}

	/**
	 * The text that has this setting or entry, as it was written: with its placeholders,
	 * and the whole list where that is one text.
	 * @return the text, or {@code null} if no source has it
	 */
	public @Nullable String written() {
		ConfigurationProperty property = property();
		return (property != null) ? String.valueOf(property.getValue()) : null;
	}

	/**
	 * Where the text was written.
	 * @return the origin, or {@code null} if it is unknown
	 */
	public @Nullable Origin origin() {
		ConfigurationProperty property = property();
		return (property != null) ? property.getOrigin() : null;
	}

	private @Nullable ConfigurationProperty property() {
		ConfigurationProperty whole = this.sources.find(this.key);
		return (whole != null) ? whole : this.sources.find(this.key + this.index);
	}

	/**
	 * Whether the text has a placeholder, which may have left it empty.
	 */
	public boolean isFromPlaceholder() {
		String written = written();
		return written != null && written.contains("${");
	}

	/**
	 * Warn if a source empties the list of another one.
	 */
	public void warnIfEmptied() {
		ConfigurationProperty empty = this.sources.find(this.key);
		ConfigurationProperty overridden = this.sources.findOverridden(this.key);
		if (empty != null && overridden != null && !String.valueOf(overridden.getValue()).isEmpty()) {
			warn("is empty: " + SettingLocation.ofProperty(empty) + " overrides the list in "
					+ SettingLocation.ofProperty(overridden));
		}
	}

	/**
	 * Whether the list was written as one text.
	 */
	public boolean isOneText() {
		return this.sources.find(this.key) != null;
	}

	/**
	 * Whether the list was written as one comma-separated text.
	 */
	public boolean isCommaSeparated() {
		ConfigurationProperty property = this.sources.find(this.key);
		return property != null && String.valueOf(property.getValue()).contains(",");
	}

	/**
	 * The canonical key.
	 */
	@Override
	public String toString() {
		return this.key;
	}

}
