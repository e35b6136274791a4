package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Looks in the rules of a matcher for the one that an origin comes nearest to.
 * <p>
 * It has no tables of its own: likely variants of the origin are looked up in those of
 * the matcher, then a fixed number of rules is compared one by one. The cost has a bound
 * that does not depend on the number of rules, but is still far too high for every
 * request.
 */
final class NearMissFinder {

	static final int COMPARED_RULES = 1000;

	static final int TRIED_REGEXES = 50;

	private static final int MAX_PARENTS = 8;

	private static final List<Integer> COMMON_PORTS = List.of(Origin.DEFAULT_PORT, 3000, 3001, 4200, 5000, 5173, 8000,
			8080, 8443, 9000);

	private static final String LISTED = "is listed";

	private static final String WOULD_MATCH = "would match";

	private final Map<String, OriginRule> exact;

	private final PatternTable patterns;

	private final RegexRules regexes;

	NearMissFinder(Map<String, OriginRule> exact, PatternTable patterns, RegexRules regexes) {
		this.exact = exact;
		this.patterns = patterns;
		this.regexes = regexes;
	}

	/**
	 * Find the nearest rule.
	 * @param serialized the value of an {@code Origin} header that no rule allows, not
	 * longer than {@link Origin#MAX_LENGTH}
	 */
	@Nullable NearMiss find(String serialized) {
		MisspeltOrigin meant = MisspeltOrigin.of(serialized);
		if (meant == null) {
			return null;
		}
		if (meant.faults().isEmpty()) {
			Origin origin = meant.origin();
			return (origin != null) ? findNearest(origin, meant) : ofLiteral(serialized);
		}
		NearMiss onlyMisspelt = ofMeant(meant);
		if (onlyMisspelt != null) {
			return onlyMisspelt;
		}
		Origin origin = meant.origin();
		if (origin == null) {
			return null;
		}
		if (meant.schemeMissing()) {
			MisspeltOrigin withoutTls = meant.withScheme("http");
			return (withoutTls != null) ? ofMeant(withoutTls) : null;
		}
		return findNearest(origin, meant);
	}

	/**
	 * {@code null} and {@code file://} are allowed by their own entries only, and which
	 * of the two a browser sends for a file is hard to predict.
	 */
	private @Nullable NearMiss ofLiteral(String literal) {
		String other = literal.equals(Origin.OPAQUE) ? Origin.FILE : Origin.OPAQUE;
		OriginRule rule = this.exact.get(other);
		if (rule != null) {
			return new NearMiss(rule, "it is " + literal + ", and " + other
					+ " is listed: documents from the file system have one or the other, depending on the browser");
		}
		OriginRule regex = this.regexes.find(literal);
		return (regex != null) ? new NearMiss(regex,
				"no regular expression allows " + literal + ", only the entry " + literal + " itself") : null;
	}

	private @Nullable NearMiss ofMeant(MisspeltOrigin meant) {
		OriginRule rule = this.exact.get(meant.text());
		Origin origin = meant.origin();
		if (rule == null && origin != null) {
			rule = this.patterns.find(origin);
			rule = (rule != null) ? rule : this.regexes.find(meant.text());
		}
		return (rule != null) ? new NearMiss(rule, String.join("; ", meant.faults())) : null;
	}

	private @Nullable NearMiss findNearest(Origin origin, MisspeltOrigin meant) {
		Nearest nearest = new Nearest(origin, meant.faults());
		lookUpVariants(origin, nearest);
		this.exact.entrySet()
			.stream()
			.limit(COMPARED_RULES)
			.forEach((entry) -> considerExact(Origin.ofSerialized(entry.getKey()), entry.getValue(), nearest));
		this.patterns.forEachOfFirst(COMPARED_RULES, (pattern, rule) -> nearest.consider(rule, pattern, LISTED));
		considerRegexes(origin, nearest);
		this.regexes.rules()
			.stream()
			.limit(TRIED_REGEXES)
			.forEach((rule) -> considerMismatch(rule, meant.text(), nearest));
		return nearest.get();
	}

	private void lookUpVariants(Origin origin, Nearest nearest) {
		Set<String> schemes = new LinkedHashSet<>(List.of(origin.scheme(), "https"));
		schemes.add("http");
		Set<Integer> ports = new LinkedHashSet<>(List.of(origin.port()));
		ports.addAll(COMMON_PORTS);
		Set<String> hosts = new LinkedHashSet<>(List.of(origin.host()));
		hosts.addAll(aliases(origin.host()));
		hosts.addAll(parents(origin.host()));
		for (String scheme : schemes) {
			for (String host : hosts) {
				for (int port : ports) {
					lookUp(new Origin(scheme, host, port), nearest);
				}
			}
		}
	}

	private void lookUp(Origin variant, Nearest nearest) {
		OriginRule rule = this.exact.get(variant.toString());
		if (rule != null) {
			considerExact(variant, rule, nearest);
		}
		OriginRule pattern = this.patterns.find(variant);
		if (pattern != null) {
			nearest.consider(pattern, OriginPattern.parse(pattern.text()), LISTED);
		}
	}

	/**
	 * A rule without an origin is {@code null} or {@code file://}, and no origin is near
	 * those.
	 */
	private static void considerExact(@Nullable Origin listed, OriginRule rule, Nearest nearest) {
		if (listed != null) {
			nearest.consider(rule, new OriginPattern(listed.scheme(), listed.host(), listed.port()), LISTED);
		}
	}

	private void considerRegexes(Origin origin, Nearest nearest) {
		for (String scheme : List.of("https", "http")) {
			considerRegex(new Origin(scheme, origin.host(), origin.port()), origin.host(), nearest);
		}
		for (int port : COMMON_PORTS) {
			considerRegex(new Origin(origin.scheme(), origin.host(), port), origin.host(), nearest);
		}
		OriginRule anySubDomain = this.regexes
			.find(new Origin(origin.scheme(), "q7x." + origin.host(), origin.port()).toString());
		for (String host : aliases(origin.host())) {
			boolean below = anySubDomain != null && host.equals("www." + origin.host());
			considerRegex(new Origin(origin.scheme(), host, origin.port()), below ? "." + origin.host() : host,
					nearest);
		}
	}

	private void considerRegex(Origin variant, String meantHost, Nearest nearest) {
		OriginRule rule = this.regexes.find(variant.toString());
		if (rule != null) {
			nearest.consider(rule, new OriginPattern(variant.scheme(), meantHost, variant.port()), WOULD_MATCH);
		}
	}

	private void considerMismatch(OriginRule rule, String serialized, Nearest nearest) {
		OriginDifference difference = RegexDifference.of(this.regexes.regex(rule), serialized);
		if (difference != null) {
			nearest.consider(rule, difference);
		}
	}

	/**
	 * Hosts that people confuse.
	 */
	private static Set<String> aliases(String host) {
		Set<String> aliases = new LinkedHashSet<>();
		if (OriginDifference.loopbackHosts().contains(host)) {
			aliases.addAll(OriginDifference.loopbackHosts());
		}
		if (isDomain(host)) {
			aliases.add(host.startsWith("www.") ? host.substring(4) : "www." + host);
			aliases.add(host.endsWith(".") ? HostSyntax.withoutFinalDot(host) : host + ".");
		}
		return aliases;
	}

	private static List<String> parents(String host) {
		List<String> parents = new ArrayList<>();
		int dot = isDomain(host) ? host.indexOf('.') : -1;
		while (parents.size() < MAX_PARENTS && dot >= 0 && dot + 1 < host.length()) {
			parents.add(host.substring(dot + 1));
			dot = host.indexOf('.', dot + 1);
		}
		return parents;
	}

	private static boolean isDomain(String host) {
		return !host.startsWith("[") && !HostSyntax.endsInNumber(host);
	}

	/**
	 * The nearest of the rules considered so far. Of equal ones an exact origin comes
	 * before a pattern before an expression, then what was configured first.
	 */
	private static final class Nearest {

		private static final int MAX_DIFFERENCES = 2;

		private static final int MAX_WEIGHT = 5;

		private final Origin sent;

		private final List<String> faults;

		private @Nullable OriginRule rule;

		private @Nullable OriginDifference difference;

		Nearest(Origin sent, List<String> faults) {
			this.sent = sent;
			this.faults = faults;
		}

		void consider(OriginRule rule, OriginPattern listed, String verb) {
			OriginDifference difference = OriginDifference.between(this.sent, listed, verb);
			if (difference != null) {
				consider(rule, difference);
			}
		}

		void consider(OriginRule rule, OriginDifference difference) {
			boolean near = difference.count() + this.faults.size() <= MAX_DIFFERENCES
					&& difference.weight() <= MAX_WEIGHT;
			if (near && isNearer(rule, difference)) {
				this.rule = rule;
				this.difference = difference;
			}
		}

		private boolean isNearer(OriginRule rule, OriginDifference difference) {
			if (this.rule == null || this.difference == null) {
				return true;
			}
			if (difference.weight() != this.difference.weight()) {
				return difference.weight() < this.difference.weight();
			}
			int kind = rule.kind().compareTo(this.rule.kind());
			return (kind != 0) ? kind < 0 : rule.index() < this.rule.index();
		}

		@Nullable NearMiss get() {
			if (this.rule == null || this.difference == null) {
				return null;
			}
			List<String> clauses = new ArrayList<>(this.faults);
			clauses.addAll(this.difference.clauses());
			return new NearMiss(this.rule, String.join("; ", clauses));
		}

	}

}
