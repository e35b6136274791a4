package io.github.corsstarter.path;

import com.google.re2j.Pattern;

/**
 * Paths that only a regular expression can match.
 *
 * @param pattern the compiled expression
 */
record PathExpression(Pattern pattern) implements PathRegex {

	@Override
	public boolean matchesStartOf(String path) {
		return this.pattern.matcher(path).lookingAt();
	}

}
