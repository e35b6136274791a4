package io.github.corsstarter.soak;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.github.corsstarter.verification.HttpConnection;

/**
 * Sends all kinds of long traffic in turn, and looks at every response.
 *
 * @param port the port of the server
 * @param random decides about what may differ
 * @param deadline when to stop, as {@link System#nanoTime()} tells it
 */
record LongClient(int port, Random random, long deadline) implements Callable<Map<String, Long>> {

	@Override
	public Map<String, Long> call() throws IOException {
		Map<String, Long> sent = new TreeMap<>();
		do {
			for (LongTraffic kind : LongTraffic.values()) {
				try (HttpConnection connection = new HttpConnection(this.port)) {
					kind.send(connection, this.random);
				}
				catch (IOException | AssertionError ex) {
					throw new IOException(kind.name(), ex);
				}
				sent.merge(kind.name(), 1L, Long::sum);
			}
		}
		while (System.nanoTime() - this.deadline < 0);
		return sent;
	}

}
