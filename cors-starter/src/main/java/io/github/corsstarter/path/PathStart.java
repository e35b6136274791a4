package io.github.corsstarter.path;

/**
 * The text with which all paths begin that a pattern or an expression matches. Two that
 * begin differently have no path in common.
 */
public final class PathStart {

	private PathStart() {
	}

	/**
	 * The text before the first variable or wildcard of a pattern.
	 */
	public static String ofPattern(String pattern) {
		int end = 0;
		while (end < pattern.length() && "{*?".indexOf(pattern.charAt(end)) < 0) {
			end++;
		}
		return pattern.substring(0, end);
	}

	/**
	 * The literal text at the start of an expression; empty if it has alternatives.
	 */
	public static String ofRegex(String regex) {
		StringBuilder start = new StringBuilder();
		int position = regex.startsWith("^") ? 1 : 0;
		int depth = 0;
		for (int i = 0; i < regex.length(); i++) {
			char c = regex.charAt(i);
			if (c == '\\') {
				i++;
			}
			depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
			if (c == '|' && depth == 0) {
				return "";
			}
		}
		for (; position < regex.length(); position++) {
			char c = regex.charAt(position);
			if (c == '\\' && position + 1 < regex.length() && !Character.isLetterOrDigit(regex.charAt(position + 1))) {
				c = regex.charAt(++position);
			}
			else if ("?*{".indexOf(c) >= 0) {
				start.setLength(Math.max(start.length() - 1, 0));
				break;
			}
			else if ("\\^$.|+()[]}".indexOf(c) >= 0) {
				break;
			}
			start.append(c);
		}
		return start.toString();
	}

	/**
	 * Whether there may be a path with both beginnings.
	 */
	public static boolean meet(String one, String other) {
		return one.startsWith(other) || other.startsWith(one);
	}

}
