package io.github.corsstarter.path;

import java.util.List;

import com.google.re2j.Pattern;
import io.github.corsstarter.automaton.RegexSet;
import io.github.corsstarter.regex.Regex;
import io.github.corsstarter.regex.RegexLimitException;
import org.jspecify.annotations.Nullable;

/**
 * Paths that an automaton accepts: a table with one step for each character.
 *
 * @param table the table
 * @param extent how much of the path the expression has to match
 * @param regex the expression as it was written
 */
record PathAutomaton(RegexSet table, PathExtent extent, String regex) implements PathRegex {

	/**
	 * Compile an expression that is no literal.
	 * @param regex the expression
	 * @param extent how much of the path it has to match
	 * @throws IllegalArgumentException if the expression is too large or no expression
	 */
	static PathRegex compile(String regex, PathExtent extent) {
		try {
			PathRegex table = table(Regex.parseDotAll(regex), extent, regex);
			return (table != null) ? table : new Re2Path(Pattern.compile(regex, Pattern.DOTALL), extent, regex);
		}
		catch (RegexLimitException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

	private static @Nullable PathRegex table(Regex parsed, PathExtent extent, String regex) {
		try {
			RegexSet table = RegexSet.of(List.of(extent.automaton(parsed)));
			return table.omitted().isEmpty() ? new PathAutomaton(table, extent, regex) : null;
		}
		catch (RegexLimitException ex) {
			return null;
		}
	}

	/**
	 * The same expression for handlers that are mapped without regard to case.
	 */
	static PathRegex ignoringCase(PathRegex path, PathExtent extent) {
		try {
			return compile("(?i)" + path.regex(), extent);
		}
		catch (IllegalArgumentException ex) {
			// Only just small enough as it is.
			return path;
		}
	}

	@Override
	public boolean matchesStartOf(String path) {
		return this.table.find(path) != RegexSet.NONE;
	}

	@Override
	public PathRegex ignoringCase() {
		return ignoringCase(this, this.extent);
	}

}
