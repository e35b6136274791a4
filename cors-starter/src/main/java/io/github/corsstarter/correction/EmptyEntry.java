package io.github.corsstarter.correction;

import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.Setting;

/**
 * What to say about an entry without any text.
 */
public final class EmptyEntry {

	private EmptyEntry() {
	}

	/**
	 * Explain an empty entry.
	 * @param list the list of origins, or of expressions for origins, that has the entry
	 */
	public static Finding of(Setting list) {
		if (list.isCommaSeparated()) {
			return new Finding("It is empty: there is a comma too many", "Remove the comma");
		}
		return new Finding("It is empty. YAML reads null without quotes, and a line without a value, as empty",
				"Remove it; if you mean the origin null, write it in quotes: \"null\"");
	}

}
