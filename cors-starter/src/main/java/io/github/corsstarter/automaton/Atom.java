package io.github.corsstarter.automaton;

import io.github.corsstarter.regex.CaseFolding;
import io.github.corsstarter.regex.CodePointSet;

/**
 * What matches one character in an expression: a literal, a class or a dot.
 * <p>
 * The caller must find out whether an atom matches only one character: the texts in
 * question may contain only one of those that a class, or a letter in any case, matches.
 *
 * @param characters the characters that it matches
 * @param start index of its first character in the expression
 * @param end index after its last character in the expression; equal to {@code start},
 * and both to the length of the expression, for what follows a matching prefix
 * @param varied whether it is part of a choice between single characters, at any depth:
 * inside a repetition (<code>+</code>, {@code {2}}), or one of several alternatives of
 * one character
 */
public record Atom(CodePointSet characters, int start, int end, boolean varied) {

	/**
	 * Whether this matches only one character, or that and its other cases.
	 * @return {@code true} if it is a literal, or a class that could be written as one
	 */
	public boolean isLiteral() {
		return this.characters.size() == 1 || CaseFolding.areCasesOfOne(this.characters);
	}

}
