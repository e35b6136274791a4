package io.github.corsstarter.verification.hostile;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.github.corsstarter.verification.HttpConnection;

/**
 * Sends requests of every kind in random order, most of them on connections that are
 * kept, and looks at every response.
 */
public final class HostileClient implements Callable<Map<String, Long>> {

	private static final int HELD = 3;

	private final int port;

	private final List<HostileTraffic> kinds;

	private final long deadline;

	private final Random random;

	private final Map<HostileTraffic, Long> answered = new EnumMap<>(HostileTraffic.class);

	private final Deque<HttpConnection> held = new ArrayDeque<>();

	/**
	 * What was answered on the same connection, or on the one before.
	 */
	private HostileTraffic before;

	private long abandoned;

	private long finishedLate;

	private HttpConnection connection;

	/**
	 * Create a client.
	 * @param port the port of the server
	 * @param kinds what to send
	 * @param seed decides about the order
	 * @param deadline when to stop, as {@link System#nanoTime()} tells it
	 */
	public HostileClient(int port, Collection<HostileTraffic> kinds, long seed, long deadline) {
		this.port = port;
		this.kinds = List.copyOf(kinds);
		this.random = new Random(seed);
		this.deadline = deadline;
	}

	/**
	 * Send until it is time.
	 * @return how many of each kind were sent
	 * @throws IOException if a response does not come, or not whole
	 */
	@Override
	public Map<String, Long> call() throws IOException {
		this.connection = new HttpConnection(this.port);
		try {
			do {
				for (HostileTraffic kind : this.kinds) {
					send(kind);
				}
				abandon();
				hold();
				for (int i = this.random.nextInt(this.kinds.size()); i > 0; i--) {
					send(any());
				}
			}
			while (System.nanoTime() < this.deadline);
			while (!this.held.isEmpty()) {
				finishEldest();
			}
		}
		finally {
			this.connection.close();
			for (HttpConnection each : this.held) {
				each.close();
			}
		}
		return counts();
	}

	private void send(HostileTraffic kind) throws IOException {
		if (!this.connection.isOpen()) {
			this.connection.close();
			this.connection = new HttpConnection(this.port);
		}
		String text = kind.text(this.random);
		try {
			this.connection.write(text);
			kind.check(this.connection.read());
		}
		catch (IOException ex) {
			throw new IOException(kind + " after " + this.before + ": " + text, ex);
		}
		this.before = kind;
		this.answered.merge(kind, 1L, Long::sum);
	}

	/**
	 * Half a request, half a body, or a request whose answer no one waits for.
	 */
	private void abandon() throws IOException {
		String whole = any().text(this.random);
		String half = whole.substring(0, this.random.nextInt(whole.length() + 1));
		HttpConnection doomed = new HttpConnection(this.port);
		doomed.write(half);
		if (this.random.nextBoolean()) {
			doomed.reset();
		}
		else {
			doomed.close();
		}
		this.abandoned++;
	}

	/**
	 * A connection so slow that others are served in between.
	 */
	private void hold() throws IOException {
		String text = HostileTraffic.ALLOWED.text(this.random);
		HttpConnection slow = new HttpConnection(this.port);
		slow.write(text.substring(0, text.length() - 2));
		this.held.add(slow);
		if (this.held.size() > HELD) {
			finishEldest();
		}
	}

	private void finishEldest() throws IOException {
		try (HttpConnection slow = this.held.remove()) {
			slow.write("\r\n");
			HostileTraffic.ALLOWED.check(slow.read());
			this.finishedLate++;
		}
	}

	private HostileTraffic any() {
		return this.kinds.get(this.random.nextInt(this.kinds.size()));
	}

	private Map<String, Long> counts() {
		Map<String, Long> counts = new TreeMap<>();
		this.answered.forEach((kind, count) -> counts.put(kind.name(), count));
		counts.put("ABANDONED", this.abandoned);
		counts.put("FINISHED_LATE", this.finishedLate);
		return counts;
	}

}
