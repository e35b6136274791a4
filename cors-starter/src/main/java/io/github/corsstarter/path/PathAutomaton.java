package io.github.corsstarter.path;

import java.util.List;
import java.util.function.BiFunction;

import com.google.re2j.Pattern;
import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.automaton.RegexSet;
import io.github.corsstarter.regex.Regex;
import io.github.corsstarter.regex.RegexLimitException;
import org.jspecify.annotations.Nullable;

/**
 * Paths that an automaton accepts: a table with one step for each character.
 *
 * @param table the table
 * @param regex the expression
 */
record PathAutomaton(RegexSet table, String regex) implements PathRegex {

	/**
	 * Compile an expression that is no literal.
	 * @param regex the expression
	 * @param source the expression as {@link PathRegex#compile(String)} reads it
	 * @param automaton makes an automaton of no more than a number of states
	 * @param re2 an expression for RE2/J, which matches whole paths, if the table would
	 * be too large
	 * @throws IllegalArgumentException if the expression is too large or no expression
	 */
	static PathRegex compile(String regex, String source, BiFunction<Regex, Integer, Automaton> automaton, String re2) {
		try {
			Regex parsed = Regex.parseDotAll(regex);
			PathRegex table = table(parsed, source, automaton);
			return (table != null) ? table : new Re2Path(Pattern.compile(re2, Pattern.DOTALL), source);
		}
		catch (RegexLimitException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

	private static @Nullable PathRegex table(Regex regex, String source,
			BiFunction<Regex, Integer, Automaton> automaton) {
		try {
			RegexSet table = RegexSet.of(List.of(automaton.apply(regex, Integer.MAX_VALUE)));
			return table.omitted().isEmpty() ? new PathAutomaton(table, source) : null;
		}
		catch (RegexLimitException ex) {
			return null;
		}
	}

	@Override
	public boolean matchesStartOf(String path) {
		return this.table.find(path) != RegexSet.NONE;
	}

}
