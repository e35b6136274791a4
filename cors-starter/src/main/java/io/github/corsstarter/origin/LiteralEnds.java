package io.github.corsstarter.origin;

import java.util.List;

import io.github.corsstarter.origin.RegexParts.Part;

/**
 * What a text must end in for a regular expression to match the whole of it: one literal
 * for each of the outermost alternatives.
 *
 * @param literals the literals; an empty one stands for any end
 */
record LiteralEnds(List<String> literals) {

	static LiteralEnds of(String regex) {
		return new LiteralEnds(RegexParts.of(regex).stream().map(LiteralEnds::of).toList());
	}

	/**
	 * Flags may make a letter stand for both its cases.
	 */
	private static String of(List<Part> parts) {
		if (parts.stream().anyMatch(Part::beginsWithFlags)) {
			return "";
		}
		int end = parts.size();
		while (end > 0 && isEndOfText(parts.get(end - 1))) {
			end--;
		}
		StringBuilder literal = new StringBuilder();
		for (int i = end - 1; i >= 0 && parts.get(i).literal() != null; i--) {
			literal.insert(0, parts.get(i).literal());
		}
		return literal.toString();
	}

	private static boolean isEndOfText(Part part) {
		return part.text().equals("$") || part.text().equals("\\z");
	}

	/**
	 * Whether a text ends like one that the expression can match.
	 */
	boolean admit(String text) {
		for (int i = 0; i < this.literals.size(); i++) {
			if (text.endsWith(this.literals.get(i))) {
				return true;
			}
		}
		return false;
	}

}
