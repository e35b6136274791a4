package io.github.corsstarter.path;

import com.google.re2j.Pattern;

/**
 * Paths that a regular expression matches from their first character to their last.
 *
 * @param pattern the compiled expression
 */
record WholePath(Pattern pattern) implements PathRegex {

	@Override
	public boolean matchesStartOf(String path) {
		return this.pattern.matches(path);
	}

}
