package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.decision.Quotation;
import org.jspecify.annotations.Nullable;

/**
 * What differs between an origin and a rule, in words, with a measure of how much it is.
 *
 * @param count how many things differ
 * @param weight how unlikely it is that the rule was meant to match the origin
 * @param clauses what differs, one clause for each thing
 */
record OriginDifference(int count, int weight, List<String> clauses) {

	private static final List<String> LOOPBACK_HOSTS = List.of("localhost", "127.0.0.1", "[::1]");

	private static final String WWW = "www.";

	/**
	 * Hosts shorter than this are all alike.
	 */
	private static final int SHORTEST_TYPO = 6;

	/**
	 * From this length on two letters may differ.
	 */
	private static final int LONG_HOST = 10;

	/**
	 * Compare an origin with a rule.
	 * @param sent the origin
	 * @param listed what the rule means; an exact origin as a pattern with nothing open
	 * @param verb what the rule does with it, such as {@code is listed}
	 * @return the difference, or {@code null} if nothing differs or the hosts have
	 * nothing in common
	 */
	static @Nullable OriginDifference between(Origin sent, OriginPattern listed, String verb) {
		List<String> clauses = new ArrayList<>();
		int weight = 0;
		if (!sent.scheme().equals(listed.scheme())) {
			clauses.add("the scheme differs: it is " + Quotation.of(sent.scheme()) + ", and "
					+ Quotation.of(listed.scheme()) + " " + verb);
			weight += 2;
		}
		if (listed.isAnyHost()) {
			weight += 2;
		}
		else if (!isHostAdmitted(sent.host(), listed.hostTail())) {
			HostDifference host = betweenHosts(sent.host(), listed.hostTail(), verb);
			if (host == null) {
				return null;
			}
			clauses.add(host.clause());
			weight += host.weight();
		}
		if (listed.port() != OriginPattern.ANY_PORT && listed.port() != sent.port()) {
			clauses.add("the port differs: it is " + port(sent.scheme(), sent.port()) + ", and "
					+ port(listed.scheme(), listed.port()) + " " + verb);
			weight += 2;
		}
		return clauses.isEmpty() ? null : new OriginDifference(clauses.size(), weight, clauses);
	}

	static List<String> loopbackHosts() {
		return LOOPBACK_HOSTS;
	}

	private static String port(String scheme, int port) {
		if (port != Origin.DEFAULT_PORT) {
			return String.valueOf(port);
		}
		int defaultPort = DefaultPort.of(scheme);
		return (defaultPort != DefaultPort.NONE) ? "the default " + defaultPort : "none";
	}

	private static boolean isHostAdmitted(String host, String tail) {
		return tail.startsWith(".") ? host.length() > tail.length() && host.endsWith(tail) : host.equals(tail);
	}

	private static @Nullable HostDifference betweenHosts(String sent, String tail, String verb) {
		String itIs = "it is " + Quotation.of(sent) + ", and ";
		if (tail.startsWith(".")) {
			return betweenTails(sent, tail, itIs, verb);
		}
		String listed = Quotation.of(tail);
		if (sent.equals(WWW + tail)) {
			return new HostDifference("it has www. in front, and " + listed + " without it " + verb, 1);
		}
		if (tail.equals(WWW + sent)) {
			return new HostDifference("www. is missing: " + itIs + listed + " " + verb, 1);
		}
		if (sent.equalsIgnoreCase(tail)) {
			return new HostDifference("upper and lower case differ: " + itIs + listed + " " + verb, 1);
		}
		if (LOOPBACK_HOSTS.contains(sent) && LOOPBACK_HOSTS.contains(tail)) {
			return new HostDifference(
					"the host differs: " + itIs + listed + " " + verb + ", which is another host to a browser", 1);
		}
		if (HostSyntax.withoutFinalDot(sent).equals(HostSyntax.withoutFinalDot(tail))) {
			return new HostDifference(sent.endsWith(".") ? "its host ends in a dot, and " + listed + " " + verb
					: "the dot at the end is missing: " + itIs + listed + " " + verb, 1);
		}
		if (!HostSyntax.endsInNumber(tail) && sent.endsWith("." + tail) && isDomain(tail)) {
			return new HostDifference("it is a sub-domain of " + listed + ", and only " + listed + " itself " + verb,
					3);
		}
		if (!HostSyntax.endsInNumber(sent) && tail.endsWith("." + sent) && isDomain(sent)) {
			return new HostDifference(itIs + "only its sub-domain " + listed + " " + verb, 3);
		}
		return spelling(sent, tail, itIs + listed + " " + verb);
	}

	private static @Nullable HostDifference betweenTails(String sent, String tail, String itIs, String verb) {
		String listed = Quotation.of("*" + tail);
		if (tail.length() == sent.length() + 1 && tail.endsWith(sent)) {
			return new HostDifference(itIs + listed + " means its sub-domains, not the domain itself", 2);
		}
		int labels = (int) tail.chars().filter((c) -> c == '.').count();
		int start = sent.length();
		for (int i = 0; i < labels && start > 0; i++) {
			start = sent.lastIndexOf('.', start - 1);
		}
		return (start > 0) ? spelling(sent.substring(start), tail, itIs + listed + " " + verb) : null;
	}

	private static @Nullable HostDifference spelling(String sent, String listed, String clause) {
		int length = Math.min(sent.length(), listed.length());
		if (length < SHORTEST_TYPO) {
			return null;
		}
		int max = (length < LONG_HOST) ? 1 : 2;
		int distance = EditDistance.between(sent, listed, max);
		return (distance <= max) ? new HostDifference("the host is spelt differently: " + clause, 1 + 2 * distance)
				: null;
	}

	/**
	 * A host of one label has sub-domains only if it is localhost.
	 */
	private static boolean isDomain(String host) {
		return host.indexOf('.') > 0 || host.equals("localhost");
	}

	private record HostDifference(String clause, int weight) {
	}

}
