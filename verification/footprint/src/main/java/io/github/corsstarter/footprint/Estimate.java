package io.github.corsstarter.footprint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with its 95 % confidence interval (t-distribution).
 *
 * @param mean the mean
 * @param lower the lower end of the interval
 * @param upper the upper end of the interval
 * @param values how many values there were; with one alone there is no interval, and its
 * ends are the value
 */
record Estimate(double mean, double lower, double upper, int values) {

	static Estimate of(double... values) {
		if (values.length == 0) {
			throw new IllegalArgumentException("No values");
		}
		double mean = Mean.of(values).getAsDouble();
		if (values.length == 1) {
			return new Estimate(mean, mean, mean, 1);
		}
		double standardError = StandardDeviation.of(values).getAsDouble() / Math.sqrt(values.length);
		// 2.5 % of the distribution lie above it, and 2.5 % below its opposite.
		double quantile = TDistribution.of(values.length - 1).inverseSurvivalProbability(0.025);
		double reach = quantile * standardError;
		return new Estimate(mean, mean - reach, mean + reach, values.length);
	}

	/**
	 * Of the differences of values that were taken side by side.
	 */
	static Estimate ofDifferences(double[] values, double[] baseline) {
		return of(pairwise(values, baseline, (value, base) -> value - base));
	}

	static double[] pairwise(double[] values, double[] baseline, DoubleBinaryOperator operator) {
		if (values.length != baseline.length) {
			throw new IllegalArgumentException(values.length + " values, but " + baseline.length + " to compare with");
		}
		return IntStream.range(0, values.length)
			.mapToDouble((i) -> operator.applyAsDouble(values[i], baseline[i]))
			.toArray();
	}

	Map<String, Object> asMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("mean", this.mean);
		map.put("lower95", this.lower);
		map.put("upper95", this.upper);
		map.put("values", this.values);
		return map;
	}

	@Override
	public String toString() {
		return "%.1f [%.1f, %.1f]".formatted(this.mean, this.lower, this.upper);
	}

}
