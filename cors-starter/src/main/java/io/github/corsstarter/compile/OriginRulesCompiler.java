package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.correction.EmptyEntry;
import io.github.corsstarter.correction.LostBackslashes;
import io.github.corsstarter.correction.OriginCorrection;
import io.github.corsstarter.correction.OriginList;
import io.github.corsstarter.origin.ListedOrigin;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.verdict.RuleJudge;
import io.github.corsstarter.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the origin rules of the top level or of a policy, and finds what cannot work
 * or is likely a mistake.
 */
final class OriginRulesCompiler {

	private static final Pattern LOOPBACK = Pattern.compile("(.*\\.)?localhost|127(\\.\\d+){3}|\\[::1]");

	/**
	 * Where a server listens that any address of the machine reaches.
	 */
	private static final String EVERY_ADDRESS = "0.0.0.0";

	private final boolean anySiteAccepted;

	/**
	 * Create a compiler.
	 * @param anySiteAccepted whether credentials for any site are intended
	 */
	OriginRulesCompiler(boolean anySiteAccepted) {
		this.anySiteAccepted = anySiteAccepted;
	}

	OriginRules compile(Setting level, List<String> origins, List<String> regexes, boolean allowAll,
			boolean credentials) {
		if (allowAll && !(origins.isEmpty() && regexes.isEmpty())) {
			level.at("allow-all").warn("is true, so the lists of origins beside it have no effect");
		}
		OriginMatcher.Builder matcher = OriginMatcher.builder();
		addOrigins(level, origins, credentials, matcher);
		addRegexes(level, regexes, credentials, matcher);
		return new OriginRules(matcher.build(), allowAll, credentials);
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
				matcher.origin(listed);
				if (listed instanceof ListedOrigin.Literal literal && literal.isOpaque()) {
					warnAboutOpaque(list, credentials);
				}
				else if (listed instanceof ListedOrigin.Pattern pattern) {
					patterns.origin(listed);
					checkPattern(list.entry(i, value), level, pattern.pattern(), credentials);
				}
				else if (listed instanceof ListedOrigin.Exact origin) {
					exact.add(origin);
					warnAboutEveryAddress(list, origin.origin());
				}
				if (isInsecure(listed)) {
					insecure.add(value);
				}
			}
			catch (OriginSyntaxException ex) {
				i = new OriginCorrection(list(level, credentials && !this.anySiteAccepted)).report(origins, i, ex);
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
		return new OriginList(level.at("allowed-origins"), level.at("allowed-origin-regexes"),
				new Finding("It is not an origin",
						strict ? UnsafePolicyReport.listOrigins(level)
								: "To allow every origin, remove it and write allow-all: true"),
				strict ? "Remove it, or set credentials to false and write null, in YAML with quotes: \"null\""
						: "Write null, in YAML with quotes: \"null\"");
	}

	private void warnAboutOpaque(Setting list, boolean credentials) {
		if (!credentials || this.anySiteAccepted) {
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
		if (patterns.isEmpty()) {
			return;
		}
		List<String> covered = exact.stream()
			.map(ListedOrigin.Exact::origin)
			.filter((origin) -> patterns.findMatching(origin, origin.toString()) != null)
			.map(Origin::toString)
			.toList();
		if (!covered.isEmpty()) {
			list.warn("has origins that a pattern in the same list already covers: " + ListExcerpt.of(covered));
		}
	}

	private void addRegexes(Setting level, List<String> written, boolean credentials, OriginMatcher.Builder matcher) {
		Setting list = level.at("allowed-origin-regexes");
		if (written.isEmpty()) {
			list.warnIfEmptied();
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
			matcher.regex(regex);
			checkRegex(list.entry(i, regex), level, regex, RuleJudge.judgeRegex(regex), credentials);
		}
	}

	/**
	 * A pattern for any host is refused where the policy is built.
	 */
	private void checkPattern(Setting entry, Setting level, OriginPattern pattern, boolean credentials) {
		if (!pattern.isAnyHost() && RuleJudge.judgePattern(pattern) instanceof Verdict.Open open) {
			reportOpen(entry, open, UnsafePolicyReport.listOrigins(level), credentials);
		}
	}

	private void checkRegex(Setting entry, Setting level, String regex, Verdict verdict, boolean credentials) {
		if (verdict instanceof Verdict.Open open) {
			String correction = RuleJudge.correctRegex(regex);
			reportOpen(entry, open,
					(correction != null) ? "Write " + correction : UnsafePolicyReport.listOrigins(level), credentials);
		}
		else if (verdict instanceof Verdict.Dead dead) {
			entry.warn(
					dead.reason().description() + ", so no origin matches it" + LostBackslashes.inShell(entry, regex));
		}
		else if (verdict instanceof Verdict.Unknown unknown) {
			reportUnknown(entry, unknown, credentials);
		}
	}

	private void reportOpen(Setting entry, Verdict.Open open, String action, boolean credentials) {
		String match = open.witness() + ", and somebody else can own " + open.host();
		if (credentials && !this.anySiteAccepted) {
			entry.problem("It matches " + match + ", so that with credentials " + UnsafePolicyReport.ANY_SITE, action);
		}
		else {
			entry.warn("matches " + match);
		}
	}

	private void reportUnknown(Setting entry, Verdict.Unknown unknown, boolean credentials) {
		String cause = "is too complex to find out which origins it matches (" + unknown.reason().code() + ": "
				+ unknown.message() + ")";
		if (credentials && !this.anySiteAccepted) {
			entry.problem("It " + cause, "Write several smaller expressions, or list the origins");
		}
		else {
			entry.warn(cause);
		}
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
		Finding finding = RegexSyntaxCheck.ofOrigin(regex);
		return (finding != null) ? new Finding(
				finding.reason() + LostBackslashes.inShell(list.entry(index, regex), regex), finding.action()) : null;
	}

}
