package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.github.corsstarter.origin.ListedOrigin;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.settings.Problems;
import io.github.corsstarter.settings.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the origin rules of one level of the configuration and finds what cannot work
 * or is surely not meant.
 */
final class OriginRulesCompiler {

	private static final Pattern LOOPBACK = Pattern.compile("(.*\\.)?localhost|127(\\.\\d+){3}|\\[::1]");

	private final Problems problems;

	private final boolean anySiteAccepted;

	/**
	 * Create a compiler.
	 * @param problems takes what is found
	 * @param anySiteAccepted whether credentials for any site are accepted as meant
	 */
	OriginRulesCompiler(Problems problems, boolean anySiteAccepted) {
		this.problems = problems;
		this.anySiteAccepted = anySiteAccepted;
	}

	OriginRules compile(String level, List<String> origins, List<String> regexes, boolean allowAll,
			boolean credentials) {
		if (allowAll && !(origins.isEmpty() && regexes.isEmpty())) {
			this.problems.warn(level + ".allow-all is true, so that the lists of origins beside it have no effect");
		}
		OriginMatcher.Builder matcher = OriginMatcher.builder();
		addOrigins(level, origins, credentials, matcher);
		addRegexes(level, regexes, credentials, matcher);
		return new OriginRules(matcher.build(), allowAll, credentials);
	}

	private void addOrigins(String level, List<String> origins, boolean credentials, OriginMatcher.Builder matcher) {
		String key = level + ".allowed-origins";
		OriginMatcher.Builder patterns = OriginMatcher.builder();
		List<ListedOrigin.Exact> exact = new ArrayList<>();
		List<String> insecure = new ArrayList<>();
		for (int i = 0; i < origins.size(); i++) {
			String value = origins.get(i);
			try {
				ListedOrigin listed = ListedOrigin.parse(value);
				matcher.origin(listed);
				if (listed instanceof ListedOrigin.Literal literal && literal.isOpaque()) {
					warnAboutOpaque(key, credentials);
				}
				else if (listed instanceof ListedOrigin.Pattern) {
					patterns.origin(listed);
				}
				else if (listed instanceof ListedOrigin.Exact origin) {
					exact.add(origin);
				}
				if (isInsecure(listed)) {
					insecure.add(value);
				}
			}
			catch (OriginSyntaxException ex) {
				Finding finding = OriginFinding.of(value, ex, this.problems.isCommaSeparated(key));
				this.problems.add(key, i, value, finding.reason(), finding.mend());
			}
		}
		if (credentials && !insecure.isEmpty()) {
			this.problems.warn(key + " has origins without TLS (" + Sample.of(insecure) + ") and credentials is true: "
					+ "whoever sits on the network can pose as them and read as the user");
		}
		warnAboutCovered(key, exact, patterns.build());
	}

	private void warnAboutOpaque(String key, boolean credentials) {
		if (!credentials || this.anySiteAccepted) {
			this.problems.warn(key + " has null: any site can make a frame whose origin is null");
		}
	}

	/**
	 * Whether what an origin sends can be written by whoever sits on the network.
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

	private void warnAboutCovered(String key, List<ListedOrigin.Exact> exact, OriginMatcher patterns) {
		if (patterns.isEmpty()) {
			return;
		}
		List<String> covered = exact.stream()
			.map(ListedOrigin.Exact::origin)
			.filter((origin) -> patterns.findMatching(origin, origin.toString()) != null)
			.map(Origin::toString)
			.toList();
		if (!covered.isEmpty()) {
			this.problems.warn(key + " has origins that a pattern beside them covers anyway: " + Sample.of(covered));
		}
	}

	private void addRegexes(String level, List<String> regexes, boolean credentials, OriginMatcher.Builder matcher) {
		String key = level + ".allowed-origin-regexes";
		for (int i = 0; i < regexes.size(); i++) {
			String regex = regexes.get(i);
			Finding finding = explainRegex(key, regex);
			if (finding != null) {
				this.problems.add(key, i, regex, finding.reason(), finding.mend());
				continue;
			}
			matcher.regex(regex);
			String stranger = (credentials && !this.anySiteAccepted) ? CanaryOrigins.findMatched(regex) : null;
			if (stranger != null) {
				this.problems.add(
						key, i, regex, "It matches origins of strangers, such as " + stranger
								+ ", so that with credentials " + UnsafePolicyReport.ANY_SITE,
						UnsafePolicyReport.listOrigins(level));
			}
		}
	}

	private @Nullable Finding explainRegex(String key, String regex) {
		if (regex.isEmpty()) {
			return OriginFinding.ofEmpty(this.problems.isCommaSeparated(key));
		}
		if (RegexSyntaxCheck.isTorn(regex) && this.problems.isCommaSeparated(key)) {
			return new Finding("It is a part of an expression, which was split at a comma that belongs to it",
					"Write the expressions as a YAML list, or as variables of their own: "
							+ "CORS_ALLOWED_ORIGIN_REGEXES_0 and so on");
		}
		return RegexSyntaxCheck.ofOrigin(regex);
	}

}
