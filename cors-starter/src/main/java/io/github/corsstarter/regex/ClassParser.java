package io.github.corsstarter.regex;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads classes: {@code [a-z]}, {@code \d}, {@code \p{Greek}}.
 */
final class ClassParser {

	/**
	 * RE2/J looks at each character of a range for its other cases.
	 */
	private static final int MAX_FOLDED = 1_000_000;

	private final ExpressionReader reader;

	private final EscapeParser escapes;

	/**
	 * Whether a {@code :]} may be ahead, so that the search for it is not repeated for
	 * every class.
	 */
	private boolean posixAhead = true;

	private int folded;

	/**
	 * The classes that were read before: some are expensive to build.
	 */
	private final Map<UnicodeClass, CodePointSet> unicodeClasses = new HashMap<>();

	ClassParser(ExpressionReader reader, EscapeParser escapes) {
		this.reader = reader;
		this.escapes = escapes;
	}

	/**
	 * Take a class in brackets.
	 */
	CodePointSet parse(boolean foldCase) {
		int start = this.reader.position();
		this.reader.skip("[");
		boolean negated = this.reader.skip("^");
		CodePointSet.Builder members = new CodePointSet.Builder();
		// A bracket that comes first stands for itself.
		boolean first = true;
		while (first || !this.reader.skip("]")) {
			first = false;
			CodePointSet named = parsePosix(foldCase);
			named = (named != null) ? named : parseNamed(foldCase);
			members.add((named != null) ? named : parseRange(start, foldCase));
		}
		CodePointSet set = members.build();
		return negated ? set.complement() : set;
	}

	private CodePointSet parseRange(int classStart, boolean foldCase) {
		int start = this.reader.position();
		int first = parseMember(classStart);
		int last = first;
		// A hyphen that comes last stands for itself.
		if (this.reader.startsWith("-") && !this.reader.startsWith("-]")) {
			this.reader.skip("-");
			last = parseMember(classStart);
		}
		if (last < first) {
			throw this.reader.invalid("a range in the wrong order", start);
		}
		CodePointSet range = CodePointSet.ofRange(first, last);
		if (!foldCase) {
			return range;
		}
		this.folded += Math.min(last, CaseFolding.MAX) - Math.min(first, CaseFolding.MAX);
		if (this.folded > MAX_FOLDED) {
			throw new RegexLimitException("Its classes with (?i) have more than " + MAX_FOLDED + " characters");
		}
		return CaseFolding.fold(range);
	}

	private int parseMember(int classStart) {
		if (!this.reader.hasNext()) {
			throw this.reader.invalid("a [ without its ]", classStart);
		}
		return this.reader.startsWith("\\") ? this.escapes.parse() : this.reader.next();
	}

	/**
	 * Take {@code [:name:]}, if there is one.
	 */
	private @Nullable CodePointSet parsePosix(boolean foldCase) {
		int start = this.reader.position();
		if (!this.posixAhead || !this.reader.startsWith("[:")) {
			return null;
		}
		int end = this.reader.indexOf(":]");
		this.posixAhead = end >= 0;
		if (end < 0) {
			return null;
		}
		this.reader.skip("[:");
		String name = this.reader.textUpTo(Math.max(end, this.reader.position()));
		this.reader.moveTo(end + 2);
		CodePointSet found = NamedClasses.posix(name, foldCase);
		if (found == null) {
			throw this.reader.invalid("an unknown class", start);
		}
		return found;
	}

	/**
	 * Take a class that starts with a backslash, if there is one.
	 */
	@Nullable CodePointSet parseNamed(boolean foldCase) {
		int start = this.reader.position();
		boolean negated = this.reader.startsWith("\\P");
		if (negated || this.reader.startsWith("\\p")) {
			return parseUnicode(start, negated, foldCase);
		}
		if (!this.reader.skip("\\")) {
			return null;
		}
		CodePointSet found = NamedClasses.perl(this.reader.next(), foldCase);
		if (found == null) {
			this.reader.moveTo(start);
		}
		return found;
	}

	private CodePointSet parseUnicode(int start, boolean negated, boolean foldCase) {
		this.reader.moveTo(start + 2);
		String name;
		if (this.reader.skip("{")) {
			int end = this.reader.indexOf("}");
			name = this.reader.textUpTo(Math.max(end, this.reader.position()));
			this.reader.moveTo((end >= 0) ? end + 1 : this.reader.position());
		}
		else {
			name = this.reader.hasNext() ? Character.toString(this.reader.next()) : "";
		}
		boolean negatedAgain = name.startsWith("^");
		UnicodeClass key = new UnicodeClass(negatedAgain ? name.substring(1) : name, negated != negatedAgain, foldCase);
		CodePointSet found = this.unicodeClasses.get(key);
		if (found == null) {
			found = key.find();
			if (found == null) {
				throw this.reader.invalid("an unknown class", start);
			}
			this.unicodeClasses.put(key, found);
		}
		return found;
	}

	private record UnicodeClass(String name, boolean negated, boolean foldCase) {

		@Nullable CodePointSet find() {
			CodePointSet found = UnicodeClasses.find(this.name, this.foldCase);
			return (found != null && this.negated) ? found.complement() : found;
		}

	}

}
