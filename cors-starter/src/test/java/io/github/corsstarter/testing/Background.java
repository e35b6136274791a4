package io.github.corsstarter.testing;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What a test does on another thread.
 */
public final class Background {

	private Background() {
	}

	/**
	 * Start something that waits until the test lets it go on.
	 * @param work what to do
	 * @return its result, once there is one
	 */
	public static <T> CompletableFuture<T> start(Supplier<T> work) {
		CompletableFuture<T> result = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				result.complete(work.get());
			}
			catch (RuntimeException ex) {
				result.completeExceptionally(ex);
			}
		});
		thread.setDaemon(true);
		thread.start();
		return result;
	}

}
