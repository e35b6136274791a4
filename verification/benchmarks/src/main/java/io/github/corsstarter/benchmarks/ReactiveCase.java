package io.github.corsstarter.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A request to a reactive application, and what the filters that see it are configured
 * for.
 *
 * @param name what results call it
 * @param origins how many origins are allowed
 * @param method the method of the request
 * @param origin its {@code Origin}, or nothing
 */
record ReactiveCase(String name, int origins, String method, String origin) {

	/**
	 * The filters that are compared in each case.
	 */
	static final Set<Peer> PEERS = EnumSet.of(Peer.NO_FILTER, Peer.EMPTY_FILTER, Peer.STARTER, Peer.SPRING);

	static List<ReactiveCase> all() {
		return List.of(new ReactiveCase("reactive-no-origin", 1, "GET", ""),
				new ReactiveCase("reactive-actual", 1, "GET", Job.origin(0)),
				new ReactiveCase("reactive-refused", 1, "GET", Job.origin(1)),
				new ReactiveCase("reactive-preflight", 1, "OPTIONS", Job.origin(0)),
				new ReactiveCase("reactive-exact-10000", 10_000, "GET", Job.origin(9_999)));
	}

	static ReactiveCase named(String name) {
		return all().stream().filter((candidate) -> candidate.name().equals(name)).findFirst().orElseThrow();
	}

}
