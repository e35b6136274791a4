package io.github.corsstarter.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

import io.github.corsstarter.verification.HttpConnection;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;

/**
 * Requests to a server on this machine at a steady rate, over connections that are kept
 * open, until it is ended, and for five minutes at most. A request that has to wait for a
 * connection counts from the time at which it was due.
 */
final class Traffic implements AutoCloseable {

	/**
	 * The setting that servers need to keep connections open.
	 */
	static final String KEEP_ALIVE = "server.tomcat.max-keep-alive-requests=-1";

	private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

	private static final int FAILURES = 10;

	private final int port;

	private final long interval;

	private final LongFunction<Exchange> exchanges;

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicLong next = new AtomicLong();

	private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final AtomicInteger failed = new AtomicInteger();

	private final long start = System.nanoTime();

	private volatile boolean ended;

	private Traffic(int port, int perSecond, LongFunction<Exchange> exchanges) {
		this.port = port;
		this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
		this.exchanges = exchanges;
	}

	/**
	 * Start.
	 * @param port the port of the server
	 * @param connections how many requests can be open at a time
	 * @param perSecond how many requests are due in a second
	 * @param exchanges the requests by their number, from 0
	 */
	static Traffic start(int port, int connections, int perSecond, LongFunction<Exchange> exchanges) {
		Traffic traffic = new Traffic(port, perSecond, exchanges);
		for (int i = 0; i < connections; i++) {
			Thread thread = new Thread(traffic::send, "traffic-" + i);
			thread.setDaemon(true);
			traffic.threads.add(thread);
			thread.start();
		}
		return traffic;
	}

	/**
	 * How many requests were answered so far.
	 */
	int answered() {
		return this.nanos.size();
	}

	/**
	 * Send no more, and wait for the open requests.
	 * @return how long the requests took
	 * @throws IllegalStateException if a request failed, or its response was not the
	 * expected one
	 */
	Latencies end() {
		close();
		if (this.failed.get() > 0) {
			throw new IllegalStateException(
					this.failed + " requests failed, the first:\n" + String.join("\n", this.failures));
		}
		return Latencies.ofNanos(this.nanos);
	}

	@Override
	public void close() {
		this.ended = true;
		for (Thread thread : this.threads) {
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private void send() {
		try (HttpConnection connection = new HttpConnection(this.port)) {
			for (long number = this.next.getAndIncrement(); awaitDue(number); number = this.next.getAndIncrement()) {
				Exchange exchange = this.exchanges.apply(number);
				connection.write(text(exchange.request()));
				Response response = connection.read();
				this.nanos.add(System.nanoTime() - due(number));
				exchange.check().accept(response);
			}
		}
		catch (IOException | RuntimeException | AssertionError ex) {
			if (this.failed.incrementAndGet() <= FAILURES) {
				this.failures.add(ex.toString());
			}
		}
	}

	/**
	 * Wait until a request is due.
	 * @return {@code false} if it is not to be sent any more
	 */
	private boolean awaitDue(long number) {
		long due = due(number);
		long now = System.nanoTime();
		while (now - due < 0 && !this.ended) {
			LockSupport.parkNanos(due - now);
			now = System.nanoTime();
		}
		return !this.ended && now - this.start < LONGEST_NANOS;
	}

	private long due(long number) {
		return this.start + number * this.interval;
	}

	private String text(Request request) {
		StringBuilder text = new StringBuilder(request.method()).append(' ').append(request.path());
		text.append(" HTTP/1.1\r\nHost: localhost:").append(this.port).append("\r\n");
		request.lines().forEach((line) -> text.append(line).append("\r\n"));
		return text.append("\r\n").toString();
	}

}
