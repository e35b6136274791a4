package io.github.corsstarter.doctor.examine;

import java.util.List;

import io.github.corsstarter.doctor.layer.Fingerprints;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireException;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that was sent, and what came back.
 *
 * @param preflight whether it was a preflight
 * @param request the request
 * @param answer the answer, or {@code null} if none came
 * @param failure why none came, or {@code null} if one did
 */
public record Sighting(boolean preflight, WireRequest request, @Nullable WireAnswer answer,
		@Nullable WireException failure) {

	/**
	 * The layers that the answer shows, the one that answered first.
	 */
	public List<Trace> traces() {
		return (this.answer != null) ? Fingerprints.in(this.answer) : List.of();
	}

	/**
	 * The layer that wrote the answer, as far as it is known.
	 */
	public @Nullable Trace answeredBy() {
		List<Trace> traces = traces();
		return (!traces.isEmpty() && traces.get(0).role() == Trace.Role.ANSWERED) ? traces.get(0) : null;
	}

	String what() {
		return this.preflight ? "preflight" : "request";
	}

}
