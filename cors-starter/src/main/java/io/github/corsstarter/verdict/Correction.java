package io.github.corsstarter.verdict;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.product.OriginTable;
import io.github.corsstarter.product.Product;
import io.github.corsstarter.verdict.Verdict.Closed;
import io.github.corsstarter.verdict.Verdict.Dead;
import io.github.corsstarter.verdict.Verdict.Open;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an expression that is closed and near to one that is open or dead. Each
 * attempt replaces one part of an expression. What comes out is judged like any other
 * rule, so that a wrong guess does no harm; the fewest replacements win.
 */
final class Correction {

	private static final int MAX_ATTEMPTS = 24;

	private static final int MIN_ATTEMPTS = 3;

	/**
	 * Top-level domains that do not exist in the public DNS and that people use (RFC
	 * 2606, RFC 6761, RFC 9476).
	 */
	private static final Set<String> PRIVATE = Set.of("alt", "corp", "example", "home", "internal", "invalid", "lan",
			"local", "localhost", "test");

	/**
	 * How many states all attempts may have: large expressions get fewer attempts, and
	 * very large ones none.
	 */
	private static final int MAX_STATES = 600;

	/**
	 * The expression as it was meant, at least: a {@code *} behind a slash is a wildcard.
	 */
	private final String meant;

	private final boolean meansNothing;

	private final Set<String> seen = new HashSet<>();

	private final Deque<String> pending = new ArrayDeque<>();

	private final int maxAttempts;

	private Correction(String meant, int maxAttempts) {
		this.meant = meant;
		this.maxAttempts = maxAttempts;
		this.meansNothing = RuleJudge.judgeRegex(meant) instanceof Dead;
		add(meant);
	}

	/**
	 * Correct an expression.
	 * @return the corrected expression, or {@code null} if the expression is neither open
	 * nor dead, is too large, or nothing was found
	 */
	static @Nullable String of(String regex) {
		Verdict verdict = RuleJudge.judgeRegex(regex);
		if (!(verdict instanceof Open || verdict instanceof Dead)) {
			return null;
		}
		int attempts = Math.min(MAX_ATTEMPTS, MAX_STATES / RuleJudge.automaton(regex).size());
		return (attempts >= MIN_ATTEMPTS) ? new Correction(OpenPart.replaceWildcard(regex), attempts).find() : null;
	}

	private @Nullable String find() {
		while (!this.pending.isEmpty()) {
			String attempt = this.pending.remove();
			Verdict verdict = RuleJudge.judgeRegex(attempt);
			if (verdict instanceof Closed) {
				String escaped = withDotsEscaped(attempt);
				if (isNear(escaped)) {
					return escaped;
				}
			}
			else if (verdict instanceof Open open) {
				OpenPart.replacements(attempt, product(attempt), open).forEach(this::add);
			}
			else if (verdict instanceof Dead dead) {
				DeadPart.replacements(attempt, dead).forEach(this::add);
			}
		}
		return null;
	}

	private void add(String attempt) {
		if (this.seen.size() < this.maxAttempts && this.seen.add(attempt)) {
			this.pending.add(attempt);
		}
	}

	/**
	 * Whether an attempt admits an origin with a plausible host, and one that what was
	 * meant admits if that admits any.
	 */
	private boolean isNear(String attempt) {
		String admitted = product(attempt).shortestText();
		if (admitted == null || !(this.meansNothing || product(this.meant).path(admitted) != null)) {
			return false;
		}
		Origin origin = Origin.ofSerialized(admitted);
		return origin != null && isPlausible(origin.host());
	}

	private static boolean isPlausible(String host) {
		return host.equals("localhost") || host.startsWith("[") || isAddress(host)
				|| PRIVATE.contains(host.substring(host.lastIndexOf('.') + 1))
				|| PublicSuffixList.get().registrableDomain(host) != null;
	}

	private static boolean isAddress(String host) {
		return Character.isDigit(host.charAt(host.length() - 1));
	}

	/**
	 * A dot without a quantifier is likely meant as a dot, even where it does no harm.
	 */
	private static String withDotsEscaped(String attempt) {
		String escaped = OpenPart.escapeDots(attempt, RuleJudge.automaton(attempt));
		return (RuleJudge.judgeRegex(escaped) instanceof Closed) ? escaped : attempt;
	}

	private static Product product(String regex) {
		return Product.of(RuleJudge.automaton(regex), OriginTable.ofWeb());
	}

}
