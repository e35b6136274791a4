package io.github.corsstarter.compile;

import io.github.corsstarter.origin.OriginSyntaxException;

/**
 * What is wrong with an entry of a list of origins, and what was probably meant.
 */
final class OriginFinding {

	private OriginFinding() {
	}

	/**
	 * Explain an entry that is no origin.
	 * @param value the entry
	 * @param ex what the grammar says of it
	 * @param commaSeparated whether the list was written as one text
	 */
	static Finding of(String value, OriginSyntaxException ex, boolean commaSeparated) {
		if (value.isEmpty()) {
			return ofEmpty(commaSeparated);
		}
		if (value.equals("*")) {
			return new Finding("It is not an origin", "To allow any origin, remove it and write allow-all: true");
		}
		if (value.contains("${")) {
			return new Finding("It has a placeholder ${...} that nothing resolves",
					"Set the property or variable that it names, or give it a default as in ${NAME:https://example.com}");
		}
		if (value.startsWith("[") || value.startsWith("\"") || value.startsWith("'")) {
			return new Finding("It has brackets or quotes that became part of the value",
					"Write the origins separated by commas, without brackets and quotes");
		}
		if (value.chars().anyMatch(Character::isWhitespace) && value.equals(value.strip())) {
			return new Finding("It has white space in it, and an origin has none",
					"Separate the origins by commas, or write each on a line of its own after a hyphen");
		}
		String suggestion = ex.suggestion();
		return new Finding("It " + ex.getMessage(), (suggestion != null) ? "Write " + suggestion
				: "Write the origin as the browser shows it in the Origin header, for example https://www.example.com");
	}

	/**
	 * Explain an entry without any text.
	 * @param commaSeparated whether the list was written as one text
	 */
	static Finding ofEmpty(boolean commaSeparated) {
		if (commaSeparated) {
			return new Finding("It is empty: there is one comma too many", "Remove the comma");
		}
		return new Finding("It is empty, as YAML makes of an unquoted null and of a line without a value",
				"Remove it; if the origin null is meant, write it in quotes: \"null\"");
	}

}
