package io.github.corsstarter.compile;

import java.util.List;
import java.util.Objects;

import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.policy.CorsPolicyViolation;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Reports which settings make a policy unsafe, and what to write instead. The builder of
 * policies decides what is unsafe.
 */
final class UnsafePolicyReport {

	static final String ANY_SITE = "any site could read responses as the user who visits it";

	private static final String ACCEPT = "if it is really intended, set cors.dangerously-allow-all-with-credentials: true";

	private final PolicyProperties topLevel;

	/**
	 * Create a report.
	 * @param topLevel the level from which policies inherit
	 */
	UnsafePolicyReport(PolicyProperties topLevel) {
		this.topLevel = topLevel;
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
		List<String> origins = (ownOrigins ? policy : this.topLevel).allowedOrigins();
		for (CorsPolicyViolation violation : violations) {
			switch (violation.kind()) {
				case ANY_ORIGIN_WITH_CREDENTIALS -> originsLevel.at("allow-all")
					.problem("Together with credentials, " + ANY_SITE, listOrigins(originsLevel));
				case ANY_HOST_WITH_CREDENTIALS -> entry(originsLevel, origins, violation.rule())
					.problem("It matches every host, so that with credentials " + ANY_SITE, listOrigins(originsLevel));
				case OPAQUE_ORIGIN_WITH_CREDENTIALS -> entry(originsLevel, origins, violation.rule()).problem(
						"Any site can make a frame whose origin is null, so that with credentials " + ANY_SITE,
						"Remove null, or set credentials to false; " + ACCEPT);
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

	static String listOrigins(Setting level) {
		return "List the origins in " + level + ".allowed-origins, or set credentials to false; " + ACCEPT;
	}

	/**
	 * A rule counts only the entries that can work, and a report counts all.
	 */
	private static Setting entry(Setting level, @Nullable List<String> origins, @Nullable OriginRule rule) {
		String entry = Objects.requireNonNull(rule).text();
		return level.at("allowed-origins").entry(Objects.requireNonNull(origins).indexOf(entry), entry);
	}

}
