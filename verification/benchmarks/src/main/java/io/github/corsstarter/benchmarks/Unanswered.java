package io.github.corsstarter.benchmarks;

import java.lang.reflect.Proxy;

/**
 * Stands where a servlet object must be and nobody may ask it anything.
 */
final class Unanswered {

	private Unanswered() {
	}

	static <T> T of(Class<T> type) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
				throw new UnsupportedOperationException(method.getName());
			}));
	}

}
