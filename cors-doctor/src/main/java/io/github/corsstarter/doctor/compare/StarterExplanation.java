package io.github.corsstarter.doctor.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.corsstarter.doctor.examine.Diagnosis;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What the starter says that it does with a request.
 *
 * @param cors why CORS decides as it does, or {@code null} if it decides nothing
 * @param bean the bean that decides about the origin at request time and was not asked,
 * or {@code null} if none does; all else is what happens if it does not allow the origin
 * @param unlisted why the browser does not send the request after the preflight, or
 * {@code null} if it does
 * @param host why the host is refused, or {@code null} if it is not
 * @param csrf why the request is refused as one of another site, or {@code null} if it is
 * not
 * @param ofPreflight the headers of CORS of the answer to the preflight, or {@code null}
 * if they are not known
 * @param ofRequest those of the answer to the request, or {@code null} if they are not
 * known
 */
public record StarterExplanation(@Nullable StarterReason cors, @Nullable String bean, @Nullable StarterReason unlisted,
		@Nullable StarterReason host, @Nullable StarterReason csrf, @Nullable List<HeaderLine> ofPreflight,
		@Nullable List<HeaderLine> ofRequest) {

	private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	static StarterExplanation of(JsonObject json) {
		JsonObject cors = json.getObject("cors", new JsonObject());
		JsonObject preflight = cors.getObject("preflight", new JsonObject());
		StarterReason reason = StarterReason.in(cors, "reason");
		String bean = cors.getString("decidesAtRequestTime");
		boolean known = reason != null;
		return new StarterExplanation(reason, (bean != null) ? Sentences.of(bean) : null, unlisted(cors, preflight),
				refusal(json, "hosts"), refusal(json, "csrf"), known ? headers(preflight) : null,
				known ? headers(cors) : null);
	}

	private static @Nullable StarterReason unlisted(JsonObject cors, JsonObject preflight) {
		StarterReason reason = StarterReason.in(preflight, "blocked");
		if (reason == null) {
			return null;
		}
		List<String> actions = objects(cors, "unlisted")
			.map((token) -> "For the " + token.getString("kind") + " " + token.getString("name") + ": "
					+ token.getString("action"))
			.toList();
		return actions.isEmpty() ? reason
				: new StarterReason(reason.code(), reason.sentence(), Sentences.of(String.join(" ", actions)));
	}

	private static Stream<JsonObject> objects(JsonObject object, String member) {
		return object.getArray(member, new JsonArray())
			.stream()
			.filter(JsonObject.class::isInstance)
			.map(JsonObject.class::cast);
	}

	/**
	 * A bean that was not asked can decide otherwise.
	 */
	private static @Nullable StarterReason refusal(JsonObject json, String part) {
		JsonObject object = json.getObject(part, new JsonObject());
		StarterReason reason = StarterReason.in(object, "reason");
		return (reason != null && reason.isRefusal() && object.getString("decidesAtRequestTime") == null) ? reason
				: null;
	}

	private static @Nullable List<HeaderLine> headers(JsonObject object) {
		if (!object.has("responseHeaders")) {
			return null;
		}
		List<HeaderLine> lines = new ArrayList<>();
		for (Object line : object.getArray("responseHeaders", new JsonArray())) {
			String text = String.valueOf(line);
			int colon = text.indexOf(':');
			if (colon > 0) {
				lines.add(new HeaderLine(text.substring(0, colon), text.substring(colon + 1).strip()));
			}
		}
		return List.copyOf(lines);
	}

	/**
	 * What it gives as reasons: that of CORS, and those of refusals.
	 */
	public List<StarterReason> reasons() {
		return Stream.of(this.cors, this.unlisted, this.host, this.csrf).<StarterReason>mapMulti((reason, each) -> {
			if (reason != null) {
				each.accept(reason);
			}
		}).toList();
	}

	/**
	 * The cause of what the page gets through the front.
	 * @return a cause in the starter, or {@code null} if the answer is not the one that
	 * the starter says it gives
	 */
	@Nullable Diagnosis explain(Examination front) {
		List<Sighting> sightings = explained(front);
		if (sightings.isEmpty() || sightings.size() < front.sightings().size()) {
			return null;
		}
		Sighting last = sightings.get(sightings.size() - 1);
		StarterReason reason = reason(last, front.isPassed());
		if (reason == null) {
			return null;
		}
		String decides = "cors-starter decides about the " + what(last);
		String why = (reason.sentence() != null) ? " (" + reason.code() + "): " + reason.sentence()
				: ": " + reason.code() + ".";
		return new Diagnosis(Layer.CORS_STARTER, decides + why + bean(reason), String.valueOf(reason.action()));
	}

	private String bean(StarterReason reason) {
		return (this.bean != null && reason.equals(this.cors)) ? " The bean " + this.bean + " does not allow it either."
				: "";
	}

	private @Nullable StarterReason reason(Sighting last, boolean passed) {
		WireAnswer answer = last.answer();
		Trace own = last.answeredBy();
		if (answer == null || Compared.OF_GATEWAYS.contains(answer.status())
				|| (own != null && own.layer() != Layer.CORS_STARTER)) {
			return null;
		}
		if (this.host != null && answer.status() == 400) {
			return this.host;
		}
		if (!passed && expected(last) != null && differing(last) == null) {
			if (this.cors != null && this.cors.isRefusal()) {
				return this.cors;
			}
			if (this.unlisted != null && last.preflight()) {
				return this.unlisted;
			}
		}
		return (!last.preflight() && answer.status() == 403) ? this.csrf : null;
	}

	/**
	 * What the application answers directly, and would not if it were the one with this
	 * starter.
	 * @return a sentence, or {@code null} if both fit together
	 */
	@Nullable String contradiction(Examination direct) {
		if (this.bean != null || isSameOrigin()) {
			return null;
		}
		for (Sighting sighting : explained(direct)) {
			Trace own = sighting.answeredBy();
			String name = (own != null && own.layer() == Layer.CORS_STARTER) ? null : differing(sighting);
			List<HeaderLine> expected = expected(sighting);
			if (name != null && expected != null && sighting.answer() != null) {
				return "--actuator and --direct are not the same application, or not with the same configuration: "
						+ "for the " + what(sighting) + " the starter says " + line(name, values(expected, name))
						+ ", and --direct answers with " + line(name, sighting.answer().values(name)) + ".";
			}
		}
		return null;
	}

	/**
	 * Neither refused nor shared: the page is one of the host of the front, which is not
	 * that of {@code --direct}.
	 */
	private boolean isSameOrigin() {
		return this.cors != null && !this.cors.isRefusal() && this.ofRequest != null
				&& values(this.ofRequest, ALLOW_ORIGIN).isEmpty();
	}

	/**
	 * The starter is asked about one URL, and not about those of redirects.
	 */
	private static List<Sighting> explained(Examination side) {
		List<Sighting> sightings = side.sightings();
		return sightings.stream()
			.filter((sighting) -> sighting.request().url().equals(sightings.get(0).request().url()))
			.toList();
	}

	private @Nullable List<HeaderLine> expected(Sighting sighting) {
		return sighting.preflight() ? this.ofPreflight : this.ofRequest;
	}

	/**
	 * The header that is another one than the starter says.
	 */
	private @Nullable String differing(Sighting sighting) {
		List<HeaderLine> expected = expected(sighting);
		WireAnswer answer = sighting.answer();
		if (expected == null || answer == null) {
			return null;
		}
		List<String> names = sighting.preflight()
				? List.of(ALLOW_ORIGIN, "Access-Control-Allow-Methods", "Access-Control-Allow-Headers")
				: List.of(ALLOW_ORIGIN);
		return names.stream()
			.filter((name) -> !same(name, values(expected, name), answer.values(name)))
			.findFirst()
			.orElse(null);
	}

	private static List<String> values(List<HeaderLine> lines, String name) {
		return lines.stream().filter((line) -> line.is(name)).map(HeaderLine::value).toList();
	}

	/**
	 * Only lists have an order, a case and lines that mean nothing.
	 */
	private static boolean same(String name, List<String> one, List<String> other) {
		return name.equals(ALLOW_ORIGIN) ? one.equals(other) : tokens(one).equals(tokens(other));
	}

	private static Set<String> tokens(List<String> values) {
		Set<String> tokens = new TreeSet<>();
		for (String token : String.join(",", values).split(",")) {
			tokens.add(token.strip().toLowerCase(Locale.ROOT));
		}
		return tokens;
	}

	private static String line(String name, List<String> values) {
		return values.isEmpty() ? "no " + name : name + ": " + Printable.of(String.join(", ", values));
	}

	private static String what(Sighting sighting) {
		return sighting.preflight() ? "preflight" : "request";
	}

}
