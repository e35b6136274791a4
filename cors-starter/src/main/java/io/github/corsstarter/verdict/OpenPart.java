package io.github.corsstarter.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.automaton.Atom;
import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.product.Product;
import io.github.corsstarter.verdict.Verdict.Open;

/**
 * What to write instead of the part of an expression that matches the host of its
 * witness.
 */
final class OpenPart {

	private static final String ANY_PORT = "(:[0-9]+)?";

	private static final String ANY_OCTET = "[0-9]{1,3}";

	private static final String DOT = "(?:\\\\\\.|\\[\\.\\])";

	/**
	 * The beginning of an IPv4 address, up to a dot.
	 */
	private static final Pattern OCTETS = Pattern.compile("/((?:[0-9]{1,3}" + DOT + ")+)$");

	/**
	 * Where a label begins: behind the scheme, a dot, or the beginning of a group there.
	 */
	private static final Pattern LABEL_START = Pattern
		.compile("(?:^|^\\^|^\\\\A|/|" + DOT + ")(?:\\((?:\\?:)?|\\\\b)*$");

	/**
	 * A name, perhaps behind a dot that is optional, or in a group.
	 */
	private static final Pattern NAME = Pattern
		.compile("^(" + DOT + "[?*])?(?:\\((?:\\?:|\\?P?<\\w+>)?|\\)|\\\\b)*[a-zA-Z0-9]");

	/**
	 * Where a host has to go on.
	 */
	private static final Pattern UNFINISHED = Pattern.compile("(?:[-/]|" + DOT + ")\\(*$");

	private static final Pattern END = Pattern.compile("(?:\\$|\\\\z|\\)[?*]?)*");

	/**
	 * A {@code *} that is meant as a wildcard for labels.
	 */
	private static final Pattern WILDCARD = Pattern.compile("(?:(?<=/)|\\\\)\\*\\\\?\\.");

	private OpenPart() {
	}

	/**
	 * Replacements, the best ones first.
	 */
	static List<String> replacements(String regex, Product product, Open open) {
		List<String> replacements = new ArrayList<>();
		replacements.add(escapeDots(regex, product.rule()));
		for (Atom atom : varied(product, open)) {
			addReplacements(replacements, Part.of(regex, atom.start(), atom.end()), atom);
		}
		return replacements;
	}

	/**
	 * The expression with one label or more in place of a {@code *} behind a slash.
	 */
	static String replaceWildcard(String regex) {
		return WILDCARD.matcher(regex).replaceFirst(Matcher.quoteReplacement(labels(false)));
	}

	/**
	 * Any number of labels, each with its dot.
	 */
	static String labels(boolean optional) {
		return "([a-z0-9-]+\\.)" + (optional ? "*" : "+");
	}

	/**
	 * The expression with a backslash before each dot that has no quantifier.
	 */
	static String escapeDots(String regex, Automaton automaton) {
		SortedSet<Integer> dots = new TreeSet<>(Comparator.reverseOrder());
		for (int transition = 0; transition < automaton.firstTransition(automaton.size()); transition++) {
			Atom atom = automaton.atom(transition);
			if (regex.substring(atom.start(), atom.end()).equals(".")
					&& Part.of(regex, atom.start(), atom.end()).text().equals(".")) {
				dots.add(atom.start());
			}
		}
		StringBuilder escaped = new StringBuilder(regex);
		dots.forEach((dot) -> escaped.insert(dot, "\\"));
		return escaped.toString();
	}

	/**
	 * The atoms that matched the host in the witness without being literal.
	 */
	private static Set<Atom> varied(Product product, Open open) {
		Set<Atom> atoms = new LinkedHashSet<>();
		int[] path = product.path(open.witness());
		int from = open.witness().lastIndexOf(open.host());
		for (int i = from; path != null && i < from + open.host().length(); i++) {
			if (!product.isLiteral(path[i])) {
				atoms.add(product.rule().atom(product.transition(path[i])));
			}
		}
		return atoms;
	}

	private static void addReplacements(List<String> replacements, Part part, Atom atom) {
		boolean atEnd = END.matcher(part.after()).matches();
		String port = (atEnd && atom.characters().contains(':')) ? ANY_PORT : "";
		Matcher octets = OCTETS.matcher(part.before());
		if (octets.find()) {
			int missing = 4 - octets.group(1).split(DOT).length;
			if (missing > 0) {
				replacements.add(part.replacedBy(String.join("\\.", Collections.nCopies(missing, ANY_OCTET)) + port));
			}
		}
		Matcher name = NAME.matcher(part.after());
		if (LABEL_START.matcher(part.before()).find() && name.find()) {
			String scheme = part.before().contains("/") ? "" : "https?://";
			int optionalDot = (name.group(1) != null) ? name.end(1) : 0;
			replacements.add(part.before() + scheme + labels(part.optional() || optionalDot > 0)
					+ part.after().substring(optionalDot));
		}
		if (atEnd && !UNFINISHED.matcher(part.before()).find()) {
			replacements.add(part.replacedBy(port));
		}
	}

}
