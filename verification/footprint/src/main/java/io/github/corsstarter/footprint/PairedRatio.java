package io.github.corsstarter.footprint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * How many times as much one thing costs as another, from pairs that were measured side
 * by side: the geometric mean of their ratios, with the 95 % confidence interval of the
 * mean of the logarithms. What slows both of a pair by the same factor has no effect.
 *
 * @param ratio the geometric mean
 * @param lower the lower end of the interval
 * @param upper the upper end of the interval
 * @param pairs how many pairs there were; with one alone there is no interval, and its
 * ends are the ratio
 */
record PairedRatio(double ratio, double lower, double upper, int pairs) {

	static PairedRatio of(double[] values, double[] baseline) {
		return ofRatios(Estimate.pairwise(values, baseline, (value, base) -> value / base));
	}

	static PairedRatio ofRatios(double... ratios) {
		Estimate log = Estimate.of(DoubleStream.of(ratios).map(PairedRatio::log).toArray());
		return new PairedRatio(Math.exp(log.mean()), Math.exp(log.lower()), Math.exp(log.upper()), log.values());
	}

	private static double log(double ratio) {
		if (!(ratio > 0) || Double.isInfinite(ratio)) {
			throw new IllegalArgumentException("No ratio of two costs: " + ratio);
		}
		return Math.log(ratio);
	}

	/**
	 * How many pairs it takes until the ends of the interval are as close to the ratio as
	 * this, if further pairs vary as those measured.
	 * @param closeness a fraction of the ratio
	 */
	long pairsFor(double closeness) {
		double reach = (Math.log(this.upper) - Math.log(this.lower)) / 2;
		return (long) Math.ceil(this.pairs * Math.pow(reach / Math.log1p(closeness), 2));
	}

	Map<String, Object> asMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("ratio", this.ratio);
		map.put("lower95", this.lower);
		map.put("upper95", this.upper);
		map.put("pairs", this.pairs);
		map.put("pairsForOnePercent", pairsFor(0.01));
		return map;
	}

	@Override
	public String toString() {
		return "%.3f [%.3f, %.3f]".formatted(this.ratio, this.lower, this.upper);
	}

}
