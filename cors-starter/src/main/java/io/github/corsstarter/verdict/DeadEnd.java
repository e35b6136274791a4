package io.github.corsstarter.verdict;

import io.github.corsstarter.automaton.Atom;
import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.product.OriginTable.Section;
import io.github.corsstarter.product.Product;
import io.github.corsstarter.product.Symbols;
import io.github.corsstarter.regex.CodePointSet;
import io.github.corsstarter.verdict.Verdict.Dead;
import org.jspecify.annotations.Nullable;

/**
 * The place where a rule and every origin diverge: of all places that can be reached in
 * both, the one that is furthest in the origin, and then in the rule, from where neither
 * can go on with the other.
 */
final class DeadEnd {

	private static final CodePointSet SLASH = CodePointSet.of('/');

	private static final CodePointSet BACKSLASH = CodePointSet.of('\\');

	private final Product product;

	/**
	 * The state there.
	 */
	private int state;

	/**
	 * What the rule requires next; {@code null} if it ends there.
	 */
	private @Nullable Atom atom;

	private @Nullable CodePointSet characters;

	/**
	 * How far it is: in the origin, and in the rule.
	 */
	private int depth = -1;

	private int start = -1;

	private DeadEnd(Product product) {
		this.product = product;
	}

	/**
	 * Say what is wrong with a rule that no origin matches.
	 * @param web the rule together with the origins of web pages
	 * @param others the rule together with all other origins
	 * @param text the rule as it was written
	 */
	static Dead explain(Product web, Product others, String text) {
		DeadEnd inWeb = find(web);
		DeadEnd inOthers = find(others);
		DeadEnd end = inOthers.isFurtherThan(inWeb.depth, inWeb.start) ? inOthers : inWeb;
		if (DeadPart.DELIMITED.matcher(text).matches()) {
			return new Dead(DeadReason.DELIMITERS, 0, text.length());
		}
		if (end.depth < 0) {
			return new Dead(DeadReason.CONTRADICTION, 0, text.length());
		}
		return (end.atom != null) ? new Dead(end.reason(), end.atom.start(), end.atom.end())
				: new Dead(end.reason(), text.length(), text.length());
	}

	private static DeadEnd find(Product product) {
		DeadEnd end = new DeadEnd(product);
		Automaton rule = product.rule();
		for (int state = 0; state < product.size(); state++) {
			if (rule.isAccepting(product.ruleState(state))) {
				end.offer(state, null, null);
			}
			// The edges of a state have the order of the transitions they come from.
			int edge = product.firstEdge(state);
			int first = rule.firstTransition(product.ruleState(state));
			for (int t = first; t < rule.firstTransition(product.ruleState(state) + 1); t++) {
				int before = edge;
				while (edge < product.firstEdge(state + 1) && product.transition(edge) == t) {
					edge++;
				}
				if (edge == before) {
					end.offer(state, rule.atom(t), rule.characters().get(rule.label(t)));
				}
			}
		}
		return end;
	}

	private void offer(int state, @Nullable Atom atom, @Nullable CodePointSet characters) {
		int depth = Math.min(this.product.section(state).ordinal(), Section.LABEL_START.ordinal());
		int start = (atom != null) ? atom.start() : Integer.MAX_VALUE;
		if (depth > this.depth || (depth == this.depth && start > this.start)) {
			this.depth = depth;
			this.start = start;
			this.state = state;
			this.atom = atom;
			this.characters = characters;
		}
	}

	private boolean isFurtherThan(int depth, int start) {
		return this.depth > depth || (this.depth == depth && this.start > start);
	}

	private DeadReason reason() {
		Section section = this.product.section(this.state);
		CodePointSet characters = this.characters;
		if (characters != null && characters.equals(BACKSLASH)) {
			return DeadReason.BACKSLASH;
		}
		if (section == Section.SCHEME || section == Section.DELIMITER) {
			return (characters != null && isUpperCase(characters)) ? DeadReason.UPPER_CASE : DeadReason.SCHEME;
		}
		if (section == Section.LABEL_START && (isWildcard(characters) || repeatsSlash())) {
			return DeadReason.WILDCARD;
		}
		if (characters == null) {
			return (section == Section.PORT) ? endOfPort() : DeadReason.HOST;
		}
		if (characters.contains('/') || characters.contains('?') || characters.contains('#')) {
			return (section == Section.LABEL_START) ? DeadReason.HOST : DeadReason.PATH;
		}
		if (characters.contains('@')) {
			return DeadReason.USER_INFO;
		}
		if (characters.contains(' ') || characters.contains('\t')) {
			return DeadReason.WHITE_SPACE;
		}
		if (characters.contains(',') || characters.contains(';') || characters.contains('|')) {
			return DeadReason.LIST;
		}
		if (section == Section.PORT) {
			return DeadReason.PORT;
		}
		if (isUpperCase(characters)) {
			return DeadReason.UPPER_CASE;
		}
		if (!characters.isEmpty() && characters.first(0) > 0x7F) {
			return DeadReason.NON_ASCII;
		}
		return isWildcard(characters) ? DeadReason.WILDCARD : DeadReason.HOST;
	}

	/**
	 * A port needs a digit; any other one that cannot end is the default one.
	 */
	private DeadReason endOfPort() {
		int edge = this.product.firstIncoming(this.state);
		boolean afterColon = edge >= 0 && (this.product.symbols(edge) & Symbols.bit(':')) != 0;
		return afterColon ? DeadReason.PORT : DeadReason.DEFAULT_PORT;
	}

	private static boolean isUpperCase(CodePointSet characters) {
		return characters.ranges() > 0 && characters.first(0) >= 'A' && characters.last(characters.ranges() - 1) <= 'Z';
	}

	private static boolean isWildcard(@Nullable CodePointSet characters) {
		return characters != null && characters.contains('*');
	}

	private boolean repeatsSlash() {
		Automaton rule = this.product.rule();
		String regex = rule.regex().toString();
		for (int transition = 0; transition < rule.firstTransition(rule.size()); transition++) {
			Atom atom = rule.atom(transition);
			if (atom.characters().equals(SLASH) && regex.startsWith("*", atom.end())) {
				return true;
			}
		}
		return false;
	}

}
