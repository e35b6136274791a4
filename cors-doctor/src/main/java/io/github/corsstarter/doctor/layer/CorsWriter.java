package io.github.corsstarter.doctor.layer;

import java.util.List;

import io.github.corsstarter.doctor.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Which layer wrote the CORS headers of an answer, or left them out.
 */
public final class CorsWriter {

	private CorsWriter() {
	}

	/**
	 * The starter, unless it refused what the headers allow; else the layer that
	 * answered, or of those on the way the one that is nearest to the application.
	 * @return the layer, or {@code null} if it is not known
	 */
	public static @Nullable Layer of(WireAnswer answer) {
		List<Trace> traces = Fingerprints.in(answer);
		if (traces.stream().anyMatch((trace) -> trace.layer() == Layer.CORS_STARTER) && !isOverruled(answer)) {
			return Layer.CORS_STARTER;
		}
		List<Trace> others = traces.stream().filter((trace) -> trace.layer() != Layer.CORS_STARTER).toList();
		if (others.isEmpty()) {
			return null;
		}
		Trace first = others.get(0);
		return ((first.role() == Trace.Role.ANSWERED) ? first : others.get(others.size() - 1)).layer();
	}

	/**
	 * Whether the starter did not allow the origin, and the answer does.
	 */
	private static boolean isOverruled(WireAnswer answer) {
		String decision = answer.first("X-Cors-Decision");
		return decision != null && decision.startsWith("origin-not-allowed")
				&& answer.first("Access-Control-Allow-Origin") != null;
	}

}
