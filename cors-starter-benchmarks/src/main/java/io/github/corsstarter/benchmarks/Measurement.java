package io.github.corsstarter.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one filter costs in one case.
 *
 * @param exchange the name of the case
 * @param peer the filter
 * @param nanoseconds time, the median of all iterations of all forks: on a machine that
 * others use too, some of them are disturbed
 * @param lowest the lowest of them
 * @param highest the highest of them
 * @param bytes memory allocated, exact
 */
record Measurement(String exchange, Peer peer, double nanoseconds, double lowest, double highest, double bytes) {

	static Measurement of(String exchange, Peer peer, double[] iterations, double bytes) {
		double[] sorted = iterations.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		double median = (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
		return new Measurement(exchange, peer, median, sorted[0], sorted[sorted.length - 1], bytes);
	}

	static Measurement of(Map<String, Object> map) {
		return new Measurement((String) map.get("exchange"), Peer.valueOf((String) map.get("peer")),
				number(map, "nanoseconds"), number(map, "lowest"), number(map, "highest"), number(map, "bytes"));
	}

	private static double number(Map<String, Object> map, String name) {
		return ((Number) map.get(name)).doubleValue();
	}

	Map<String, Object> asMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("exchange", this.exchange);
		map.put("peer", this.peer.name());
		map.put("nanoseconds", rounded(this.nanoseconds));
		map.put("lowest", rounded(this.lowest));
		map.put("highest", rounded(this.highest));
		map.put("bytes", rounded(this.bytes));
		return map;
	}

	private static double rounded(double value) {
		return Math.round(value * 10) / 10.0;
	}

}
