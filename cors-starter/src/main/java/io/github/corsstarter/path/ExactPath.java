package io.github.corsstarter.path;

/**
 * One path.
 *
 * @param path the path
 */
record ExactPath(String path) implements PathRegex {

	@Override
	public boolean matchesStartOf(String path) {
		return path.equals(this.path);
	}

}
