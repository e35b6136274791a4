package io.github.corsstarter.path;

import com.google.re2j.Pattern;

/**
 * Paths that RE2/J matches, because the expression is too large for a table.
 *
 * @param pattern the compiled expression
 * @param extent how much of the path it has to match
 * @param regex the expression as it was written
 */
record Re2Path(Pattern pattern, PathExtent extent, String regex) implements PathRegex {

	@Override
	public boolean matchesStartOf(String path) {
		return this.extent.matches(this.pattern, path);
	}

	@Override
	public PathRegex ignoringCase() {
		return PathAutomaton.ignoringCase(this, this.extent);
	}

}
