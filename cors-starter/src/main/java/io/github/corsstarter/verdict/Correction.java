package io.github.corsstarter.verdict;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.regex.Atom;
import io.github.corsstarter.regex.Automaton;
import io.github.corsstarter.verdict.Verdict.Closed;
import io.github.corsstarter.verdict.Verdict.Dead;
import io.github.corsstarter.verdict.Verdict.Open;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an expression that is closed and near to one that is not. Each attempt
 * replaces a part of the expression: of an open one, what matched a name in the witness;
 * of a dead one, what no origin matches. What comes out is judged like any other rule, so
 * that a wrong guess does no harm.
 */
final class Correction {

	private static final int MAX_ATTEMPTS = 24;

	private static final String LABEL_AND_DOT = "([a-z0-9-]+\\.)";

	private static final String ANY_PORT = "(:[0-9]+)?";

	private static final String ANY_OCTET = "[0-9]{1,3}";

	/**
	 * The beginning of an IPv4 address, up to a dot.
	 */
	private static final Pattern OCTETS = Pattern.compile("/((?:[0-9]{1,3}(?:\\\\\\.|\\[\\.\\]))+)$");

	/**
	 * Where a label begins: behind the scheme, a dot, or the beginning of a group there.
	 */
	private static final Pattern LABEL_START = Pattern.compile("(?:^|\\^|/|\\\\\\.|\\[\\.\\])(?:\\((?:\\?:)?|\\\\b)*$");

	/**
	 * Where a host or a part of one has to go on.
	 */
	private static final Pattern UNFINISHED = Pattern.compile("(?:[-/]|\\\\\\.|\\[\\.\\])\\(*$");

	private static final Pattern END = Pattern.compile("(?:\\$|\\\\z|\\))*");

	private final String regex;

	private final Set<String> seen = new HashSet<>();

	private final Deque<String> pending = new ArrayDeque<>();

	private final boolean dead;

	private Correction(String regex, boolean dead) {
		this.regex = regex;
		this.dead = dead;
		add(regex);
	}

	/**
	 * Correct an expression.
	 * @return the corrected expression, or {@code null} if the expression is neither open
	 * nor dead, or nothing was found
	 */
	static @Nullable String of(String regex) {
		Verdict verdict = RuleJudge.judgeRegex(regex);
		return (verdict instanceof Open || verdict instanceof Dead)
				? new Correction(regex, verdict instanceof Dead).find() : null;
	}

	private void add(String attempt) {
		if (this.seen.size() < MAX_ATTEMPTS && this.seen.add(attempt)) {
			this.pending.add(attempt);
		}
	}

	private @Nullable String find() {
		while (!this.pending.isEmpty()) {
			String attempt = this.pending.remove();
			Verdict verdict = RuleJudge.judgeRegex(attempt);
			if (verdict instanceof Closed) {
				if (isNear(attempt)) {
					return attempt;
				}
			}
			else if (verdict instanceof Open open) {
				close(attempt, open);
			}
			else if (verdict instanceof Dead dead) {
				revive(attempt, dead);
			}
		}
		return null;
	}

	/**
	 * Whether an attempt admits something that the expression admitted, if that admitted
	 * anything.
	 */
	private boolean isNear(String attempt) {
		String admitted = admitted(attempt);
		return admitted != null && (this.dead || product(this.regex).path(admitted) != null);
	}

	private static @Nullable String admitted(String regex) {
		return product(regex).shortestText();
	}

	private static Product product(String regex) {
		return Product.of(RuleJudge.automaton(regex), OriginTable.ofWeb());
	}

	/**
	 * Replace what matched the host in the witness.
	 */
	private void close(String attempt, Open open) {
		Product product = product(attempt);
		add(escapeDots(attempt, product.rule()));
		for (Atom atom : varied(product, open)) {
			Part part = Part.of(attempt, atom.start(), atom.end());
			boolean atEnd = END.matcher(part.after()).matches();
			Matcher octets = OCTETS.matcher(part.before());
			if (octets.find()) {
				int given = octets.group(1).split("\\.", -1).length - 1;
				String missing = String.join("\\.", Collections.nCopies(Math.max(0, 4 - given), ANY_OCTET));
				add(part.replacedBy(missing + (atEnd ? ANY_PORT : "")));
			}
			if (!atEnd && LABEL_START.matcher(part.before()).find() && !part.after().startsWith("-")) {
				String scheme = part.before().isEmpty() || part.before().equals("^") ? "https?://" : "";
				add(part.replacedBy(scheme + LABEL_AND_DOT + (part.optional() ? "*" : "+")));
			}
			if (!UNFINISHED.matcher(part.before()).find()) {
				add(part.replacedBy(atEnd ? ANY_PORT : ""));
			}
		}
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

	/**
	 * A dot without a quantifier is likely meant as a dot.
	 */
	private static String escapeDots(String attempt, Automaton rule) {
		SortedSet<Integer> dots = new TreeSet<>(Comparator.reverseOrder());
		for (int transition = 0; transition < rule.firstTransition(rule.size()); transition++) {
			Atom atom = rule.atom(transition);
			if (attempt.substring(atom.start(), atom.end()).equals(".")
					&& Part.of(attempt, atom.start(), atom.end()).text().equals(".")) {
				dots.add(atom.start());
			}
		}
		StringBuilder escaped = new StringBuilder(attempt);
		dots.forEach((dot) -> escaped.insert(dot, "\\"));
		return escaped.toString();
	}

	/**
	 * Replace what no origin matches.
	 */
	private void revive(String attempt, Dead dead) {
		Part part = Part.of(attempt, dead.start(), dead.end());
		switch (dead.reason()) {
			case UPPER_CASE -> add(attempt.substring(0, dead.start())
					+ attempt.substring(dead.start(), dead.end()).toLowerCase(Locale.ROOT)
					+ attempt.substring(dead.end()));
			case DEFAULT_PORT -> add(attempt.replaceFirst(":(?:443|80|21)(?=[)?]*\\$?$)", ""));
			case PATH -> {
				add(part.before());
				add(part.replacedBy(""));
			}
			case DELIMITERS -> add(attempt.substring(1, attempt.length() - 1));
			case SCHEME -> addScheme(attempt);
			case WILDCARD ->
				add(attempt.replaceFirst("(?:(?<=/)|\\\\)\\*\\\\?\\.", LABEL_AND_DOT.replace("\\", "\\\\") + "+"));
			case PORT -> {
				if (attempt.startsWith("d", dead.start())) {
					add(attempt.substring(0, dead.start()) + "[0-9]" + attempt.substring(dead.end()));
				}
			}
			default -> {
			}
		}
	}

	private void addScheme(String attempt) {
		String anchor = attempt.startsWith("^") ? "^" : "";
		String rest = attempt.substring(anchor.length());
		if (rest.startsWith("//")) {
			add(anchor + "https:" + rest);
		}
		else {
			boolean local = rest.startsWith("localhost") || rest.startsWith("127");
			add(anchor + (local ? "http" : "https") + "://" + rest);
		}
	}

}
