package io.github.corsstarter.doctor.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The same exchange through the front and directly. Both were answered.
 *
 * @param front through the front
 * @param direct at the application
 */
record Pair(Sighting front, Sighting direct) {

	/**
	 * The exchanges that both sides have, in order: the first preflight belongs to the
	 * first preflight, and so on.
	 */
	static List<Pair> of(Examination front, Examination direct) {
		List<Pair> pairs = new ArrayList<>();
		List<Sighting> left = new ArrayList<>(direct.sightings());
		for (Sighting sighting : front.sightings()) {
			Sighting partner = left.stream()
				.filter((candidate) -> candidate.preflight() == sighting.preflight())
				.findFirst()
				.orElse(null);
			if (partner != null) {
				left.remove(partner);
				if (sighting.answer() != null && partner.answer() != null) {
					pairs.add(new Pair(sighting, partner));
				}
			}
		}
		return List.copyOf(pairs);
	}

	WireAnswer frontAnswer() {
		return answer(this.front);
	}

	WireAnswer directAnswer() {
		return answer(this.direct);
	}

	private static WireAnswer answer(Sighting sighting) {
		if (sighting.answer() == null) {
			throw new IllegalStateException("Not answered");
		}
		return sighting.answer();
	}

	/**
	 * What stands before the path of the application in that of the front, such as the
	 * stage of a gateway; perhaps empty.
	 */
	String prefix() {
		String outside = String.valueOf(this.front.request().url().getRawPath());
		String inside = String.valueOf(this.direct.request().url().getRawPath());
		return outside.endsWith(inside) ? outside.substring(0, outside.length() - inside.length()) : "";
	}

	/**
	 * What stands between: what only the front's answer shows.
	 */
	List<Trace> between() {
		List<Trace> traces = new ArrayList<>(this.front.traces());
		traces.removeIf((trace) -> this.direct.traces().stream().anyMatch((own) -> own.layer() == trace.layer()));
		Trace lowerCase = lowerCase();
		if (lowerCase != null && traces.isEmpty()) {
			traces.add(lowerCase);
		}
		return List.copyOf(traces);
	}

	/**
	 * Whether a layer between wrote the front's answer itself.
	 */
	boolean isAnsweredBetween() {
		Trace own = this.front.answeredBy();
		return own != null && between().contains(own);
	}

	/**
	 * HAProxy writes nothing of its own, but the names of headers in lower case, which
	 * others do with HTTP/2 only. {@code Connection} is of each connection (RFC 9110,
	 * section 7.6.1) and shows nothing.
	 */
	private @Nullable Trace lowerCase() {
		List<String> names = frontAnswer().headers().stream().map(HeaderLine::name).toList();
		boolean changed = directAnswer().headers()
			.stream()
			.map(HeaderLine::name)
			.filter((name) -> !name.equalsIgnoreCase("Connection"))
			.anyMatch((name) -> !isLowerCase(name) && names.contains(name.toLowerCase(Locale.ROOT)));
		boolean first = frontAnswer().version().startsWith("HTTP/1") && directAnswer().version().startsWith("HTTP/1");
		if (!changed || !first || !names.stream().allMatch(Pair::isLowerCase)) {
			return null;
		}
		return new Trace(Layer.HAPROXY, Trace.Role.PASSED, Trace.Certainty.LIKELY,
				"the names of the application's headers arrive in lower case", null, null);
	}

	private static boolean isLowerCase(String name) {
		return name.equals(name.toLowerCase(Locale.ROOT));
	}

	String what() {
		return this.front.preflight() ? "preflight" : "request";
	}

}
