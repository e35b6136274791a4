package io.github.corsstarter.path;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression over the path within the application, as the container decodes and
 * canonicalizes it, without context path and query.
 * <p>
 * The syntax is that of RE2/J, which matches in time linear in the path, whatever the
 * expression. {@code .} matches every character, also a line break, so that no path
 * bypasses {@code ^/api/.*$}. What is only a literal ({@code ^/api/}, {@code ^/api/.*$},
 * {@code ^/login$}) is compared as text, because it is evaluated for every request.
 */
public sealed interface PathRegex permits PathPrefix, ExactPath, PathExpression, WholePath {

	/**
	 * Whether this expression matches the path from its first character on; it need not
	 * reach its end.
	 * @param path the path within the application, starting with {@code /}
	 * @return {@code true} if a prefix of the path matches
	 */
	boolean matchesStartOf(String path);

	/**
	 * Compile an expression.
	 * @param regex the expression, in RE2 syntax; {@code ^} at its start is implied
	 * @return the compiled expression
	 * @throws IllegalArgumentException if RE2/J does not know the syntax; the message
	 * says what and where
	 */
	static PathRegex compile(String regex) {
		PathRegex literal = LiteralPath.of(regex);
		if (literal != null) {
			return literal;
		}
		return new PathExpression(re2(regex));
	}

	/**
	 * Compile an expression that counts only where it matches a whole path.
	 * @param regex the expression, in RE2 syntax; {@code ^} at its start and {@code $} at
	 * its end are implied
	 * @return the compiled expression
	 * @throws IllegalArgumentException if RE2/J does not know the syntax; the message
	 * says what and where
	 */
	static PathRegex compileWhole(String regex) {
		return new WholePath(re2(regex));
	}

	private static Pattern re2(String regex) {
		try {
			return Pattern.compile(regex, Pattern.DOTALL);
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

}
