package io.github.corsstarter.origin;

import com.google.re2j.Pattern;
import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.automaton.Mismatch;
import io.github.corsstarter.regex.Regex;
import io.github.corsstarter.regex.RegexLimitException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression over whole serialised origins, in RE2 syntax. An expression of
 * which no automaton can be made is matched by RE2/J.
 */
final class OriginRegex {

	private final Regex regex;

	private final @Nullable Automaton automaton;

	private OriginRegex(Regex regex, @Nullable Automaton automaton) {
		this.regex = regex;
		this.automaton = automaton;
	}

	/**
	 * Compile an expression.
	 * @param regex the expression; {@code ^} at its start and {@code $} at its end are
	 * implied
	 * @return the compiled expression
	 * @throws IllegalArgumentException if this is not RE2 syntax, or if the expression is
	 * too large; the message says what is wrong
	 */
	static OriginRegex compile(String regex) {
		try {
			Regex parsed = Regex.parse(regex);
			return new OriginRegex(parsed, automaton(parsed));
		}
		catch (RegexLimitException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

	private static @Nullable Automaton automaton(Regex regex) {
		try {
			return Automaton.ofWholeText(regex, Origin.MAX_LENGTH);
		}
		catch (RegexLimitException ex) {
			return null;
		}
	}

	@Nullable Automaton automaton() {
		return this.automaton;
	}

	Pattern re2() {
		return Pattern.compile(this.regex.toString());
	}

	/**
	 * Why a serialised origin is not matched, with the letters of its host counted.
	 */
	@Nullable Mismatch explain(String serialized) {
		int schemeEnd = serialized.indexOf("://");
		return (this.automaton != null) ? this.automaton.explain(serialized, (schemeEnd < 0) ? 0 : schemeEnd + 3)
				: null;
	}

	@Override
	public String toString() {
		return this.regex.toString();
	}

}
