package io.github.corsstarter.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.policy.CorsPolicyViolation;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.verdict.RuleVerdicts;
import io.github.corsstarter.verdict.Verdict;

/**
 * Reports which settings make a policy unsafe, and what to write instead. The builder of
 * policies decides what is unsafe.
 */
final class UnsafePolicyReport {

	private static final String ANY_SITE = "any site could read responses as the user who visits it";

	private static final String ACCEPT = "if it is really intended, set cors.dangerously-allow-all-with-credentials: true";

	private static final String ACCEPT_OPEN = "only if every page there may act as your user, set "
			+ "cors.dangerously-allow-open-origins: true";

	private final RuleVerdicts verdicts;

	/**
	 * The rules that were reported, since a policy can inherit them: to look for a
	 * correction takes time.
	 */
	private final Set<String> reported = new HashSet<>();

	/**
	 * Create a report.
	 * @param verdicts the verdicts on rules so far
	 */
	UnsafePolicyReport(RuleVerdicts verdicts) {
		this.verdicts = verdicts;
	}

	/**
	 * Report a policy that cannot be built. What policies inherit is one problem, however
	 * many of them do.
	 * @param root the top level
	 * @param level where the policy is configured
	 * @param policy its settings
	 * @param violations what makes it unsafe
	 */
	void add(Setting root, Setting level, PolicyProperties policy, List<CorsPolicyViolation> violations) {
		boolean ownOrigins = policy.namesOrigins();
		Setting originsLevel = ownOrigins ? level : root;
		for (CorsPolicyViolation violation : violations) {
			switch (violation.kind()) {
				case ANY_ORIGIN_WITH_CREDENTIALS -> originsLevel.at("allow-all")
					.problem("Together with credentials, " + ANY_SITE, listOrigins(originsLevel) + ACCEPT);
				case OPEN_RULE_WITH_CREDENTIALS, UNKNOWN_RULE_WITH_CREDENTIALS -> {
					OriginRule rule = Objects.requireNonNull(violation.rule());
					if (this.reported.add(originsLevel + rule.text())) {
						entry(originsLevel, rule).problem(finding(originsLevel, rule));
					}
				}
				case OPAQUE_ORIGIN_WITH_CREDENTIALS -> entry(originsLevel, Objects.requireNonNull(violation.rule()))
					.problem("Any site can make a frame whose origin is null, so that with credentials " + ANY_SITE,
							"Remove null, or set credentials to false; " + ACCEPT);
				case OPEN_RULE_WITH_PRIVATE_NETWORK -> {
					OriginRule rule = Objects.requireNonNull(violation.rule());
					entry(originsLevel, rule).problem("Together with allow-private-network, "
							+ ((violation.witness() != null) ? "pages of " + violation.witness() : "any site")
							+ " could reach this server on a private network through the browser of a user there",
							"List the exact origins in " + originsLevel + ".allowed-origins, or set " + level
									+ ".allow-private-network to false");
				}
				case ANY_ORIGIN_WITH_PRIVATE_NETWORK -> ((policy.allowPrivateNetwork() != null) ? level : root)
					.at("allow-private-network")
					.problem("Together with " + originsLevel
							+ ".allow-all, any site could reach this server on a private network through the browser "
							+ "of a user there",
							"List the origins in " + originsLevel + ".allowed-origins instead of allow-all, or set "
									+ level + ".allow-private-network to false");
			}
		}
	}

	private Finding finding(Setting level, OriginRule rule) {
		Verdict verdict = this.verdicts.of(rule);
		if (verdict instanceof Verdict.Open open) {
			return RuleFinding.ofOpen((rule.kind() == OriginRule.Kind.REGEX) ? rule.text() : null, open,
					"with credentials its pages could read responses as the user who visits them",
					listOrigins(level) + ACCEPT_OPEN);
		}
		return RuleFinding.ofUnknown((Verdict.Unknown) verdict);
	}

	private static String listOrigins(Setting level) {
		return "List the origins in " + level + ".allowed-origins, or set credentials to false; ";
	}

	private static Setting entry(Setting level, OriginRule rule) {
		return level.at(OriginRulesCompiler.listOf(rule)).entry(rule.index(), rule.text());
	}

}
