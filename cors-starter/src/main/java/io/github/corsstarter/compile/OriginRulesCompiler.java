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

	/**
	 * Origins that no expression matches unless it matches nearly any.
	 */
	private static final List<String> CANARIES = canaries();

	private static final Pattern LOOPBACK = Pattern.compile("(.*\\.)?localhost|127(\\.\\d+){3}|\\[::1]");

	private static final String ANY_SITE = "any site could read responses as the user who visits it";

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
		if (allowAll && credentials && !this.anySiteAccepted) {
			this.problems.add(level + ".allow-all", "Together with credentials, " + ANY_SITE, mendForAnySite(level));
		}
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
					checkOpaque(key, i, credentials);
				}
				else if (listed instanceof ListedOrigin.Pattern pattern) {
					patterns.origin(listed);
					if (credentials && pattern.pattern().isAnyHost() && !this.anySiteAccepted) {
						this.problems.add(key, i, value, "It matches every host, so that with credentials " + ANY_SITE,
								mendForAnySite(level));
					}
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

	private void checkOpaque(String key, int index, boolean credentials) {
		if (credentials && !this.anySiteAccepted) {
			this.problems.add(key, index, Origin.OPAQUE,
					"Any site can make a frame whose origin is null, so that with credentials " + ANY_SITE,
					"Remove null, or set credentials to false; if it is really meant, set "
							+ "cors.dangerously-allow-all-with-credentials: true");
		}
		else {
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
			String canary = credentials ? matchedCanary(regex) : null;
			if (canary != null && !this.anySiteAccepted) {
				this.problems.add(key, i, regex,
						"It matches origins of strangers, such as " + canary + ", so that with credentials " + ANY_SITE,
						mendForAnySite(level));
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

	private static String mendForAnySite(String level) {
		return "List the origins in " + level + ".allowed-origins, or set credentials to false; if it is really meant, "
				+ "set cors.dangerously-allow-all-with-credentials: true";
	}

	private static @Nullable String matchedCanary(String regex) {
		OriginMatcher matcher = OriginMatcher.builder().regex(regex).build();
		return CANARIES.stream()
			.filter((canary) -> matcher.findMatching(Objects.requireNonNull(Origin.ofSerialized(canary)), canary) != null)
			.findFirst()
			.orElse(null);
	}

	private static List<String> canaries() {
		List<String> canaries = new ArrayList<>();
		for (String scheme : List.of("https", "http")) {
			for (String host : List.of("evil-q7x.example", "q7xevil.test", "a.evil-q7x.example", "203.0.113.7",
					"evilq.com", "evilq.net", "evilq.org", "evilq.io", "evilq.dev", "evilq.app", "a.evilq.com")) {
				for (String port : List.of("", ":3000", ":3001", ":4200", ":5000", ":5173", ":8000", ":8080", ":8443",
						":9000", ":49152")) {
					canaries.add(scheme + "://" + host + port);
				}
			}
		}
		return List.copyOf(canaries);
	}

}
