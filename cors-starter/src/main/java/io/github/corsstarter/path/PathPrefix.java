package io.github.corsstarter.path;

/**
 * Every path that starts with a text.
 *
 * @param prefix the text
 */
record PathPrefix(String prefix) implements PathRegex {

	@Override
	public boolean matchesStartOf(String path) {
		return path.startsWith(this.prefix);
	}

}
