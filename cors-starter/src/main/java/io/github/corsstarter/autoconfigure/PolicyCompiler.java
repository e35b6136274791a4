package io.github.corsstarter.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.autoconfigure.CorsProperties.Policy;
import io.github.corsstarter.autoconfigure.RegexCheck.Finding;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.HttpToken;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Compiles settings into policies and finds what cannot work or is surely not meant.
 */
final class PolicyCompiler {

	private static final PathRegex EVERY_PATH = PathRegex.compile("");

	private static final Duration LONGEST_USEFUL_MAX_AGE = Duration.ofDays(1);

	private static final String ANY = "*";

	/**
	 * Request headers that only the browser sets, so that nobody needs permission for
	 * them (Fetch Standard, section 2.2.2, "forbidden request-header").
	 */
	private static final Set<String> FORBIDDEN_HEADERS = Set.of("accept-charset", "accept-encoding",
			"access-control-request-headers", "access-control-request-method", "connection", "content-length", "cookie",
			"cookie2", "date", "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te",
			"trailer", "transfer-encoding", "upgrade", "via");

	private final Problems problems;

	private final CorsProperties properties;

	private final Policy topLevel;

	private final OriginRulesCompiler originRules;

	private PolicyCompiler(CorsProperties properties, Problems problems) {
		this.problems = problems;
		this.properties = properties;
		this.topLevel = properties.topLevel();
		this.originRules = new OriginRulesCompiler(problems, properties.dangerouslyAllowAllWithCredentials());
	}

	static CompiledPolicies compile(CorsProperties properties, Problems problems) {
		return new PolicyCompiler(properties, problems).compile();
	}

	private CompiledPolicies compile() {
		CorsPolicies.Builder policies = CorsPolicies.builder();
		OriginRules topLevelRules = originRules(SettingKeys.ROOT, this.topLevel);
		boolean originRules = !topLevelRules.isEmpty();
		Set<String> names = new HashSet<>(Set.of(Objects.requireNonNull(this.topLevel.name())));
		String catchAll = null;
		for (int i = 0; i < this.properties.policies().size(); i++) {
			Policy policy = this.properties.policies().get(i);
			String level = SettingKeys.ROOT + ".policies[" + i + "]";
			if (catchAll != null) {
				this.problems.warn(level + " never holds, because " + catchAll + " matches every path before it");
			}
			String name = name(level, policy, names);
			PathRegex scope = scope(level, policy);
			if (scope == null) {
				continue;
			}
			if (matchesEveryPath(scope)) {
				catchAll = level;
			}
			if (!policy.enabled()) {
				policies.off(scope);
				continue;
			}
			OriginRules rules = policy.namesOrigins() ? originRules(level, policy) : topLevelRules;
			if (rules.isEmpty()) {
				this.problems.warn(level + " allows no origin by itself: it has no allowed-origins, "
						+ "allowed-origin-regexes or allow-all"
						+ (policy.namesOrigins()
								? ", and inherits none, because it says something about origins or " + "credentials"
								: ""));
			}
			originRules |= !rules.isEmpty();
			policies.policy(scope, policy(name, level, policy, rules));
		}
		String urlsRegex = this.topLevel.urlsRegex();
		PathRegex scope = (urlsRegex != null) ? scope(SettingKeys.ROOT, this.topLevel) : EVERY_PATH;
		CorsPolicy topLevelPolicy = policy("default", SettingKeys.ROOT, this.topLevel, topLevelRules);
		if (scope != null) {
			policies.policy(scope, topLevelPolicy);
		}
		return new CompiledPolicies(policies.build(), originRules);
	}

	private OriginRules originRules(String level, Policy policy) {
		return this.originRules.compile(level, orEmpty(policy.allowedOrigins()), orEmpty(policy.allowedOriginRegexes()),
				Boolean.TRUE.equals(policy.allowAll()), Boolean.TRUE.equals(policy.credentials()));
	}

	private String name(String level, Policy policy, Set<String> names) {
		String name = policy.name();
		if (!StringUtils.hasText(name)) {
			return level.substring(SettingKeys.ROOT.length() + 1);
		}
		if (!HttpToken.isToken(name)) {
			this.problems.add(level + ".name",
					"It is written into a response header and a log, and has more than "
							+ "letters, digits, '-', '_' and '.'",
					"Write for example " + name.replaceAll("[^A-Za-z0-9._-]+", "-"));
		}
		else if (!names.add(name)) {
			this.problems.add(level + ".name",
					"Another policy has this name"
							+ (name.equals("default") ? ": it is that of the settings outside the list" : ""),
					"Give each policy a name of its own");
		}
		return name;
	}

	private @Nullable PathRegex scope(String level, Policy policy) {
		String key = level + ".urls-regex";
		String regex = policy.urlsRegex();
		if (!StringUtils.hasText(regex)) {
			if (level.equals(SettingKeys.ROOT)) {
				return EVERY_PATH;
			}
			this.problems.add(key, "It is missing, and nothing else tells where the policy holds",
					"Write an expression for the paths, for example " + key + ": ^/api/public/");
			return null;
		}
		Finding finding = RegexCheck.ofPath(regex);
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

	private CorsPolicy policy(String name, String level, Policy policy, OriginRules rules) {
		CorsPolicy.Builder builder = CorsPolicy.named(name).origins(rules.matcher());
		if (rules.allowAll()) {
			builder.allowAll();
		}
		if (rules.credentials()) {
			builder.credentials();
		}
		if (inherited(policy.allowPrivateNetwork(), this.topLevel.allowPrivateNetwork())) {
			builder.allowPrivateNetwork();
		}
		List<String> methods = checkedTokens(level, "allow-methods", policy.allowMethods(), "extra-allow-methods",
				policy.extraAllowMethods(), this.topLevel.allowMethods(), this.topLevel.extraAllowMethods(), rules);
		List<String> headers = checkedTokens(level, "allow-headers", policy.allowHeaders(), "extra-allow-headers",
				policy.extraAllowHeaders(), this.topLevel.allowHeaders(), this.topLevel.extraAllowHeaders(), rules);
		List<String> exposed = checkedTokens(level, "expose-headers", policy.exposeHeaders(), null, null,
				this.topLevel.exposeHeaders(), null, rules);
		warnAboutMethods(level, policy);
		warnAboutHeaders(level, policy, headers);
		return builder.methods(methods).headers(headers).exposedHeaders(exposed).maxAge(maxAge(level, policy)).build();
	}

	/**
	 * A list with its additions. A list that is inherited was checked where it stands,
	 * except for what depends on the credentials of this policy.
	 */
	private List<String> checkedTokens(String level, String key, @Nullable List<String> own, @Nullable String extraKey,
			@Nullable List<String> ownExtra, @Nullable List<String> inherited, @Nullable List<String> inheritedExtra,
			OriginRules rules) {
		Set<String> tokens = new LinkedHashSet<>(tokens(level, key, own, orEmpty(inherited), rules));
		if (extraKey != null) {
			tokens.addAll(tokens(level, extraKey, ownExtra, orEmpty(inheritedExtra), rules));
		}
		return List.copyOf(tokens);
	}

	private List<String> tokens(String level, String key, @Nullable List<String> own, List<String> inherited,
			OriginRules rules) {
		List<String> configured = (own != null) ? own : inherited;
		String where = ((own != null) ? level : SettingKeys.ROOT) + "." + key;
		List<String> tokens = new ArrayList<>();
		for (int i = 0; i < configured.size(); i++) {
			String token = configured.get(i);
			if (!HttpToken.isToken(token)) {
				this.problems.add(where, i, token,
						"It cannot be the name of a method or header (RFC 9110, section 5.6.2)",
						"Write the name alone, without quotes, spaces, colon and value");
				continue;
			}
			if (token.equals(ANY) && rules.credentials()) {
				this.problems.add(where, i, token,
						"With credentials browsers take it as a name and not as a wildcard (Fetch Standard, section 3.3.3)",
						"List the names");
			}
			tokens.add(token);
		}
		return tokens;
	}

	private void warnAboutMethods(String level, Policy policy) {
		List<String> all = new ArrayList<>(orEmpty(policy.allowMethods()));
		all.addAll(orEmpty(policy.extraAllowMethods()));
		List<String> lowerCase = all.stream()
			.filter((method) -> !method.equals(method.toUpperCase(Locale.ROOT)))
			.toList();
		if (!lowerCase.isEmpty()) {
			this.problems.warn(level + ".allow-methods has methods in lower case (" + Sample.of(lowerCase)
					+ "): methods are case-sensitive, and browsers send standard ones in upper case");
		}
	}

	private void warnAboutHeaders(String level, Policy policy, List<String> headers) {
		List<String> own = new ArrayList<>(orEmpty(policy.allowHeaders()));
		own.addAll(orEmpty(policy.extraAllowHeaders()));
		List<String> withoutEffect = own.stream().filter(PolicyCompiler::isForbiddenHeader).toList();
		if (!withoutEffect.isEmpty()) {
			this.problems.warn(level + ".allow-headers has names without effect (" + String.join(", ", withoutEffect)
					+ "): only browsers set these headers, and they never ask for permission");
		}
		if (own.contains(ANY) && headers.stream().noneMatch("authorization"::equalsIgnoreCase)) {
			this.problems.warn(level + ".allow-headers has *, which does not cover Authorization: add authorization if "
					+ "pages send it");
		}
	}

	private static boolean isForbiddenHeader(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		return FORBIDDEN_HEADERS.contains(lowerCase) || lowerCase.startsWith("proxy-") || lowerCase.startsWith("sec-");
	}

	private Duration maxAge(String level, Policy policy) {
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
		return maxAge.isNegative() ? Duration.ZERO : maxAge;
	}

	private static boolean inherited(@Nullable Boolean own, @Nullable Boolean inherited) {
		return Boolean.TRUE.equals((own != null) ? own : inherited);
	}

	private static List<String> orEmpty(@Nullable List<String> list) {
		return (list != null) ? list : List.of();
	}

	/**
	 * The result.
	 *
	 * @param policies the policies
	 * @param originRules whether any of them allows an origin by itself
	 */
	record CompiledPolicies(CorsPolicies policies, boolean originRules) {
	}

}
