package io.github.corsstarter.regex;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The classes that have an ASCII definition: Perl's ({@code \d}) and those of POSIX
 * ({@code [:digit:]}), each with its complement.
 */
final class NamedClasses {

	private static final Map<String, CodePointSet> POSIX = new HashMap<>();

	static {
		POSIX.put("alnum", CodePointSet.ofRanges("09AZaz"));
		POSIX.put("alpha", CodePointSet.ofRanges("AZaz"));
		POSIX.put("ascii", CodePointSet.ofRanges("\0\177"));
		POSIX.put("blank", CodePointSet.ofRanges("\t\t  "));
		POSIX.put("cntrl", CodePointSet.ofRanges("\0\37\177\177"));
		POSIX.put("digit", CodePointSet.ofRanges("09"));
		POSIX.put("graph", CodePointSet.ofRanges("!~"));
		POSIX.put("lower", CodePointSet.ofRanges("az"));
		POSIX.put("print", CodePointSet.ofRanges(" ~"));
		POSIX.put("punct", CodePointSet.ofRanges("!/:@[`{~"));
		POSIX.put("space", CodePointSet.ofRanges("\t\r  "));
		POSIX.put("upper", CodePointSet.ofRanges("AZ"));
		POSIX.put("word", CodePointSet.ofRanges("09AZaz__"));
		POSIX.put("xdigit", CodePointSet.ofRanges("09AFaf"));
	}

	/**
	 * Without the vertical tab, which {@code [:space:]} has.
	 */
	private static final CodePointSet PERL_SPACE = CodePointSet.ofRanges("\t\n\f\r  ");

	private NamedClasses() {
	}

	/**
	 * Find a class of Perl.
	 * @param name the character after the backslash
	 * @param foldCase whether to add the other cases of its letters
	 * @return the class, or {@code null} if no class has that name
	 */
	static @Nullable CodePointSet perl(int name, boolean foldCase) {
		CodePointSet found = switch (name) {
			case 'd', 'D' -> POSIX.get("digit");
			case 's', 'S' -> PERL_SPACE;
			case 'w', 'W' -> POSIX.get("word");
			default -> null;
		};
		return signed(found, name < 'a', foldCase);
	}

	/**
	 * Find a class of POSIX.
	 * @param name the name with a {@code ^} before it for the complement
	 * @param foldCase whether to add the other cases of its letters
	 * @return the class, or {@code null} if no class has that name
	 */
	static @Nullable CodePointSet posix(String name, boolean foldCase) {
		boolean negated = name.startsWith("^");
		return signed(POSIX.get(negated ? name.substring(1) : name), negated, foldCase);
	}

	private static @Nullable CodePointSet signed(@Nullable CodePointSet found, boolean negated, boolean foldCase) {
		if (found == null) {
			return null;
		}
		CodePointSet folded = foldCase ? CaseFolding.fold(found) : found;
		return negated ? folded.complement() : folded;
	}

}
