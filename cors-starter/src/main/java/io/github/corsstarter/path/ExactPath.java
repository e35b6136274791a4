package io.github.corsstarter.path;

/**
 * One path.
 *
 * @param path the path
 * @param regex the expression
 */
record ExactPath(String path, String regex) implements PathRegex {

	@Override
	public boolean matchesStartOf(String path) {
		return path.equals(this.path);
	}

	@Override
	public PathRegex ignoringCase() {
		return PathAutomaton.ignoringCase(this, PathExtent.START);
	}

}
