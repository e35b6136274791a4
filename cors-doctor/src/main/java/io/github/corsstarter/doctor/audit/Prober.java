package io.github.corsstarter.doctor.audit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.doctor.examine.WireTransport;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.doctor.wire.WireException;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of an audit: few, paced, without effect, to one host. Used once.
 */
final class Prober {

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");

	/**
	 * After so many requests in a row without an answer no more are sent.
	 */
	private static final int MOST_FAILURES = 3;

	private final Wire wire;

	private final String host;

	private final Limits limits;

	private final long start = System.nanoTime();

	private final List<Probed> probed = new ArrayList<>();

	private int requests;

	private int failuresInARow;

	private @Nullable String failure;

	private long next = this.start;

	/**
	 * Create a prober.
	 * @param wire carries the requests
	 * @param host the one host that is asked
	 * @param limits what it may cost
	 */
	Prober(Wire wire, String host, Limits limits) {
		this.wire = wire;
		this.host = host;
		this.limits = limits;
	}

	/**
	 * Send a request.
	 * @return the answer, or {@code null} if the server gives no answer, or if the audit
	 * sends no more
	 */
	@Nullable Probed send(String method, URI url, HeaderLine... headers) {
		if (!METHODS.contains(method) || !this.host.equalsIgnoreCase(url.getHost())) {
			throw new IllegalArgumentException("An audit sends no " + method + " to " + url.getHost());
		}
		if (isOver() || !pause()) {
			return null;
		}
		List<HeaderLine> lines = new ArrayList<>(WireTransport.ALWAYS);
		lines.addAll(List.of(headers));
		WireRequest request = new WireRequest(method, url, List.copyOf(lines), null);
		try {
			this.requests++;
			Probed answered = new Probed(request, this.wire.exchange(request));
			this.probed.add(answered);
			this.failuresInARow = 0;
			return answered;
		}
		catch (WireException ex) {
			if (ex.kind() == WireException.Kind.UNSUPPORTED) {
				this.requests--;
				return null;
			}
			this.failuresInARow++;
			this.failure = ex.getMessage();
			return null;
		}
	}

	private boolean isOver() {
		if (this.requests >= Limits.MOST_REQUESTS || this.failuresInARow >= MOST_FAILURES) {
			return true;
		}
		if (System.nanoTime() - this.start < this.limits.time().toNanos()) {
			return false;
		}
		this.failure = "the audit took longer than " + this.limits.time().toSeconds() + " s";
		return true;
	}

	/**
	 * Wait for the turn of the next request.
	 * @return {@code false} if the program was interrupted
	 */
	private boolean pause() {
		try {
			TimeUnit.NANOSECONDS.sleep(this.next - System.nanoTime());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		this.next = System.nanoTime() + TimeUnit.SECONDS.toNanos(1) / this.limits.rate();
		return true;
	}

	List<Probed> probed() {
		return List.copyOf(this.probed);
	}

	int requests() {
		return this.requests;
	}

	long millis() {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.start);
	}

	/**
	 * Why some request has no answer, or {@code null} if all have one.
	 */
	@Nullable String failure() {
		return this.failure;
	}

}
