package io.github.corsstarter.doctor.expect;

import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.wire.PrintableUrl;
import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireException;
import io.github.corsstarter.doctor.wire.WireException.Kind;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * Carries the requests of one row: to no other server, and perhaps only the preflight.
 */
final class RowWire implements Wire {

	private final Wire wire;

	private final Url asked;

	private final boolean preflightOnly;

	private boolean stopped;

	private @Nullable String failure;

	RowWire(Wire wire, Url asked, boolean preflightOnly) {
		this.wire = wire;
		this.asked = asked;
		this.preflightOnly = preflightOnly;
	}

	@Override
	public WireAnswer exchange(WireRequest request) throws WireException {
		Url url = Url.parse(request.url().toString());
		if (url == null || !url.origin().equals(this.asked.origin())) {
			throw new WireException(Kind.UNSUPPORTED, "a redirect leads to " + PrintableUrl.of(request.url().toString())
					+ ", which is another server and is not asked");
		}
		if (this.preflightOnly && request.first("Access-Control-Request-Method") == null) {
			this.stopped = true;
			throw new WireException(Kind.UNSUPPORTED, "only the preflight is sent");
		}
		try {
			return this.wire.exchange(request);
		}
		catch (WireException ex) {
			this.failure = ex.getMessage();
			throw ex;
		}
	}

	/**
	 * Whether only the preflight was to be sent, and the request would have followed.
	 */
	boolean isStopped() {
		return this.stopped;
	}

	/**
	 * Why the server did not answer, or {@code null} if it did.
	 */
	@Nullable String failure() {
		return this.failure;
	}

}
