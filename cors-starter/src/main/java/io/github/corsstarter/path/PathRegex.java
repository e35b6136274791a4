package io.github.corsstarter.path;

/**
 * A regular expression over the path within the application, as the container decodes and
 * canonicalizes it, without context path and query.
 * <p>
 * The syntax is that of RE2, and an expression becomes a table that is read with one step
 * for each character of the path. {@code .} matches every character, also a line break,
 * so that no path bypasses {@code ^/api/.*$}. What is only a literal ({@code ^/api/},
 * {@code ^/api/.*$}, {@code ^/login$}) is compared as text, because it is evaluated for
 * every request.
 */
public sealed interface PathRegex permits PathPrefix, ExactPath, PathAutomaton, Re2Path {

	/**
	 * Whether this expression matches the path from its first character on; it need not
	 * reach its end.
	 * @param path the path within the application, starting with {@code /}
	 * @return {@code true} if a prefix of the path matches
	 */
	boolean matchesStartOf(String path);

	/**
	 * The expression as it was written.
	 * @return the text
	 */
	String regex();

	/**
	 * The same expression for handlers that are mapped without regard to case.
	 * @return an expression that ignores case
	 */
	PathRegex ignoringCase();

	/**
	 * Compile an expression.
	 * @param regex the expression, in RE2 syntax; {@code ^} at its start is implied
	 * @return the compiled expression
	 * @throws IllegalArgumentException if this is not RE2 syntax, or if the expression is
	 * too large; the message says what is wrong
	 */
	static PathRegex compile(String regex) {
		PathRegex literal = regex.isEmpty() ? new PathPrefix(regex, regex) : LiteralPath.of(regex);
		if (literal != null) {
			return literal;
		}
		return PathAutomaton.compile(regex, PathExtent.START);
	}

	/**
	 * Compile an expression that counts only where it matches a whole path.
	 * @param regex the expression, in RE2 syntax; {@code ^} at its start and {@code $} at
	 * its end are implied
	 * @return the compiled expression
	 * @throws IllegalArgumentException if this is not RE2 syntax, or if the expression is
	 * too large; the message says what is wrong
	 */
	static PathRegex compileWhole(String regex) {
		return PathAutomaton.compile(regex, PathExtent.WHOLE);
	}

}
