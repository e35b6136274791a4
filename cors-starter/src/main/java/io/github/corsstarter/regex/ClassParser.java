package io.github.corsstarter.regex;

import org.jspecify.annotations.Nullable;

/**
 * Reads classes: {@code [a-z]}, {@code \d}, {@code \p{Greek}}.
 */
final class ClassParser {

	private final ExpressionReader reader;

	private final EscapeParser escapes;

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
		return foldCase ? CaseFolding.fold(range) : range;
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
		int end = this.reader.startsWith("[:") ? this.reader.indexOf(":]") : -1;
		if (end < 0) {
			return null;
		}
		String name = this.reader.textUpTo(end + 2);
		this.reader.moveTo(end + 2);
		CodePointSet found = NamedClasses.find(name, foldCase);
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
		int name = this.reader.next();
		CodePointSet found = (name >= 'A' && name <= 'z') ? NamedClasses.find("\\" + (char) name, foldCase) : null;
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
		CodePointSet found = UnicodeClasses.find(negatedAgain ? name.substring(1) : name, foldCase);
		if (found == null) {
			throw this.reader.invalid("an unknown class", start);
		}
		return (negated != negatedAgain) ? found.complement() : found;
	}

}
