package io.github.corsstarter.origin;

import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.origin.OriginRule.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A matcher that compares plain text with every line of a configuration in turn. What the
 * clever one finds is compared with it.
 *
 * @param lines origins and patterns, in the form browsers send
 * @param regexes expressions that the JDK reads as RE2 does
 */
record NaiveOrigins(List<String> lines, List<String> regexes) {

	/**
	 * An exact line, else the pattern with the shortest host, else a regular expression;
	 * and the first of several.
	 */
	@Nullable OriginRule find(String sent) {
		if (this.lines.contains(sent)) {
			return new OriginRule(Kind.EXACT, this.lines.indexOf(sent), sent);
		}
		OriginRule best = null;
		int bestLength = Integer.MAX_VALUE;
		for (int i = 0; i < this.lines.size(); i++) {
			String line = this.lines.get(i);
			if (line.contains("*") && matches(line, sent) && tail(host(line)).length() < bestLength) {
				best = new OriginRule(Kind.PATTERN, i, line);
				bestLength = tail(host(line)).length();
			}
		}
		for (int i = 0; best == null && i < this.regexes.size(); i++) {
			if (Pattern.matches(this.regexes.get(i), sent)) {
				best = new OriginRule(Kind.REGEX, i, this.regexes.get(i));
			}
		}
		return best;
	}

	private static boolean matches(String pattern, String sent) {
		if (!scheme(pattern).equals(scheme(sent))) {
			return false;
		}
		if (!port(pattern).equals(":*") && !port(pattern).equals(port(sent))) {
			return false;
		}
		String host = host(pattern);
		if (host.equals("*")) {
			return true;
		}
		if (host.startsWith("*.")) {
			return host(sent).endsWith(tail(host)) && host(sent).length() > tail(host).length();
		}
		return host.equals(host(sent));
	}

	/**
	 * What a host ends in.
	 */
	static String tail(String host) {
		return host.startsWith("*") ? host.substring(1) : host;
	}

	static String scheme(String text) {
		return text.substring(0, text.indexOf("://"));
	}

	static String host(String text) {
		String authority = text.substring(text.indexOf("://") + 3);
		return authority.substring(0, authority.length() - port(text).length());
	}

	/**
	 * The port with its colon, or nothing.
	 */
	static String port(String text) {
		int colon = text.lastIndexOf(':');
		return (text.charAt(colon + 1) == '/' || colon < text.lastIndexOf(']')) ? "" : text.substring(colon);
	}

}
