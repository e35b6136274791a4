package io.github.corsstarter.regex;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The classes that have an ASCII definition: Perl's ({@code \d}) and those of POSIX
 * ({@code [:digit:]}), each with its complement.
 */
final class NamedClasses {

	private static final String LOWER = range('a', 'z');

	private static final String UPPER = range('A', 'Z');

	private static final String DIGIT = range('0', '9');

	/**
	 * Space, tab, line feed, form feed and carriage return; not the vertical tab.
	 */
	private static final String PERL_SPACE = " \t\n\f\r";

	private static final Map<String, CodePointSet> CLASSES = new HashMap<>();

	static {
		perl('d', DIGIT);
		perl('s', PERL_SPACE);
		perl('w', DIGIT + UPPER + LOWER + "_");
		posix("alnum", DIGIT + UPPER + LOWER);
		posix("alpha", UPPER + LOWER);
		posix("ascii", range(0, 127));
		posix("blank", " \t");
		posix("cntrl", range(0, 31) + (char) 127);
		posix("digit", DIGIT);
		posix("graph", range('!', '~'));
		posix("lower", LOWER);
		posix("print", range(' ', '~'));
		posix("punct", range('!', '/') + range(':', '@') + range('[', '`') + range('{', '~'));
		posix("space", range('\t', '\r') + " ");
		posix("upper", UPPER);
		posix("word", DIGIT + UPPER + LOWER + "_");
		posix("xdigit", DIGIT + range('A', 'F') + range('a', 'f'));
	}

	private NamedClasses() {
	}

	private static String range(int first, int last) {
		StringBuilder range = new StringBuilder();
		for (int c = first; c <= last; c++) {
			range.append((char) c);
		}
		return range.toString();
	}

	private static void perl(char name, String characters) {
		CLASSES.put("\\" + name, CodePointSet.ofCharacters(characters));
	}

	private static void posix(String name, String characters) {
		CLASSES.put("[:" + name + ":]", CodePointSet.ofCharacters(characters));
	}

	/**
	 * Find a class.
	 * @param name the name as it is written: {@code \d}, {@code \D}, {@code [:digit:]},
	 * {@code [:^digit:]}
	 * @param foldCase whether to add the other cases of its letters
	 * @return the class, or {@code null} if there is none of that name
	 */
	static @Nullable CodePointSet find(String name, boolean foldCase) {
		boolean negated = name.startsWith("[:^") || (name.length() == 2 && Character.isUpperCase(name.charAt(1)));
		String positive = name.startsWith("[:^") ? "[:" + name.substring(3)
				: negated ? "\\" + Character.toLowerCase(name.charAt(1)) : name;
		CodePointSet found = CLASSES.get(positive);
		if (found == null) {
			return null;
		}
		CodePointSet folded = foldCase ? CaseFolding.fold(found) : found;
		return negated ? folded.complement() : folded;
	}

}
