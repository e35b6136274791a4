package io.github.corsstarter.benchmarks.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

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
		double sum = 0;
		for (double value : values) {
			sum += value;
		}
		double mean = sum / values.length;
		if (values.length == 1) {
			return new Estimate(mean, mean, mean, 1);
		}
		double squares = 0;
		for (double value : values) {
			squares += (value - mean) * (value - mean);
		}
		double standardError = Math.sqrt(squares / (values.length - 1) / values.length);
		double reach = StudentT.forInterval95(values.length - 1) * standardError;
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
