package io.github.corsstarter.benchmarks.process;

/**
 * Student's t-distribution. With {@code t = sqrt(f) * tan(angle)} its density is a power
 * of the angle's cosine, so that quantiles need no gamma function: the share below an
 * angle is a quotient of two plain integrals.
 */
final class StudentT {

	private static final int INTERVALS = 2000;

	private static final int BISECTIONS = 60;

	private StudentT() {
	}

	/**
	 * The t that 2.5 % of the distribution lie above: that of a two-sided interval of 95
	 * %.
	 * @param degreesOfFreedom one less than the number of values, at least 1
	 * @return the quantile, for example 2.776 for 4
	 */
	static double forInterval95(int degreesOfFreedom) {
		if (degreesOfFreedom < 1) {
			throw new IllegalArgumentException("An interval needs two values at least");
		}
		int power = degreesOfFreedom - 1;
		double wanted = 0.95 * integral(power, Math.PI / 2);
		double low = 0;
		double high = Math.PI / 2;
		for (int i = 0; i < BISECTIONS; i++) {
			double middle = (low + high) / 2;
			if (integral(power, middle) < wanted) {
				low = middle;
			}
			else {
				high = middle;
			}
		}
		return Math.sqrt(degreesOfFreedom) * Math.tan(low);
	}

	/**
	 * The integral of a power of the cosine from 0, by Simpson's rule.
	 */
	private static double integral(int power, double end) {
		double step = end / INTERVALS;
		double sum = 1 + Math.pow(Math.cos(end), power);
		for (int i = 1; i < INTERVALS; i++) {
			sum += ((i % 2 == 0) ? 2 : 4) * Math.pow(Math.cos(i * step), power);
		}
		return sum * step / 3;
	}

}
