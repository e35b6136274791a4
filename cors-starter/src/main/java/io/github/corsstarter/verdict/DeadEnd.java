package io.github.corsstarter.verdict;

import io.github.corsstarter.regex.Atom;
import io.github.corsstarter.regex.Automaton;
import io.github.corsstarter.regex.CodePointSet;
import io.github.corsstarter.verdict.OriginTable.Section;
import io.github.corsstarter.verdict.Verdict.Dead;
import org.jspecify.annotations.Nullable;

/**
 * The place where a rule and every origin part: of all places that can be reached in
 * both, the one that is furthest in the origin, and then in the rule, from where neither
 * can go on with the other.
 */
final class DeadEnd {

	private static final CodePointSet SLASH = CodePointSet.of('/');

	private final Product product;

	private final String text;

	private int depth = -1;

	private int start = -1;

	private @Nullable Dead dead;

	private DeadEnd(Product product, String text) {
		this.product = product;
		this.text = text;
	}

	/**
	 * Say what is wrong with a rule that no origin matches.
	 * @param web the rule together with the origins of web pages
	 * @param others the rule together with all other origins
	 * @param text the rule as it was written
	 */
	static Dead of(Product web, Product others, String text) {
		DeadEnd inWeb = new DeadEnd(web, text);
		inWeb.find();
		DeadEnd inOthers = new DeadEnd(others, text);
		inOthers.find();
		boolean webIsFurther = inWeb.depth > inOthers.depth
				|| (inWeb.depth == inOthers.depth && inWeb.start >= inOthers.start);
		Dead dead = webIsFurther ? inWeb.dead : inOthers.dead;
		return (dead != null) ? dead : new Dead(DeadReason.CONTRADICTION, 0, text.length());
	}

	private void find() {
		Automaton rule = this.product.rule();
		for (int state = 0; state < this.product.size(); state++) {
			int ruleState = this.product.ruleState(state);
			if (rule.isAccepting(ruleState)) {
				offer(state, this.text.length(), this.text.length(), null);
			}
			for (int t = rule.firstTransition(ruleState); t < rule.firstTransition(ruleState + 1); t++) {
				if (!canFollow(state, t)) {
					offer(state, rule.atom(t).start(), rule.atom(t).end(), rule.characters().get(rule.label(t)));
				}
			}
		}
	}

	private boolean canFollow(int state, int transition) {
		for (int edge = this.product.firstEdge(state); edge < this.product.firstEdge(state + 1); edge++) {
			if (this.product.transition(edge) == transition) {
				return true;
			}
		}
		return false;
	}

	private void offer(int state, int start, int end, @Nullable CodePointSet characters) {
		Section section = this.product.section(state);
		int depth = Math.min(section.ordinal(), Section.LABEL_START.ordinal());
		if (depth > this.depth || (depth == this.depth && start > this.start)) {
			this.depth = depth;
			this.start = start;
			this.dead = new Dead(reason(state, section, characters), start, end);
		}
	}

	private DeadReason reason(int state, Section section, @Nullable CodePointSet characters) {
		if (section == Section.SCHEME || section == Section.DELIMITER) {
			return (characters != null && isUpperCase(characters)) ? DeadReason.UPPER_CASE
					: isDelimited() ? DeadReason.DELIMITERS : DeadReason.SCHEME;
		}
		if (section == Section.LABEL_START && (isWildcard(characters) || repeatsSlash())) {
			return DeadReason.WILDCARD;
		}
		if (characters == null) {
			return (section == Section.PORT) ? endOfPort(state) : DeadReason.HOST;
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
	 * A port without digits is none; any other one that cannot end is the default one.
	 */
	private DeadReason endOfPort(int state) {
		int edge = this.product.firstIncoming(state);
		boolean afterColon = edge >= 0 && (this.product.symbols(edge) & Symbols.bit(':')) != 0;
		return afterColon ? DeadReason.PORT : DeadReason.DEFAULT_PORT;
	}

	private static boolean isUpperCase(CodePointSet characters) {
		return characters.ranges() > 0 && characters.first(0) >= 'A' && characters.last(characters.ranges() - 1) <= 'Z';
	}

	private static boolean isWildcard(@Nullable CodePointSet characters) {
		return characters != null && characters.contains('*');
	}

	private boolean isDelimited() {
		return this.text.length() > 1 && this.text.startsWith("/") && this.text.endsWith("/");
	}

	private boolean repeatsSlash() {
		Automaton rule = this.product.rule();
		for (int transition = 0; transition < rule.firstTransition(rule.size()); transition++) {
			Atom atom = rule.atom(transition);
			if (atom.repeated() && atom.characters().equals(SLASH)) {
				return true;
			}
		}
		return false;
	}

}
