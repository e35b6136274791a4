package io.github.corsstarter.benchmarks;

import java.lang.reflect.Proxy;

/**
 * Takes the place of a servlet object on which no method may be called.
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
