package io.github.corsstarter.regex;

/**
 * What {@code (?ims)} sets. The flag {@code U} is not here, because it decides only which
 * of several matches RE2/J prefers.
 *
 * @param foldCase whether letters match in both cases
 * @param multiLine whether {@code ^} and {@code $} match at line breaks, too
 * @param dotAll whether a dot matches a line feed, too
 */
record Flags(boolean foldCase, boolean multiLine, boolean dotAll) {

	static final Flags NONE = new Flags(false, false, false);

	static final Flags DOT_ALL = new Flags(false, false, true);

	/**
	 * These flags with one of them changed.
	 * @param name {@code i}, {@code m} or {@code s}
	 */
	Flags with(char name, boolean value) {
		return switch (name) {
			case 'i' -> new Flags(value, this.multiLine, this.dotAll);
			case 'm' -> new Flags(this.foldCase, value, this.dotAll);
			case 's' -> new Flags(this.foldCase, this.multiLine, value);
			default -> this;
		};
	}

}
