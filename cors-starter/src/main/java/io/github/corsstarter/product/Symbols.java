package io.github.corsstarter.product;

import io.github.corsstarter.regex.CodePointSet;

/**
 * The characters of serialised origins, so few that a set of them is a {@code long}. The
 * upper-case letters count as one: they occur only in hosts of schemes that browsers do
 * not know, and there all mean the same.
 */
public final class Symbols {

	static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_.:/[]+A";

	/** How many there are. */
	public static final int COUNT = CHARACTERS.length();

	/** The number of the dot. */
	public static final int DOT = of('.');

	/** The number of the hyphen. */
	public static final int HYPHEN = of('-');

	/**
	 * What the labels of a domain that somebody can register are made of (RFC 952).
	 */
	public static final long LETTERS_DIGITS_HYPHEN = (1L << (HYPHEN + 1)) - 1;

	/**
	 * What IP addresses are made of.
	 */
	public static final long ADDRESS = (1L << of('g')) - 1 | ((1L << HYPHEN) - (1L << of('0')));

	/**
	 * What separates the parts of a host, whatever the parts are.
	 */
	public static final long SEPARATORS = bit('.') | bit(':') | bit('[') | bit(']');

	/**
	 * All that occurs in an origin of a web page.
	 */
	static final long WEB = LETTERS_DIGITS_HYPHEN | SEPARATORS | bit('_') | bit('/');

	/**
	 * All symbols, those first that make the plainest names.
	 */
	public static final int[] BY_PREFERENCE = byPreference("xabcdefghijklmnopqrstuvwyz1234567890-_.:/[]+A");

	private static final long LETTERS_DIGITS = (1L << HYPHEN) - 1;

	private Symbols() {
	}

	private static int[] byPreference(String characters) {
		int[] symbols = new int[characters.length()];
		for (int i = 0; i < symbols.length; i++) {
			symbols[i] = of(characters.charAt(i));
		}
		return symbols;
	}

	public static int of(char character) {
		return CHARACTERS.indexOf(character);
	}

	/**
	 * The set of one character; empty if it never occurs in an origin.
	 */
	public static long bit(char character) {
		int symbol = of((character >= 'A' && character <= 'Z') ? 'A' : character);
		return (symbol >= 0) ? 1L << symbol : 0;
	}

	public static char character(int symbol) {
		return CHARACTERS.charAt(symbol);
	}

	/**
	 * What of a set of characters can occur in an origin.
	 */
	public static long of(CodePointSet set) {
		long symbols = 0;
		for (int range = 0; range < set.ranges() && set.first(range) <= 'z'; range++) {
			int last = Math.min(set.last(range), 'z');
			for (int c = set.first(range); c <= last; c++) {
				symbols |= bit((char) c);
			}
		}
		return symbols;
	}

	/**
	 * The plainest one of a set that is not empty.
	 */
	static int preferred(long symbols) {
		for (int symbol : BY_PREFERENCE) {
			if ((symbols & 1L << symbol) != 0) {
				return symbol;
			}
		}
		throw new IllegalArgumentException("No symbols");
	}

	/**
	 * Whether a label can begin and end in one of a set.
	 */
	static boolean hasLetterOrDigit(long symbols) {
		return (symbols & LETTERS_DIGITS) != 0;
	}

}
