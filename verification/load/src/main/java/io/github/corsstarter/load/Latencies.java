package io.github.corsstarter.load;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long requests took, in milliseconds and in order.
 */
final class Latencies {

	private final double[] millis;

	private Latencies(double[] millis) {
		this.millis = millis;
	}

	static Latencies ofNanos(Collection<Long> nanos) {
		double[] millis = nanos.stream().mapToDouble((each) -> each / 1e6).sorted().toArray();
		if (millis.length == 0) {
			throw new IllegalArgumentException("There is no request");
		}
		return new Latencies(millis);
	}

	static Latencies of(Collection<Latencies> parts) {
		return new Latencies(parts.stream().flatMapToDouble((part) -> Arrays.stream(part.millis)).sorted().toArray());
	}

	int count() {
		return this.millis.length;
	}

	/**
	 * The smallest time within which this part of the requests was answered.
	 * @param part from 0 to 1
	 */
	double quantile(double part) {
		return this.millis[(int) Math.max(0, Math.ceil(part * this.millis.length) - 1)];
	}

	double slowest() {
		return this.millis[this.millis.length - 1];
	}

	Map<String, Object> summary() {
		Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("requests", count());
		summary.put("medianMillis", quantile(0.5));
		summary.put("percentile99Millis", quantile(0.99));
		summary.put("slowestMillis", slowest());
		return summary;
	}

}
