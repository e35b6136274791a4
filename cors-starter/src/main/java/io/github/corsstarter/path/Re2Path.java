package io.github.corsstarter.path;

import com.google.re2j.Pattern;

/**
 * Paths that RE2/J matches, because the expression is too large for a table.
 *
 * @param pattern the compiled expression, which decides about the whole path
 * @param regex the expression as it was written
 */
record Re2Path(Pattern pattern, String regex) implements PathRegex {

	@Override
	public boolean matchesStartOf(String path) {
		return this.pattern.matches(path);
	}

}
