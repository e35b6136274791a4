package io.github.corsstarter.path;

import java.util.List;

import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.automaton.RegexSet;
import org.jspecify.annotations.Nullable;

/**
 * Paths that an automaton accepts: a table with one step for each character.
 *
 * @param table the table
 * @param regex the expression
 */
record PathAutomaton(RegexSet table, String regex) implements PathRegex {

	/**
	 * Make the table of an automaton.
	 * @return the paths, or {@code null} if the table would be too large
	 */
	static @Nullable PathAutomaton of(Automaton automaton, String regex) {
		RegexSet table = RegexSet.of(List.of(automaton));
		return table.omitted().isEmpty() ? new PathAutomaton(table, regex) : null;
	}

	@Override
	public boolean matchesStartOf(String path) {
		return this.table.find(path) != RegexSet.NONE;
	}

}
