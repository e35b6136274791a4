package io.github.corsstarter.benchmarks;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one filter costs in one case.
 *
 * @param exchange the name of the case
 * @param peer the filter
 * @param nanoseconds time of the fastest iteration of all JVMs, because other load on the
 * machine only adds to it
 * @param slowest time of the slowest iteration
 * @param bytes memory allocated, in the JVM that compiled worst
 */
record Measurement(String exchange, Peer peer, double nanoseconds, double slowest, double bytes) {

	static Measurement of(String exchange, Peer peer, double[] iterations, double bytes) {
		DoubleSummaryStatistics all = Arrays.stream(iterations).summaryStatistics();
		return new Measurement(exchange, peer, all.getMin(), all.getMax(), bytes);
	}

	static Measurement of(Map<String, Object> map) {
		return new Measurement((String) map.get("exchange"), Peer.valueOf((String) map.get("peer")),
				number(map, "nanoseconds"), number(map, "slowest"), number(map, "bytes"));
	}

	private static double number(Map<String, Object> map, String name) {
		return ((Number) map.get(name)).doubleValue();
	}

	Map<String, Object> asMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("exchange", this.exchange);
		map.put("peer", this.peer.name());
		map.put("nanoseconds", rounded(this.nanoseconds));
		map.put("slowest", rounded(this.slowest));
		map.put("bytes", rounded(this.bytes));
		return map;
	}

	private static double rounded(double value) {
		return Math.round(value * 10) / 10.0;
	}

}
