package io.github.corsstarter.doctor.har;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireException;
import io.github.corsstarter.doctor.wire.WireException.Kind;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * Answers a browser with what the file has, instead of asking a server. Used once.
 */
final class Recording implements Wire {

	private final List<HarEntry> next;

	private final HarEntry first;

	private final @Nullable HarEntry preflight;

	private final List<HarEntry> replayed = new ArrayList<>();

	private boolean begun;

	/**
	 * Create a recording.
	 * @param next what was recorded after it, for redirects
	 * @param first the request that is judged
	 * @param preflight its preflight, or {@code null} if the file has none
	 */
	Recording(List<HarEntry> next, HarEntry first, @Nullable HarEntry preflight) {
		this.next = next;
		this.first = first;
		this.preflight = preflight;
	}

	/**
	 * The requests of the file that were a part of this.
	 */
	List<HarEntry> replayed() {
		return this.replayed;
	}

	@Override
	public WireAnswer exchange(WireRequest request) throws WireException {
		HarEntry entry = next(request);
		if (entry == null) {
			throw new WireException(Kind.NOT_RECORDED, "the file does not have it");
		}
		this.replayed.add(entry);
		if (entry.answer() == null) {
			throw new WireException(Kind.NOT_RECORDED, "the file has no answer to it");
		}
		return entry.answer();
	}

	private @Nullable HarEntry next(WireRequest request) {
		if (request.method().equals("OPTIONS") && request.first("Access-Control-Request-Method") != null) {
			return this.begun ? following(request, true) : this.preflight;
		}
		if (!this.begun) {
			this.begun = true;
			return this.first;
		}
		return following(request, false);
	}

	/**
	 * What was recorded after a redirect.
	 */
	private @Nullable HarEntry following(WireRequest request, boolean preflight) {
		for (HarEntry entry : this.next) {
			if (entry.url().uri().equals(request.url()) && entry.method().equals(request.method())
					&& entry.isPreflight() == preflight && !this.replayed.contains(entry)) {
				return entry;
			}
		}
		return null;
	}

}
