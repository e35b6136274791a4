package io.github.corsstarter.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.github.corsstarter.origin.Origin;

/**
 * A request, what the filters that see it are configured for, and which filters can do
 * it.
 *
 * @param name what results call it
 * @param peers the filters
 * @param job what they allow
 * @param request the request
 */
record Case(String name, Set<Peer> peers, Supplier<Job> job, Supplier<LeanRequest> request) {

	private static final String PATH = "/api/orders/4711";

	/**
	 * As long as a server accepts.
	 */
	private static final String LONG_PATH = "/api" + "/orders".repeat(1170);

	private static final String REQUEST_HEADERS = "authorization,content-type";

	private static final int HOSTILE_LENGTH = 7000;

	/**
	 * The longest list of names that the starter reads.
	 */
	private static final int LONGEST_ECHO = 4096;

	/**
	 * How many different origins take turns where they do: more than a cache of the
	 * processor holds.
	 */
	private static final int SPREAD = 4096;

	/**
	 * All cases.
	 */
	static List<Case> all() {
		List<Case> all = new ArrayList<>();
		Supplier<Job> one = () -> Job.ofOrigins(1);
		all.add(new Case("no-origin", EnumSet.allOf(Peer.class), one, () -> get(List.of())));
		all.add(new Case("actual", ofCors(), one, () -> get(List.of(Job.origin(0)))));
		all.add(new Case("refused", EnumSet.of(Peer.STARTER, Peer.SPRING), one, () -> get(List.of(Job.origin(1)))));
		all.add(new Case("preflight", ofCors(), one, () -> preflight(Job.origin(0), REQUEST_HEADERS)));
		all.add(new Case("preflight-any-name", EnumSet.of(Peer.STARTER, Peer.SPRING), () -> one.get().withAnyName(),
				() -> preflight(Job.origin(0), REQUEST_HEADERS)));
		addOrigins(all);
		addPatterns(all);
		addRegexes(all);
		addHostile(all);
		addUrls(all);
		addTogether(all);
		return all;
	}

	static Case named(String name) {
		return all().stream().filter((candidate) -> candidate.name().equals(name)).findFirst().orElseThrow();
	}

	private static void addOrigins(List<Case> all) {
		for (int count : List.of(1, 10_000, 100_000)) {
			Supplier<Job> job = () -> Job.ofOrigins(count);
			Set<Peer> peers = (count == 10_000) ? EnumSet.of(Peer.STARTER, Peer.SPRING) : EnumSet.of(Peer.STARTER);
			String name = "exact-" + count;
			all.add(new Case(name + "-first", EnumSet.of(Peer.STARTER), job, () -> get(List.of(Job.origin(0)))));
			all.add(new Case(name + "-last", peers, job, () -> get(List.of(Job.origin(count - 1)))));
			all.add(new Case(name + "-miss", EnumSet.of(Peer.STARTER), job, () -> get(List.of(Job.origin(count)))));
			if (count > 10_000) {
				all.add(new Case(name + "-spread", EnumSet.of(Peer.NO_FILTER, Peer.STARTER), job,
						() -> get(IntStream.range(0, SPREAD).mapToObj((i) -> Job.origin(i * 7919 % count)).toList())));
			}
		}
	}

	private static void addPatterns(List<Case> all) {
		for (int count : List.of(1, 1_000)) {
			Supplier<Job> job = () -> Job.ofPatterns(count);
			String name = "pattern-" + count;
			all.add(new Case(name + "-seen", EnumSet.of(Peer.STARTER), job,
					() -> get(List.of(Job.originOfPattern(count - 1, 0)))));
			all.add(new Case(name + "-first", EnumSet.of(Peer.STARTER), job, () -> get(originsOfPattern(0))));
			all.add(new Case(name + "-last", EnumSet.of(Peer.NO_FILTER, Peer.STARTER, Peer.SPRING), job,
					() -> get(originsOfPattern(count - 1))));
			all.add(new Case(name + "-miss", EnumSet.of(Peer.STARTER, Peer.SPRING), job,
					() -> get(List.of(Job.originOfPattern(count, 0)))));
		}
	}

	private static void addRegexes(List<Case> all) {
		all.add(new Case("regex-1-seen", EnumSet.of(Peer.STARTER), () -> Job.ofRegexes(1),
				() -> get(List.of(Job.originOfRegex(0, 0)))));
		Supplier<Job> fifty = () -> Job.ofRegexes(50);
		all.add(new Case("regex-50-seen", EnumSet.of(Peer.STARTER), fifty,
				() -> get(List.of(Job.originOfRegex(49, 0)))));
		all.add(new Case("regex-50-last", EnumSet.of(Peer.STARTER), fifty,
				() -> get(IntStream.range(0, SPREAD).mapToObj((branch) -> Job.originOfRegex(49, branch)).toList())));
		all.add(new Case("regex-50-stranger-240", EnumSet.of(Peer.STARTER), fifty,
				() -> get(List.of(origin(240, ".stranger.example")))));
		for (int length : List.of(40, 240, 300, 8192)) {
			Set<Peer> peers = (length > Origin.MAX_LENGTH) ? EnumSet.of(Peer.NO_FILTER, Peer.STARTER)
					: EnumSet.of(Peer.STARTER);
			all.add(new Case("regex-50-alike-" + length, peers, () -> Job.ofRegexesWithOneEnd(50),
					() -> get(List.of(origin(length, Job.ONE_END)))));
		}
	}

	/**
	 * So many that a memory of those that were seen does not hold them.
	 */
	private static List<String> originsOfPattern(int index) {
		return IntStream.range(0, SPREAD).mapToObj((host) -> Job.originOfPattern(index, host)).toList();
	}

	private static void addHostile(List<Case> all) {
		Supplier<Job> one = () -> Job.ofOrigins(1);
		Set<Peer> peers = EnumSet.of(Peer.STARTER, Peer.SPRING);
		all.add(new Case("hostile-headers-commas", peers, one,
				() -> preflight(Job.origin(0), ",".repeat(HOSTILE_LENGTH))));
		all.add(new Case("hostile-headers-names", peers, one,
				() -> preflight(Job.origin(0), "a,".repeat(HOSTILE_LENGTH / 2))));
		all.add(new Case("hostile-headers-spaces", peers, one,
				() -> preflight(Job.origin(0), "a" + " ".repeat(HOSTILE_LENGTH) + "b")));
		all.add(new Case("hostile-headers-any-name", peers, () -> one.get().withAnyName(),
				() -> preflight(Job.origin(0), "a,".repeat(LONGEST_ECHO / 2))));
		all.add(new Case("hostile-origin", EnumSet.of(Peer.NO_FILTER, Peer.STARTER, Peer.SPRING),
				() -> Job.ofPatterns(1), () -> get(List.of("https://" + ".".repeat(HOSTILE_LENGTH) + "x"))));
	}

	private static void addUrls(List<Case> all) {
		for (String regex : List.of("", "^/api/.*$", "^/(api|public)/[a-z]+/.*$")) {
			String name = switch (regex) {
				case "" -> "urls-none";
				case "^/api/.*$" -> "urls-prefix";
				default -> "urls-expression";
			};
			all.add(new Case(name, EnumSet.of(Peer.STARTER), () -> Job.ofOrigins(1).on(regex),
					() -> get(List.of(Job.origin(0)))));
		}
		addLongPath(all, "alternatives", "^/(api|public)/.*[rs]$");
		addLongPath(all, "groups", "^(/[a-z]+)+$");
		addLongPath(all, "anything", "(?i)^/.*/orders/.*$");
	}

	private static void addLongPath(List<Case> all, String name, String regex) {
		all.add(new Case("urls-8192-" + name, EnumSet.of(Peer.STARTER), () -> Job.ofOrigins(1).on(regex),
				() -> new LeanRequest("GET", LONG_PATH, List.of(Job.origin(0)), "")));
	}

	private static void addTogether(List<Case> all) {
		Supplier<Job> everything = () -> Job.ofAll(10_000, 1_000, 50);
		all.add(new Case("together-exact", EnumSet.of(Peer.STARTER), everything,
				() -> get(List.of(Job.origin(9_999)))));
		all.add(new Case("together-pattern", EnumSet.of(Peer.STARTER), everything,
				() -> get(List.of(Job.originOfPattern(999, 0)))));
		all.add(new Case("together-regex", EnumSet.of(Peer.STARTER), everything,
				() -> get(List.of(Job.originOfRegex(49, 0)))));
	}

	private static Set<Peer> ofCors() {
		return EnumSet.complementOf(EnumSet.of(Peer.EMPTY_FILTER, Peer.LEAST_FILTER));
	}

	private static LeanRequest get(List<String> origins) {
		return new LeanRequest("GET", PATH, origins, "");
	}

	private static LeanRequest preflight(String origin, String requestHeaders) {
		return new LeanRequest("OPTIONS", PATH, List.of(origin), requestHeaders);
	}

	/**
	 * An origin of a length that no expression matches.
	 */
	private static String origin(int length, String end) {
		StringBuilder origin = new StringBuilder("https://a.");
		while (origin.length() + end.length() < length) {
			origin.append((origin.length() % 60 == 59) ? '.' : 'a');
		}
		return origin + end;
	}

}
