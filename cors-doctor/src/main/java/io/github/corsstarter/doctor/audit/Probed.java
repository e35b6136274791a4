package io.github.corsstarter.doctor.audit;

import java.util.List;

import io.github.corsstarter.doctor.layer.Fingerprints;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request of an audit, and its answer.
 *
 * @param request the request
 * @param answer the answer
 */
public record Probed(WireRequest request, WireAnswer answer) {

	/**
	 * What the answer allows: the value of {@code Access-Control-Allow-Origin}, or
	 * {@code null} if it is absent or has more than one.
	 */
	@Nullable String allowed() {
		List<String> values = this.answer.values("Access-Control-Allow-Origin");
		return (values.size() == 1) ? values.get(0) : null;
	}

	boolean allows(String origin) {
		return origin.equals(allowed());
	}

	boolean allowsCredentials() {
		return "true".equals(this.answer.first("Access-Control-Allow-Credentials"));
	}

	boolean isError() {
		return this.answer.status() >= 400;
	}

	/**
	 * Where the answer redirects to, or {@code null} if it does not.
	 */
	@Nullable String location() {
		return switch (this.answer.status()) {
			case 301, 302, 303, 307, 308 -> this.answer.first("Location");
			default -> null;
		};
	}

	/**
	 * The layer that wrote the CORS headers, or left them out: the starter, unless it
	 * refused what the headers allow; else the layer that answered, or of those on the
	 * way the one that is nearest to the application.
	 * @return the layer, or {@code null} if it is not known
	 */
	@Nullable Layer layer() {
		if (shows(Layer.CORS_STARTER) && !isOverruled()) {
			return Layer.CORS_STARTER;
		}
		List<Trace> traces = Fingerprints.in(this.answer)
			.stream()
			.filter((trace) -> trace.layer() != Layer.CORS_STARTER)
			.toList();
		if (traces.isEmpty()) {
			return null;
		}
		Trace first = traces.get(0);
		return ((first.role() == Trace.Role.ANSWERED) ? first : traces.get(traces.size() - 1)).layer();
	}

	/**
	 * Whether the starter did not allow the origin, and the answer does.
	 */
	private boolean isOverruled() {
		String decision = this.answer.first("X-Cors-Decision");
		return decision != null && decision.startsWith("origin-not-allowed") && allowed() != null;
	}

	/**
	 * The layer that is nearest to the browser, or {@code null} if it is not known.
	 */
	@Nullable Layer outerLayer() {
		List<Trace> traces = Fingerprints.in(this.answer);
		return traces.isEmpty() ? null : traces.get(0).layer();
	}

	boolean shows(Layer layer) {
		return Fingerprints.in(this.answer).stream().anyMatch((trace) -> trace.layer() == layer);
	}

}
