package io.github.corsstarter.compile;

import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.verdict.RuleJudge;
import io.github.corsstarter.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a rule that matches no origin or too many, and what was probably
 * meant. A correction is judged itself before it is shown.
 */
final class RuleFinding {

	/**
	 * The longest part of an expression that helps to find it.
	 */
	private static final int LONGEST_PART = 60;

	private RuleFinding() {
	}

	/**
	 * Explain an expression that matches no origin.
	 * @param regex the expression
	 * @param dead why it matches none
	 * @param remark what to add to the reason
	 */
	static Finding ofDead(String regex, Verdict.Dead dead, String remark) {
		String part = regex.substring(dead.start(), dead.end());
		String reason = "No origin can match it: it " + dead.reason().description();
		String correction = RuleJudge.correctRegex(regex);
		boolean shown = !part.isBlank() && part.length() <= LONGEST_PART;
		return new Finding((shown ? reason + ". The part that cannot match is \"" + part + "\"" : reason) + remark,
				(correction != null) ? "Write " + correction
						: "Write an expression for a whole origin, for example https://app\\.example\\.com");
	}

	/**
	 * Explain a rule that matches origins which anybody can own.
	 * @param regex the rule, if it is an expression
	 * @param open what it matches
	 * @param consequence what such an origin could do
	 * @param otherwise what to do if there is no correction
	 */
	static Finding ofOpen(@Nullable String regex, Verdict.Open open, String consequence, String otherwise) {
		String correction = (regex != null) ? RuleJudge.correctRegex(regex) : null;
		return new Finding(
				"It matches " + open.witness() + ", and somebody else can own " + open.host() + ", so " + consequence,
				(correction != null) ? "Write " + correction : otherwise);
	}

	/**
	 * Explain an expression that cannot be judged.
	 * @param unknown why
	 * @param otherwise what to do instead
	 */
	static Finding ofUnknown(Verdict.Unknown unknown) {
		return new Finding("It " + predicate(unknown), "Write several smaller expressions, or list the origins");
	}

	/**
	 * The end of a sentence about an expression that cannot be judged.
	 */
	static String predicate(Verdict.Unknown unknown) {
		return "is too complex to find out which origins it matches (" + unknown.reason().code() + ": "
				+ unknown.message() + ")";
	}

}
