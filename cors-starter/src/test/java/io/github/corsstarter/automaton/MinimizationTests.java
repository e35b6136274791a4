package io.github.corsstarter.automaton;

import io.github.corsstarter.regex.Regex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deterministic automata without states that mean the same.
 */
class MinimizationTests {

	@ParameterizedTest
	@CsvSource({ "a, 3", "(a|b)c|dc, 4", "(ab|cb)*, 3", "[a-z]*, 2", "a|ab|abc, 5", "(x|y)(x|y)(x|y), 5" })
	void statesThatMeanTheSameAreOne(String regex, int states) {
		assertThat(Minimization.of(automaton(regex).ofAny()).size()).isEqualTo(states);
	}

	@ParameterizedTest
	@CsvSource({ "(a|b)c|dc, ac, true", "(a|b)c|dc, dc, true", "(a|b)c|dc, cc, false", "(ab|cb)*, '', true",
			"(ab|cb)*, abcb, true", "(ab|cb)*, aba, false", "a|ab|abc, abc, true", "a|ab|abc, abcc, false" })
	void textsMatchAsBefore(String regex, String text, boolean expected) {
		MatchTable table = new MatchTable(Minimization.of(automaton(regex).ofAny()));
		assertThat(table.outcome(text) != DeterministicAutomaton.NO_MATCH).isEqualTo(expected);
	}

	private static DeterministicAutomaton automaton(String regex) {
		return Determinization.of(Automaton.ofWholeText(Regex.parse(regex), 100), 3);
	}

}
