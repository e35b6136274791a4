package io.github.corsstarter.doctor.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Trace;

/**
 * A station on the way of a request.
 *
 * @param title its name
 * @param state what it did
 * @param evidence what shows it
 */
record Hop(String title, State state, List<String> evidence) {

	private static final int APPLICATION = 4;

	/**
	 * The way of an examination: from the browser over the layers that the answers show
	 * to the application. Answers do not tell the order, so it is the usual one.
	 */
	static List<Hop> way(Examination examination) {
		Map<Layer, Hop> seen = new LinkedHashMap<>();
		for (Sighting sighting : examination.sightings()) {
			for (Trace trace : sighting.traces()) {
				seen.merge(trace.layer(), of(sighting, trace), Hop::and);
			}
		}
		List<Layer> layers = seen.keySet().stream().sorted(Comparator.comparingInt(Hop::distance)).toList();
		List<Hop> way = new ArrayList<>();
		way.add(browser(examination));
		layers.forEach((layer) -> way.add(seen.get(layer)));
		if (layers.isEmpty() || distance(layers.get(layers.size() - 1)) < APPLICATION) {
			way.add(application(way));
		}
		return List.copyOf(way);
	}

	private static Hop of(Sighting sighting, Trace trace) {
		State state = (trace.role() == Trace.Role.ANSWERED) ? State.ANSWERED : State.PASSED;
		return new Hop(trace.layer().title(), state, List.of((sighting.preflight() ? "Preflight: " : "Request: ")
				+ trace.evidence() + ((trace.certainty() == Trace.Certainty.LIKELY) ? " (likely)" : "")));
	}

	private Hop and(Hop other) {
		List<String> both = new ArrayList<>(this.evidence);
		both.addAll(other.evidence);
		return new Hop(this.title, (other.state == State.ANSWERED) ? other.state : this.state, List.copyOf(both));
	}

	private static Hop browser(Examination examination) {
		return new Hop("Browser", State.ASKED, List.of("Page of " + examination.outcome().page().origin()));
	}

	private static Hop application(List<Hop> way) {
		boolean stopped = way.stream().anyMatch((hop) -> hop.state == State.ANSWERED);
		return stopped ? new Hop("Application", State.NOT_REACHED, List.of("A layer before it answered."))
				: new Hop("Application", State.UNSEEN, List.of("The answers do not show what wrote them."));
	}

	/**
	 * How far from the browser a layer usually is.
	 */
	private static int distance(Layer layer) {
		return switch (layer) {
			case CLOUDFRONT, CLOUDFLARE, AZURE_FRONT_DOOR, VERCEL, NETLIFY -> 0;
			case API_GATEWAY_REST, API_GATEWAY_HTTP, LAMBDA_URL, ALB, AZURE_APPLICATION_GATEWAY, GOOGLE_LOAD_BALANCER,
					HEROKU ->
				1;
			case NGINX, APACHE, HAPROXY, ENVOY -> 2;
			case TOMCAT, JETTY -> 3;
			case S3, SPRING_SECURITY, SPRING_CORS, SPRING_BOOT, CORS_STARTER, DJANGO -> APPLICATION;
		};
	}

	/**
	 * What a station did.
	 */
	enum State {

		/**
		 * It made the request.
		 */
		ASKED("asks"),

		/**
		 * It passed answers of others on.
		 */
		PASSED("took part"),

		/**
		 * It wrote an answer.
		 */
		ANSWERED("answered"),

		/**
		 * A layer before it answered.
		 */
		NOT_REACHED("not reached"),

		/**
		 * Nothing shows it.
		 */
		UNSEEN("not seen");

		private final String words;

		State(String words) {
			this.words = words;
		}

		String words() {
			return this.words;
		}

		/**
		 * The name of the class of CSS.
		 */
		String style() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
