package io.github.corsstarter.doctor.audit;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.doctor.layer.CorsWriter;
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
	 * The values of {@code Access-Control-Allow-Origin}, whether they stand in one line
	 * or in several. Browsers accept one.
	 */
	List<String> allowed() {
		return this.answer.values("Access-Control-Allow-Origin")
			.stream()
			.flatMap((line) -> Stream.of(line.split(",")))
			.map(String::strip)
			.toList();
	}

	/**
	 * Whether a value names the origin. Browsers nevertheless block the page if there are
	 * {@linkplain #isAmbiguous() several}.
	 */
	boolean allows(String origin) {
		return allowed().contains(origin);
	}

	/**
	 * Whether there are several values, so that browsers block every page.
	 */
	boolean isAmbiguous() {
		return allowed().size() > 1;
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
	 * The layer that wrote the CORS headers, or left them out, or {@code null} if it is
	 * not known.
	 */
	@Nullable Layer layer() {
		return CorsWriter.of(this.answer);
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
