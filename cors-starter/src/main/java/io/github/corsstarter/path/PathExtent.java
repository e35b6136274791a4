package io.github.corsstarter.path;

import com.google.re2j.Pattern;
import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.regex.Regex;

/**
 * How much of a path an expression has to match.
 */
enum PathExtent {

	/**
	 * The path from its first character on.
	 */
	START {

		@Override
		Automaton automaton(Regex regex) {
			return Automaton.ofPrefix(regex, Integer.MAX_VALUE);
		}

		@Override
		boolean matches(Pattern pattern, String path) {
			return pattern.matcher(path).lookingAt();
		}

	},

	/**
	 * The whole path.
	 */
	WHOLE {

		@Override
		Automaton automaton(Regex regex) {
			return Automaton.ofWholeText(regex, Integer.MAX_VALUE);
		}

		@Override
		boolean matches(Pattern pattern, String path) {
			return pattern.matches(path);
		}

	};

	abstract Automaton automaton(Regex regex);

	abstract boolean matches(Pattern pattern, String path);

}
