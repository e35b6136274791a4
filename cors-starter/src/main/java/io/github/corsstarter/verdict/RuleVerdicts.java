package io.github.corsstarter.verdict;

import java.util.HashMap;
import java.util.Map;

import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.verdict.Verdict.Closed;

/**
 * The verdicts on the rules of a configuration. Each text is judged once, however many
 * policies have it. Not for use by several threads at once.
 */
public final class RuleVerdicts {

	private final Map<String, Verdict> patterns = new HashMap<>();

	private final Map<String, Verdict> regexes = new HashMap<>();

	/**
	 * The verdict on a rule.
	 * @param rule the rule of a matcher
	 * @return what it admits
	 */
	public Verdict of(OriginRule rule) {
		return switch (rule.kind()) {
			case EXACT -> Closed.ofOrigin();
			case PATTERN ->
				this.patterns.computeIfAbsent(rule.text(), (text) -> RuleJudge.judgePattern(OriginPattern.parse(text)));
			case REGEX -> ofRegex(rule.text());
		};
	}

	/**
	 * The verdict on a regular expression over whole serialised origins.
	 * @param regex the expression, in RE2 syntax
	 * @return what it admits
	 */
	public Verdict ofRegex(String regex) {
		return this.regexes.computeIfAbsent(regex, RuleJudge::judgeRegex);
	}

}
