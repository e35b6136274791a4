package io.github.corsstarter.origin;

/**
 * One configured line that allows origins; a decision names the one that matched.
 *
 * @param kind which list the line is in, and how it is compared
 * @param index its place in that list, from 0
 * @param text the line as it was configured
 */
public record OriginRule(Kind kind, int index, String text) {

	/**
	 * How a rule is compared with an origin.
	 */
	public enum Kind {

		/**
		 * The same origin, {@code null} or {@code file://}, compared as text.
		 */
		EXACT,

		/**
		 * An {@link OriginPattern}.
		 */
		PATTERN,

		/**
		 * A regular expression that must match the whole origin.
		 */
		REGEX

	}
}
