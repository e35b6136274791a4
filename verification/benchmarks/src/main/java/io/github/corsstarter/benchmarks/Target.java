package io.github.corsstarter.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the filter may cost.
 *
 * @param what the figure
 * @param bound what it may be
 * @param atMost whether the bound is the highest good figure, else the lowest
 * @param figure how it is computed
 */
record Target(String what, double bound, boolean atMost, ToDoubleFunction<Figures> figure) {

	static List<Target> all() {
		return List.of(
				atMost("no `Origin`: time, in units of an empty `OncePerRequestFilter`", 2,
						(it) -> it.time("no-origin", Peer.STARTER) / it.time("no-origin", Peer.EMPTY_FILTER)),
				atMost("no `Origin`: time, in units of a filter that only looks for `Origin` and keeps `Vary`", 1.25,
						(it) -> it.time("no-origin", Peer.STARTER) / it.time("no-origin", Peer.LEAST_FILTER)),
				atMost("no `Origin`: bytes more than an empty `OncePerRequestFilter`", 64,
						(it) -> it.bytes("no-origin", Peer.STARTER) - it.bytes("no-origin", Peer.EMPTY_FILTER)),
				atLeast("actual request: times less added time than Spring", 8,
						(it) -> it.timesLessThanSpring("actual")),
				atMost("actual request: bytes added", 250, (it) -> it.addedBytes("actual", Peer.STARTER)),
				atMost("10 000 origins instead of 1: first, last", 1.3,
						(it) -> it.growth("exact-1-last", "exact-10000-first", "exact-10000-last")),
				atMost("10 000 origins instead of 1: not listed", 1.3,
						(it) -> it.growth("exact-1-miss", "exact-10000-miss")),
				atMost("100 000 origins instead of 1: first, last", 1.3,
						(it) -> it.growth("exact-1-last", "exact-100000-first", "exact-100000-last")),
				atMost("100 000 origins instead of 1: not listed", 1.3,
						(it) -> it.growth("exact-1-miss", "exact-100000-miss")),
				atLeast("10 000 origins: times less added time than Spring", 500,
						(it) -> it.timesLessThanSpring("exact-10000-last")),
				atMost("1 000 patterns instead of 1: first, last, 4 096 origins in turn", 1.5,
						(it) -> it.growth("pattern-1-last", "pattern-1000-first", "pattern-1000-last")),
				atMost("1 000 patterns instead of 1: none matches", 1.5,
						(it) -> it.growth("pattern-1-miss", "pattern-1000-miss")),
				atLeast("1 000 patterns: times less added time than Spring", 500,
						(it) -> it.timesLessThanSpring("pattern-1000-last")),
				atMost("50 regexes, an origin seen before, instead of 1 exact origin", 1.5,
						(it) -> it.growth("actual", "regex-1-seen", "regex-50-seen")),
				atMost("50 regexes, an origin never seen: 7.25 times as long behind `https://`", 7.25,
						(it) -> it.growth("regex-50-alike-40", "regex-50-alike-240")),
				atMost("50 regexes, an origin never seen, of 240 characters, instead of a listed origin", 10,
						(it) -> it.growth("actual", "regex-50-alike-240", "regex-50-stranger-240", "regex-50-last")),
				atMost("the same: 8 KB instead of 300 B", 1,
						(it) -> it.growth("regex-50-alike-300", "regex-50-alike-8192")),
				atLeast("preflight: times less added time than Spring", 8, (it) -> it.timesLessThanSpring("preflight")),
				atLeast("7 KB of commas in `Access-Control-Request-Headers`: times less than Spring", 50,
						(it) -> it.timesLessThanSpring("hostile-headers-commas")),
				atLeast("7 KB of names: times less than Spring", 50,
						(it) -> it.timesLessThanSpring("hostile-headers-names")),
				atLeast("7 KB of spaces: times less than Spring", 50,
						(it) -> it.timesLessThanSpring("hostile-headers-spaces")),
				atLeast("7 KB of dots in `Origin`: times less than Spring", 50,
						(it) -> it.timesLessThanSpring("hostile-origin")),
				atMost("the most expensive of these four: bytes added", 500, Target::hostileBytes),
				atMost("`urls-regex: ^/api/.*$` instead of none", 1.2, (it) -> it.growth("urls-none", "urls-prefix")),
				atMost("`urls-regex` of any form, a path of 8 KB: microseconds added", 20,
						(it) -> Math.max(it.added("urls-8192-alternatives", Peer.STARTER),
								Math.max(it.added("urls-8192-groups", Peer.STARTER),
										it.added("urls-8192-anything", Peer.STARTER)))
								/ 1000),
				atMost("10 000 origins, 1 000 patterns and 50 regexes together instead of 1 origin", 1.5,
						(it) -> it.growth("actual", "together-exact", "together-pattern", "together-regex")));
	}

	boolean isMetBy(Figures figures) {
		double value = this.figure.applyAsDouble(figures);
		return this.atMost ? value <= this.bound : value >= this.bound;
	}

	private static double hostileBytes(Figures figures) {
		double most = 0;
		for (String exchange : List.of("hostile-headers-commas", "hostile-headers-names", "hostile-headers-spaces",
				"hostile-origin")) {
			most = Math.max(most, figures.addedBytes(exchange, Peer.STARTER));
		}
		return most;
	}

	private static Target atMost(String what, double bound, ToDoubleFunction<Figures> figure) {
		return new Target(what, bound, true, figure);
	}

	private static Target atLeast(String what, double bound, ToDoubleFunction<Figures> figure) {
		return new Target(what, bound, false, figure);
	}

}
