package io.github.corsstarter.web;

import java.util.Collection;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Lists of field names, such as the value of {@code Access-Control-Expose-Headers} (RFC
 * 9110, section 5.6.1).
 */
final class FieldNames {

	private FieldNames() {
	}

	/**
	 * Join lists into one.
	 * @param lists the lists
	 * @return each name once, whatever its case, in the order in which they came
	 */
	static String join(Collection<String> lists) {
		Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		StringJoiner joined = new StringJoiner(", ");
		for (String list : lists) {
			append(list, seen, joined);
		}
		return joined.toString();
	}

	static void append(String list, Set<String> seen, StringJoiner joined) {
		for (String part : list.split(",")) {
			String name = part.strip();
			if (!name.isEmpty() && seen.add(name)) {
				joined.add(name);
			}
		}
	}

}
