package io.github.corsstarter.origin;

import java.util.List;

import io.github.corsstarter.automaton.Mismatch;
import io.github.corsstarter.decision.Quotation;
import org.jspecify.annotations.Nullable;

/**
 * Describes where a regular expression stops matching an origin. What matches is seldom
 * more than the scheme or {@code .com} by chance, so that an origin is near only if it
 * has most of the letters that the expression asks for in the host.
 */
final class RegexDifference {

	private static final int FEWEST_LETTERS = 3;

	private static final int WEIGHT = 4;

	private static final int FAR_WEIGHT = 5;

	private RegexDifference() {
	}

	/**
	 * Find out why an expression does not match.
	 * @param regex the expression
	 * @param serialized a serialised origin that it does not match
	 * @return the difference, or {@code null} if the expression is not near
	 */
	static @Nullable OriginDifference of(OriginRegex regex, String serialized) {
		Mismatch mismatch = regex.explain(serialized);
		if (mismatch == null || mismatch.letters() < FEWEST_LETTERS) {
			return null;
		}
		boolean begun = mismatch.lettersRead() * 2 >= mismatch.letters();
		boolean alike = mismatch.distance() * 5 <= mismatch.letters() * 2;
		boolean nearlyEqual = mismatch.distance() * 4 <= mismatch.letters();
		return (begun || alike)
				? new OriginDifference(1, nearlyEqual ? WEIGHT : FAR_WEIGHT, List.of(clause(mismatch, serialized)))
				: null;
	}

	private static String clause(Mismatch mismatch, String serialized) {
		String begun = Quotation.of(serialized.substring(0, mismatch.textOffset()));
		String left = Quotation.of(serialized.substring(mismatch.textOffset()));
		String asked = Quotation.of(mismatch.rest());
		if (begun.isEmpty()) {
			return "its beginning is not matched by " + asked + ", and the whole of it has to match";
		}
		if (asked.isEmpty()) {
			return "it matches up to \"" + begun + "\", and \"" + left + "\" is left over at its end";
		}
		if (left.isEmpty()) {
			return "it ends after \"" + begun + "\", where " + asked + " still has to match";
		}
		return "it matches up to \"" + begun + "\", and \"" + left + "\" is not matched by " + asked;
	}

}
