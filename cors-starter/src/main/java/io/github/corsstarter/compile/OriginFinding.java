package io.github.corsstarter.compile;

import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.settings.Finding;

/**
 * What is wrong with an entry of a list of origins, and what was probably meant.
 */
final class OriginFinding {

	private OriginFinding() {
	}

	/**
	 * Explain an entry that is not an origin.
	 * @param value the entry
	 * @param ex why it is not
	 * @param commaSeparated whether the list was written as one text
	 */
	static Finding of(String value, OriginSyntaxException ex, boolean commaSeparated) {
		if (value.isEmpty()) {
			return ofEmpty(commaSeparated);
		}
		if (value.equals("*")) {
			return new Finding("It is not an origin", "To allow every origin, remove it and write allow-all: true");
		}
		if (value.contains("${")) {
			return new Finding("It has a placeholder ${...} that cannot be resolved",
					"Set the property or variable that it names, or give it a default as in ${NAME:https://example.com}");
		}
		if (value.startsWith("[") || value.startsWith("\"") || value.startsWith("'")) {
			return new Finding("It has brackets or quotes that became part of the value",
					"Write the origins separated by commas, without brackets and quotes");
		}
		if (value.chars().anyMatch(Character::isWhitespace) && value.equals(value.strip())) {
			return new Finding("It contains white space, which an origin cannot",
					"Separate origins with commas, or write each on its own line after a hyphen");
		}
		String suggestion = ex.suggestion();
		return new Finding("It " + ex.getMessage(), (suggestion != null) ? "Write " + suggestion
				: "Write the origin as the browser shows it in the Origin header, for example https://www.example.com");
	}

	/**
	 * Explain an empty entry.
	 * @param commaSeparated whether the list was written as one text
	 */
	static Finding ofEmpty(boolean commaSeparated) {
		if (commaSeparated) {
			return new Finding("It is empty: there is a comma too many", "Remove the comma");
		}
		return new Finding("It is empty. YAML reads null without quotes, and a line without a value, as empty",
				"Remove it; if you mean the origin null, write it in quotes: \"null\"");
	}

}
