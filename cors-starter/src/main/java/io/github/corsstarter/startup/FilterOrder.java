package io.github.corsstarter.startup;

import org.springframework.core.Ordered;

/**
 * Orders of filters, as people write them.
 */
public final class FilterOrder {

	/**
	 * Orders this close to the first one are named by their distance from it.
	 */
	private static final int NEAR = 1000;

	private FilterOrder() {
	}

	/**
	 * Name an order: the numbers at both ends say nothing.
	 */
	public static String text(int order) {
		long distance = (long) order - Ordered.HIGHEST_PRECEDENCE;
		if (distance < NEAR) {
			return (distance == 0) ? "HIGHEST_PRECEDENCE" : "HIGHEST_PRECEDENCE + " + distance;
		}
		return (order == Ordered.LOWEST_PRECEDENCE) ? "LOWEST_PRECEDENCE" : Integer.toString(order);
	}

}
