package io.github.corsstarter.compile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.CorsPolicyViolation;
import io.github.corsstarter.policy.HttpToken;
import io.github.corsstarter.policy.OrderedPolicies;
import io.github.corsstarter.policy.ScopedPolicy;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.settings.SettingKeys;
import io.github.corsstarter.settings.SettingSources;
import io.github.corsstarter.verdict.RuleVerdicts;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Compiles settings into policies, and finds what cannot work or is likely a mistake.
 */
final class PolicyCompiler {

	/**
	 * The settings that describe policies, by their names below {@code cors}.
	 */
	static final List<String> KEYS = keys();

	private static final PathRegex EVERY_PATH = PathRegex.compile("");

	private static final Duration LONGEST_USEFUL_MAX_AGE = Duration.ofDays(1);

	private final CorsProperties properties;

	private final PolicyProperties topLevel;

	private final OriginRulesCompiler originRules;

	private @Nullable UnsafePolicyReport unsafePolicies;

	private final RuleVerdicts verdicts;

	private final Setting root;

	private final List<ScopedPolicy> compiled = new ArrayList<>();

	private final List<ConfiguredPolicy> inOrder = new ArrayList<>();

	private final Set<String> names = new HashSet<>();

	/**
	 * The first policy that matches every path.
	 */
	private @Nullable Setting catchAll;

	private PolicyCompiler(CorsProperties properties, RuleVerdicts verdicts, Setting root, boolean development) {
		this.root = root;
		this.verdicts = verdicts;
		this.properties = properties;
		this.topLevel = properties.topLevel();
		this.originRules = new OriginRulesCompiler(properties, development, verdicts);
	}

	private static List<String> keys() {
		List<String> keys = new ArrayList<>(SettingKeys.ofPolicy().names());
		keys.removeAll(List.of("name", "enabled"));
		keys.add(SettingKeys.POLICIES);
		return List.copyOf(keys);
	}

	static CompiledCors compile(CorsProperties properties, RuleVerdicts verdicts, SettingSources sources) {
		return new PolicyCompiler(properties, verdicts, sources.at(Area.CORS, SettingKeys.ROOT),
				sources.isProfileActive(OriginRulesCompiler.DEVELOPMENT_PROFILES))
			.compile(sources.containsAny(KEYS));
	}

	private CompiledCors compile(boolean written) {
		Setting root = this.root;
		OriginRules rules = originRules(root, this.topLevel);
		String name = Objects.requireNonNull(this.topLevel.name());
		this.names.add(name);
		for (int i = 0; i < this.properties.policies().size(); i++) {
			compile(root.at(SettingKeys.POLICIES + "[" + i + "]"), this.properties.policies().get(i), rules);
		}
		CorsPolicy policy = policy(name, root, this.topLevel, rules);
		add(topLevelScope(root.at("urls-regex")), name, root, this.topLevel, policy);
		return new CompiledCors(new OrderedPolicies(List.copyOf(this.compiled)), List.copyOf(this.inOrder), policy,
				written);
	}

	private void compile(Setting level, PolicyProperties policy, OriginRules topLevelRules) {
		if (this.catchAll != null) {
			level.warn("is never used, because " + this.catchAll + " matches every path before it");
		}
		String name = name(level, policy);
		PathRegex scope = scope(level.at("urls-regex"), policy);
		if (scope != null && matchesEveryPath(scope)) {
			this.catchAll = level;
		}
		CorsPolicy compiled = null;
		if (policy.enabled()) {
			OriginRules rules = policy.namesOrigins() ? originRules(level, policy) : topLevelRules;
			if (rules.isEmpty()) {
				level.warn(
						"allows no origin by itself: it has no allowed-origins, allowed-origin-regexes or allow-all, "
								+ "and "
								+ (policy.namesOrigins()
										? "it inherits none, because it sets one of these or credentials"
										: "there are none to inherit"));
			}
			compiled = policy(name, level, policy, rules);
		}
		add(scope, name, level, policy, compiled);
	}

	private void add(@Nullable PathRegex scope, String name, Setting level, PolicyProperties properties,
			@Nullable CorsPolicy policy) {
		this.inOrder.add(new ConfiguredPolicy(name, level.toString(), properties.urlsRegex(), policy));
		if (scope != null) {
			this.compiled.add(new ScopedPolicy(scope, policy));
		}
	}

	private OriginRules originRules(Setting level, PolicyProperties policy) {
		return this.originRules.compile(level, orEmpty(policy.allowedOrigins()), orEmpty(policy.allowedOriginRegexes()),
				Boolean.TRUE.equals(policy.allowAll()), Boolean.TRUE.equals(policy.credentials()));
	}

	private String name(Setting level, PolicyProperties policy) {
		String name = policy.name();
		if (!StringUtils.hasText(name)) {
			return level.toString().substring(SettingKeys.ROOT.length() + 1);
		}
		if (!HttpToken.isToken(name)) {
			level.at("name")
				.problem("It is written to the log and to a response header, and may have only letters, digits, '-', "
						+ "'_' and '.'", "Write for example " + name.replaceAll("[^A-Za-z0-9._-]+", "-"));
		}
		else if (!this.names.add(name)) {
			level.at("name")
				.problem(name.equals(this.topLevel.name()) ? "It is the name of the settings outside the list"
						: "A policy before it has the same name", "Give each policy a different name");
		}
		return name;
	}

	private @Nullable PathRegex topLevelScope(Setting setting) {
		String regex = this.topLevel.urlsRegex();
		if (StringUtils.hasText(regex)) {
			return paths().start(setting, regex, true);
		}
		if (regex != null) {
			setting.warn("is empty, so cors.* applies to every path");
		}
		return EVERY_PATH;
	}

	private @Nullable PathRegex scope(Setting setting, PolicyProperties policy) {
		String regex = policy.urlsRegex();
		if (StringUtils.hasText(regex)) {
			return paths().start(setting, regex, policy.enabled());
		}
		setting.problem("It is missing, so the paths of the policy are not known",
				"Write an expression for its paths, for example urls-regex: ^/api/public/");
		return null;
	}

	private PathExpressionCompiler paths() {
		return new PathExpressionCompiler(this.properties.ignoreTrailingSlash());
	}

	private static boolean matchesEveryPath(PathRegex scope) {
		for (String path : List.of("/", "/q7x", "/q7x/Q7X.q7x", "/-")) {
			if (!scope.matchesStartOf(path)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Build a policy, or report why that is not safe.
	 */
	private @Nullable CorsPolicy policy(String name, Setting level, PolicyProperties policy, OriginRules rules) {
		CorsPolicy.Builder builder = CorsPolicy.named(name)
			.origins(rules.matcher())
			.allowAll(rules.allowAll())
			.credentials(rules.credentials())
			.dangerouslyAllowAllWithCredentials(this.properties.dangerouslyAllowAllWithCredentials())
			.dangerouslyAllowOpenOrigins(this.properties.dangerouslyAllowOpenOrigins())
			.verdicts(this.verdicts)
			.allowPrivateNetwork(inherited(policy.allowPrivateNetwork(), this.topLevel.allowPrivateNetwork()))
			.maxAge(maxAge(level, policy));
		if (policy != this.topLevel || !this.properties.hasDefaultTokens()) {
			TokenListCompiler tokenLists = new TokenListCompiler(this.topLevel);
			List<String> methods = tokenLists.methods(level, policy);
			builder.methods(methods)
				.headers(tokenLists.headers(level, policy, methods, rules.credentials()))
				.exposedHeaders(tokenLists.exposedHeaders(level, policy, rules.credentials()));
		}
		List<CorsPolicyViolation> violations = builder.violations();
		if (!violations.isEmpty()) {
			if (this.unsafePolicies == null) {
				this.unsafePolicies = new UnsafePolicyReport(this.verdicts);
			}
			this.unsafePolicies.add(this.root, level, policy, violations);
			return null;
		}
		return builder.build();
	}

	private Duration maxAge(Setting level, PolicyProperties policy) {
		Duration own = policy.preflightMaxAge();
		if (own == null) {
			own = this.properties.preflightMaxAge();
		}
		else {
			checkMaxAge(level.at("preflight-max-age"), own);
		}
		return isInvalid(own) ? Duration.ZERO : own;
	}

	private static boolean isInvalid(Duration maxAge) {
		return maxAge.isNegative() && !maxAge.equals(CorsPolicy.KEEP_NOTHING);
	}

	private static void checkMaxAge(Setting setting, Duration maxAge) {
		if (isInvalid(maxAge)) {
			setting.problem("It is negative, and of the negative times only -1 has a meaning",
					"Write for how many seconds browsers may keep the response to a preflight; with 0 no header is "
							+ "sent, and with -1 they keep nothing");
		}
		else if (maxAge.compareTo(LONGEST_USEFUL_MAX_AGE) > 0) {
			setting.warn("is above 86400 seconds, the longest that any browser keeps the response to a preflight "
					+ "(Firefox; Chromium keeps it for 7200)");
		}
		else if (!maxAge.isZero() && maxAge.toSeconds() == 0) {
			setting.warn("is less than a second, so the header is not sent");
		}
	}

	private static boolean inherited(@Nullable Boolean own, @Nullable Boolean inherited) {
		return Boolean.TRUE.equals((own != null) ? own : inherited);
	}

	private static List<String> orEmpty(@Nullable List<String> list) {
		return (list != null) ? list : List.of();
	}

}
