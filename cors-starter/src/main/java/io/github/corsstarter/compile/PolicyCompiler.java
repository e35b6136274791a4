package io.github.corsstarter.compile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.HttpToken;
import io.github.corsstarter.policy.UnsafeCorsPolicyException;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.Problems;
import io.github.corsstarter.settings.SettingKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Compiles settings into policies and finds what cannot work or is surely not meant.
 */
final class PolicyCompiler {

	private static final PathRegex EVERY_PATH = PathRegex.compile("");

	private static final Duration LONGEST_USEFUL_MAX_AGE = Duration.ofDays(1);

	private final Problems problems;

	private final CorsProperties properties;

	private final PolicyProperties topLevel;

	private final OriginRulesCompiler originRules;

	private final TokenListCompiler tokenLists;

	private final UnsafePolicyReport unsafePolicies;

	private final CorsPolicies.Builder compiled = CorsPolicies.builder();

	private final List<@Nullable CorsPolicy> inOrder = new ArrayList<>();

	/**
	 * The first policy that matches every path.
	 */
	private @Nullable String catchAll;

	private boolean anyOriginRules;

	private boolean anyCredentials;

	private PolicyCompiler(CorsProperties properties, Problems problems) {
		this.problems = problems;
		this.properties = properties;
		this.topLevel = properties.topLevel();
		this.originRules = new OriginRulesCompiler(problems, properties.dangerouslyAllowAllWithCredentials());
		this.tokenLists = new TokenListCompiler(problems, this.topLevel);
		this.unsafePolicies = new UnsafePolicyReport(problems, this.topLevel);
	}

	static CompiledPolicies compile(CorsProperties properties, Problems problems) {
		return new PolicyCompiler(properties, problems).compile();
	}

	private CompiledPolicies compile() {
		OriginRules topLevelRules = originRules(SettingKeys.ROOT, this.topLevel);
		String topLevelName = Objects.requireNonNull(this.topLevel.name());
		Set<String> names = new HashSet<>(Set.of(topLevelName));
		for (int i = 0; i < this.properties.policies().size(); i++) {
			compile(SettingKeys.ROOT + ".policies[" + i + "]", this.properties.policies().get(i), topLevelRules, names);
		}
		add(scope(SettingKeys.ROOT, this.topLevel), topLevelName, SettingKeys.ROOT, this.topLevel, topLevelRules);
		if (this.properties.reportOnly() && !this.properties.rejectDisallowed() && !this.properties.hosts().isUsed()
				&& !this.properties.csrf().enabled()) {
			this.problems.warn("cors.report-only has nothing to report while cors.reject-disallowed is false");
		}
		return new CompiledPolicies(this.compiled.build(), Collections.unmodifiableList(this.inOrder),
				this.anyOriginRules, this.anyCredentials, topLevelRules);
	}

	private void compile(String level, PolicyProperties policy, OriginRules topLevelRules, Set<String> names) {
		if (this.catchAll != null) {
			this.problems.warn(level + " never holds, because " + this.catchAll + " matches every path before it");
		}
		String name = name(level, policy, names);
		PathRegex scope = scope(level, policy);
		if (scope != null && matchesEveryPath(scope)) {
			this.catchAll = level;
		}
		if (policy.enabled()) {
			OriginRules rules = policy.namesOrigins() ? originRules(level, policy) : topLevelRules;
			if (rules.isEmpty()) {
				this.problems.warn(level + " allows no origin by itself: it has no allowed-origins, "
						+ "allowed-origin-regexes or allow-all, and inherits none"
						+ (policy.namesOrigins() ? ", because it says something about origins or credentials" : ""));
			}
			add(scope, name, level, policy, rules);
		}
		else if (scope != null) {
			addOff(scope);
		}
	}

	/**
	 * Add a policy, or only check its settings if nothing tells where it holds.
	 */
	private void add(@Nullable PathRegex scope, String name, String level, PolicyProperties policy, OriginRules rules) {
		CorsPolicy compiled = policy(name, level, policy, rules);
		if (scope != null && compiled != null) {
			this.compiled.policy(scope, compiled);
			this.inOrder.add(compiled);
			this.anyOriginRules |= !rules.isEmpty();
			this.anyCredentials |= rules.credentials() && !rules.isEmpty();
		}
		else if (scope != null) {
			addOff(scope);
		}
	}

	private void addOff(PathRegex scope) {
		this.compiled.off(scope);
		this.inOrder.add(null);
	}

	private OriginRules originRules(String level, PolicyProperties policy) {
		return this.originRules.compile(level, orEmpty(policy.allowedOrigins()), orEmpty(policy.allowedOriginRegexes()),
				Boolean.TRUE.equals(policy.allowAll()), Boolean.TRUE.equals(policy.credentials()));
	}

	private String name(String level, PolicyProperties policy, Set<String> names) {
		String name = policy.name();
		if (!StringUtils.hasText(name)) {
			return level.substring(SettingKeys.ROOT.length() + 1);
		}
		if (!HttpToken.isToken(name)) {
			this.problems.add(level + ".name",
					"It is written to the log and to a response header, and may have letters, digits, '-', '_' and '.' only",
					"Write for example " + name.replaceAll("[^A-Za-z0-9._-]+", "-"));
		}
		else if (!names.add(name)) {
			this.problems.add(level + ".name", name.equals(this.topLevel.name())
					? "It is the name of the settings outside the list" : "A policy before it has the same name",
					"Give each policy a name of its own");
		}
		return name;
	}

	private @Nullable PathRegex scope(String level, PolicyProperties policy) {
		String key = level + ".urls-regex";
		String regex = policy.urlsRegex();
		if (!StringUtils.hasText(regex)) {
			if (level.equals(SettingKeys.ROOT)) {
				if (regex != null) {
					this.problems.warn(key + " is empty, so that cors.* holds for every path");
				}
				return EVERY_PATH;
			}
			this.problems.addMissing(level, "urls-regex",
					"It is missing, and nothing else tells where the policy holds",
					"Write an expression for its paths, for example urls-regex: ^/api/public/");
			return null;
		}
		Finding finding = RegexSyntaxCheck.ofPath(regex);
		if (finding != null) {
			this.problems.add(key, finding.reason(), finding.mend());
			return null;
		}
		if (Character.isLetterOrDigit(regex.charAt(0))
				|| (regex.startsWith("^") && regex.length() > 1 && Character.isLetterOrDigit(regex.charAt(1)))) {
			this.problems.warn(key + " starts with a letter or digit and so matches nothing: every path starts with /");
		}
		return PathRegex.compile(regex);
	}

	private static boolean matchesEveryPath(PathRegex scope) {
		return List.of("/", "/q7x", "/q7x/Q7X.q7x", "/-").stream().allMatch(scope::matchesStartOf);
	}

	/**
	 * Build a policy, or report why that is not safe.
	 */
	private @Nullable CorsPolicy policy(String name, String level, PolicyProperties policy, OriginRules rules) {
		CorsPolicy.Builder builder = CorsPolicy.named(name)
			.origins(rules.matcher())
			.allowAll(rules.allowAll())
			.credentials(rules.credentials())
			.dangerouslyAllowAllWithCredentials(this.properties.dangerouslyAllowAllWithCredentials())
			.allowPrivateNetwork(inherited(policy.allowPrivateNetwork(), this.topLevel.allowPrivateNetwork()))
			.methods(this.tokenLists.methods(level, policy, rules.credentials()))
			.headers(this.tokenLists.headers(level, policy, rules.credentials()))
			.exposedHeaders(this.tokenLists.exposedHeaders(level, policy, rules.credentials()))
			.maxAge(maxAge(level, policy));
		try {
			return builder.build();
		}
		catch (UnsafeCorsPolicyException ex) {
			this.unsafePolicies.add(level, policy, ex.violations());
			return null;
		}
	}

	private Duration maxAge(String level, PolicyProperties policy) {
		Duration own = policy.preflightMaxAge();
		Duration maxAge = (own != null) ? own : this.properties.preflightMaxAge();
		String key = level + ".preflight-max-age";
		if (own != null && own.isNegative()) {
			this.problems.add(key, "It is negative",
					"Write the number of seconds for which browsers may keep the answer; 0 sends no header");
		}
		if (own != null && own.compareTo(LONGEST_USEFUL_MAX_AGE) > 0) {
			this.problems.warn(key + " is above 86400 seconds, the longest that any browser keeps the answer to a "
					+ "preflight (Firefox; Chromium keeps it for 7200)");
		}
		if (own != null && !own.isNegative() && !own.isZero() && own.toSeconds() == 0) {
			this.problems.warn(key + " is less than a second, so that the header is not sent");
		}
		return maxAge.isNegative() ? Duration.ZERO : maxAge;
	}

	private static boolean inherited(@Nullable Boolean own, @Nullable Boolean inherited) {
		return Boolean.TRUE.equals((own != null) ? own : inherited);
	}

	private static List<String> orEmpty(@Nullable List<String> list) {
		return (list != null) ? list : List.of();
	}

}
