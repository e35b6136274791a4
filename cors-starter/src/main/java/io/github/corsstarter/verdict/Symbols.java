package io.github.corsstarter.verdict;

import io.github.corsstarter.regex.CodePointSet;

/**
 * The characters of serialised origins, so few that a set of them is a {@code long}. The
 * upper-case letters count as one: they occur only in hosts of schemes that browsers do
 * not know, and there all mean the same.
 */
final class Symbols {

	static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_.:/[]+A";

	static final int COUNT = CHARACTERS.length();

	static final int DOT = of('.');

	static final int HYPHEN = of('-');

	/**
	 * What the labels of a domain that somebody can register are made of (RFC 952).
	 */
	static final long LETTERS_DIGITS_HYPHEN = (1L << (HYPHEN + 1)) - 1;

	/**
	 * What separates the parts of a host, whatever the parts are.
	 */
	static final long SEPARATORS = bit('.') | bit(':') | bit('[') | bit(']');

	/**
	 * All that occurs in an origin of a web page.
	 */
	static final long WEB = LETTERS_DIGITS_HYPHEN | SEPARATORS | bit('_') | bit('/');

	private Symbols() {
	}

	static int of(char character) {
		return CHARACTERS.indexOf(character);
	}

	static long bit(char character) {
		return 1L << of(character);
	}

	static char character(int symbol) {
		return CHARACTERS.charAt(symbol);
	}

	/**
	 * What of a set of characters can occur in an origin.
	 */
	static long of(CodePointSet set) {
		long symbols = 0;
		for (int range = 0; range < set.ranges() && set.first(range) <= 'z'; range++) {
			int last = Math.min(set.last(range), 'z');
			for (int c = set.first(range); c <= last; c++) {
				int symbol = of((char) ((c >= 'A' && c <= 'Z') ? 'A' : c));
				symbols |= (symbol >= 0) ? 1L << symbol : 0;
			}
		}
		return symbols;
	}

}
