package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.corsstarter.correction.EmptyEntry;
import io.github.corsstarter.correction.LostBackslashes;
import io.github.corsstarter.correction.OriginCorrection;
import io.github.corsstarter.correction.OriginList;
import io.github.corsstarter.origin.ListedOrigin;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.verdict.RuleVerdicts;
import io.github.corsstarter.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the origin rules of the top level or of a policy, and finds what cannot work
 * or is likely a mistake.
 */
final class OriginRulesCompiler {

	private static final Pattern LOOPBACK = Pattern.compile("(.*\\.)?localhost|127(\\.\\d+){3}|\\[::1]");

	/**
	 * The profiles in which rules for every local port are usual.
	 */
	static final List<String> DEVELOPMENT_PROFILES = List.of("dev", "development", "local", "test");

	/**
	 * Origins with a port that is hardly ever listed.
	 */
	private static final List<String> LOCAL_ORIGINS = List.of("http://localhost:61987", "https://localhost:61987",
			"http://127.0.0.1:61987", "http://[::1]:61987");

	/**
	 * Where a server listens that any address of the machine reaches.
	 */
	private static final String EVERY_ADDRESS = "0.0.0.0";

	private final CorsProperties properties;

	private final boolean development;

	private final RuleVerdicts verdicts;

	/**
	 * Create a compiler.
	 * @param properties the settings that say what is accepted
	 * @param development whether a profile for development is active
	 * @param verdicts the verdicts on rules so far
	 */
	OriginRulesCompiler(CorsProperties properties, boolean development, RuleVerdicts verdicts) {
		this.properties = properties;
		this.development = development;
		this.verdicts = verdicts;
	}

	OriginRules compile(Setting level, List<String> origins, List<String> regexes, boolean allowAll,
			boolean credentials) {
		if (allowAll && !(origins.isEmpty() && regexes.isEmpty())) {
			level.at("allow-all").warn("is true, so the lists of origins beside it have no effect");
		}
		OriginMatcher.Builder matcher = OriginMatcher.builder();
		addOrigins(level, origins, credentials, matcher);
		addRegexes(level.at("allowed-origin-regexes"), regexes, matcher);
		OriginRules rules = new OriginRules(matcher.build(), allowAll, credentials);
		warnAboutOpen(level, rules);
		warnAboutLocalPorts(level, rules);
		return rules;
	}

	private void addOrigins(Setting level, List<String> origins, boolean credentials, OriginMatcher.Builder matcher) {
		Setting list = level.at("allowed-origins");
		if (origins.isEmpty()) {
			list.warnIfEmptied();
		}
		OriginMatcher.Builder patterns = OriginMatcher.builder();
		List<ListedOrigin.Exact> exact = new ArrayList<>();
		List<String> insecure = new ArrayList<>();
		for (int i = 0; i < origins.size(); i++) {
			String value = origins.get(i);
			try {
				ListedOrigin listed = ListedOrigin.parse(value);
				matcher.origin(i, listed);
				if (listed instanceof ListedOrigin.Exact origin) {
					exact.add(origin);
					warnAboutEveryAddress(list, origin.origin());
				}
				else if (listed instanceof ListedOrigin.Pattern) {
					patterns.origin(i, listed);
				}
				else if (listed instanceof ListedOrigin.Literal literal && literal.isOpaque()) {
					warnAboutOpaque(list, credentials);
				}
				if (isInsecure(listed)) {
					insecure.add(value);
				}
			}
			catch (OriginSyntaxException ex) {
				i = new OriginCorrection(
						list(level, credentials && !this.properties.dangerouslyAllowAllWithCredentials()))
					.report(origins, i, ex);
			}
		}
		if (credentials && !insecure.isEmpty()) {
			list.warn("has origins without TLS (" + ListExcerpt.of(insecure)
					+ ") and credentials is true: an attacker on "
					+ "the network can impersonate them and read responses as the user");
		}
		warnAboutCovered(list, exact, patterns.build());
	}

	private static OriginList list(Setting level, boolean strict) {
		return new OriginList(level.at("allowed-origins"), level.at("allowed-origin-regexes"), new Finding(
				"It is not an origin",
				strict ? "List the origins in " + level.at("allowed-origins")
						+ "; for every origin, without cookies, remove it, write allow-all: true and set "
						+ "credentials to false" : "To allow every origin, remove it and write allow-all: true"),
				strict ? "Remove it, or set credentials to false and write null, in YAML with quotes: \"null\""
						: "Write null, in YAML with quotes: \"null\"");
	}

	private void warnAboutOpaque(Setting list, boolean credentials) {
		if (!credentials || this.properties.dangerouslyAllowAllWithCredentials()) {
			list.warn("has null: any site can make a frame whose origin is null");
		}
	}

	static void warnAboutEveryAddress(Setting list, Origin origin) {
		if (origin.host().equals(EVERY_ADDRESS)) {
			list.warn("has " + origin
					+ ", where a server listens: a browser sends the address that the user opened, such as "
					+ origin.toString().replace(EVERY_ADDRESS, "localhost"));
		}
	}

	/**
	 * Whether an attacker on the network can impersonate an origin.
	 */
	static boolean isInsecure(ListedOrigin listed) {
		if (listed instanceof ListedOrigin.Exact exact) {
			return isInsecure(exact.origin().scheme(), exact.origin().host());
		}
		return listed instanceof ListedOrigin.Pattern pattern
				&& isInsecure(pattern.pattern().scheme(), pattern.pattern().hostTail());
	}

	private static boolean isInsecure(String scheme, String host) {
		return scheme.equals("http") && !LOOPBACK.matcher(host).matches();
	}

	private static void warnAboutCovered(Setting list, List<ListedOrigin.Exact> exact, OriginMatcher patterns) {
		List<String> covered = new ArrayList<>();
		for (ListedOrigin.Exact listed : exact) {
			if (patterns.findMatching(listed.origin(), listed.origin().toString()) != null) {
				covered.add(listed.origin().toString());
			}
		}
		if (!covered.isEmpty()) {
			list.warn("has origins that a pattern in the same list already covers: " + ListExcerpt.of(covered));
		}
	}

	private void addRegexes(Setting list, List<String> written, OriginMatcher.Builder matcher) {
		if (written.isEmpty()) {
			list.warnIfEmptied();
			return;
		}
		List<String> regexes = LostBackslashes.restore(list, written);
		for (int i = 0; i < regexes.size(); i++) {
			String regex = regexes.get(i);
			if (regex.isEmpty() && list.entry(i, regex).isFromPlaceholder()) {
				continue;
			}
			Finding finding = explainRegex(list, i, regex);
			if (finding != null) {
				list.entry(i, regex).problem(finding);
				continue;
			}
			matcher.regex(i, regex);
			if (this.verdicts.ofRegex(regex) instanceof Verdict.Dead dead) {
				Setting entry = list.entry(i, regex);
				entry.problem(RuleFinding.ofDead(regex, dead, LostBackslashes.inShell(entry, regex)));
			}
		}
	}

	/**
	 * Warn about rules that match too many origins. With credentials they are refused
	 * where the policy is built.
	 */
	private void warnAboutOpen(Setting level, OriginRules rules) {
		if (rules.credentials() && !this.properties.acceptsOpenOrigins()) {
			return;
		}
		for (OriginRule rule : rules.matcher().variableRules()) {
			Setting list = level.at(listOf(rule));
			Verdict verdict = this.verdicts.of(rule);
			if (verdict instanceof Verdict.Open open) {
				list.warn("has " + rule.text() + ", which matches " + open.witness() + ", and somebody else can own "
						+ open.host());
			}
			else if (verdict instanceof Verdict.Unknown unknown) {
				list.warn("has an expression that " + RuleFinding.predicate(unknown));
			}
		}
	}

	/**
	 * Warn about rules for every port of the machine that the browser runs on: any
	 * program there that answers HTTP could act as the user.
	 */
	private void warnAboutLocalPorts(Setting level, OriginRules rules) {
		if (!rules.credentials() || this.development || rules.matcher().variableRules().isEmpty()) {
			return;
		}
		Set<OriginRule> found = new LinkedHashSet<>();
		for (String origin : LOCAL_ORIGINS) {
			OriginRule rule = rules.matcher().findMatching(Origin.parse(origin), origin);
			if (rule != null) {
				found.add(rule);
			}
		}
		for (OriginRule rule : found) {
			level.at(listOf(rule))
				.warn("has " + rule.text() + ", and credentials is true: any program that serves a page on the "
						+ "user's machine can read responses as the user. Move it to a profile named "
						+ String.join(", ", DEVELOPMENT_PROFILES) + " or list the ports");
		}
	}

	/**
	 * The name of the list that a rule is in.
	 */
	static String listOf(OriginRule rule) {
		return (rule.kind() == OriginRule.Kind.REGEX) ? "allowed-origin-regexes" : "allowed-origins";
	}

	private static @Nullable Finding explainRegex(Setting list, int index, String regex) {
		if (regex.isEmpty()) {
			return EmptyEntry.of(list);
		}
		if (RegexSyntaxCheck.isTorn(regex) && list.isCommaSeparated()) {
			return new Finding("It is a part of an expression, which was split at a comma that belongs to it",
					"Write the expressions as a YAML list, or each as its own variable: "
							+ "CORS_ALLOWED_ORIGIN_REGEXES_0 and so on");
		}
		Finding finding = RegexSyntaxCheck.check(regex);
		return (finding != null) ? new Finding(
				finding.reason() + LostBackslashes.inShell(list.entry(index, regex), regex), finding.action()) : null;
	}

}
