package io.github.corsstarter.compile;

import java.util.List;
import java.util.Objects;

import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.policy.CorsPolicyViolation;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.Problems;
import io.github.corsstarter.settings.SettingKeys;
import org.jspecify.annotations.Nullable;

/**
 * Tells which settings make a policy unsafe, and what to write instead. What is unsafe is
 * decided where policies are built.
 */
final class UnsafePolicyReport {

	static final String ANY_SITE = "any site could read responses as the user who visits it";

	private static final String ACCEPT = "if it is really meant, set cors.dangerously-allow-all-with-credentials: true";

	private final Problems problems;

	private final PolicyProperties topLevel;

	/**
	 * Create a report.
	 * @param problems takes what is found
	 * @param topLevel the level from which policies inherit
	 */
	UnsafePolicyReport(Problems problems, PolicyProperties topLevel) {
		this.problems = problems;
		this.topLevel = topLevel;
	}

	/**
	 * Report a policy that cannot be built. What policies inherit is one problem, however
	 * many of them do.
	 * @param level where the policy is configured
	 * @param policy its settings
	 * @param violations what makes it unsafe
	 */
	void add(String level, PolicyProperties policy, List<CorsPolicyViolation> violations) {
		boolean ownOrigins = policy.namesOrigins();
		String originsLevel = ownOrigins ? level : SettingKeys.ROOT;
		List<String> origins = (ownOrigins ? policy : this.topLevel).allowedOrigins();
		for (CorsPolicyViolation violation : violations) {
			switch (violation.kind()) {
				case ANY_ORIGIN_WITH_CREDENTIALS -> this.problems.add(originsLevel + ".allow-all",
						"Together with credentials, " + ANY_SITE, listOrigins(originsLevel));
				case ANY_HOST_WITH_CREDENTIALS -> addOrigin(originsLevel, origins, violation.rule(),
						"It matches every host, so that with credentials " + ANY_SITE, listOrigins(originsLevel));
				case OPAQUE_ORIGIN_WITH_CREDENTIALS -> addOrigin(originsLevel, origins, violation.rule(),
						"Any site can make a frame whose origin is null, so that with credentials " + ANY_SITE,
						"Remove null, or set credentials to false; " + ACCEPT);
				case ANY_ORIGIN_WITH_PRIVATE_NETWORK -> this.problems.add(
						((policy.allowPrivateNetwork() != null) ? level : SettingKeys.ROOT) + ".allow-private-network",
						"Together with " + originsLevel + ".allow-all, any site could reach this server on a private "
								+ "network through the browser of a user there",
						"List the origins in " + originsLevel + ".allowed-origins instead of allow-all, or set " + level
								+ ".allow-private-network to false");
			}
		}
	}

	static String listOrigins(String level) {
		return "List the origins in " + level + ".allowed-origins, or set credentials to false; " + ACCEPT;
	}

	/**
	 * A rule counts only the entries that can work, and a report counts all.
	 */
	private void addOrigin(String level, @Nullable List<String> origins, @Nullable OriginRule rule, String reason,
			String action) {
		String entry = Objects.requireNonNull(rule).text();
		this.problems.add(level + ".allowed-origins", Objects.requireNonNull(origins).indexOf(entry), entry, reason,
				action);
	}

}
