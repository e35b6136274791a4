package io.github.corsstarter.path;

/**
 * Every path that starts with a text.
 *
 * @param prefix the text
 * @param regex the expression
 */
record PathPrefix(String prefix, String regex) implements PathRegex {

	@Override
	public boolean matchesStartOf(String path) {
		return path.startsWith(this.prefix);
	}

	@Override
	public PathRegex ignoringCase() {
		return PathAutomaton.ignoringCase(this, PathExtent.START);
	}

}
