package io.github.corsstarter.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one filter costs in one case.
 *
 * @param exchange the name of the case
 * @param peer the filter
 * @param nanoseconds time: of each JVM the fastest of its iterations, because whoever
 * else uses the machine only adds to it; and of these the median, because each JVM
 * compiles in its own way
 * @param lowest the lowest iteration
 * @param highest the highest iteration
 * @param bytes memory allocated, exact
 */
record Measurement(String exchange, Peer peer, double nanoseconds, double lowest, double highest, double bytes) {

	static Measurement of(String exchange, Peer peer, List<double[]> jvms, double bytes) {
		double[] all = jvms.stream().flatMapToDouble(Arrays::stream).toArray();
		double median = median(jvms.stream().mapToDouble(Measurement::fastest).toArray());
		return new Measurement(exchange, peer, median, fastest(all), Arrays.stream(all).max().orElseThrow(), bytes);
	}

	private static double fastest(double[] iterations) {
		return Arrays.stream(iterations).min().orElseThrow();
	}

	static double median(double... values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
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
