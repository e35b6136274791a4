package io.github.corsstarter.doctor.audit;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which other origins are allowed.
 */
final class OriginCheck {

	private final Scene scene;

	private OriginCheck(Scene scene) {
		this.scene = scene;
	}

	static void look(Scene scene) {
		new OriginCheck(scene).look();
	}

	private void look() {
		Survey survey = this.scene.survey();
		if (!this.scene.isAllowed()) {
			this.scene.findings().add(Weakness.ORIGIN_NOT_ALLOWED, List.of(survey.first()));
		}
		ambiguous();
		List<Probed> ofUnknown = Stream.of(survey.other(), survey.otherPreflight()).filter(Objects::nonNull).toList();
		if (ofUnknown.isEmpty()) {
			this.scene.findings().open("Which other origins are allowed.");
			return;
		}
		List<Probed> repeated = ofUnknown.stream()
			.filter((probed) -> probed.allows(Survey.UNKNOWN))
			.sorted(Comparator.comparing(Probed::isAmbiguous))
			.toList();
		if (!repeated.isEmpty()) {
			boolean credentials = repeated.stream().anyMatch(Probed::allowsCredentials);
			this.scene.findings()
				.add(credentials ? Weakness.ANY_ORIGIN_WITH_CREDENTIALS : Weakness.ANY_ORIGIN, repeated.subList(0, 1));
			return;
		}
		List<Probed> open = ofUnknown.stream().filter((probed) -> probed.allows("*")).toList();
		if (!open.isEmpty()) {
			boolean credentials = open.stream().anyMatch(Probed::allowsCredentials);
			this.scene.findings()
				.add(credentials ? Weakness.WILDCARD_WITH_CREDENTIALS : Weakness.WILDCARD, open.subList(0, 1));
			return;
		}
		this.scene.findings().fine("An unknown origin is not allowed.");
		lookAlikes();
	}

	/**
	 * A request and a preflight whose answers have several values. What else is looked at
	 * takes each value for what it is, because it counts as soon as it is the only one.
	 */
	private void ambiguous() {
		Survey survey = this.scene.survey();
		List<Probed> ambiguous = Stream
			.of(Stream.of(survey.first(), survey.own(), survey.other()),
					Stream.of(survey.preflight(), survey.otherPreflight()))
			.flatMap((answers) -> answers.filter(Objects::nonNull).filter(Probed::isAmbiguous).limit(1))
			.toList();
		if (!ambiguous.isEmpty()) {
			this.scene.findings().add(Weakness.SEVERAL_ALLOW_ORIGIN, ambiguous.get(0).outerLayer(), ambiguous);
		}
	}

	private void lookAlikes() {
		Map<Weakness, List<Probed>> found = new EnumMap<>(Weakness.class);
		int refused = 0;
		int unanswered = 0;
		for (LookAlike lookAlike : LookAlike.of(this.scene.page().url().origin())) {
			Probed probed = ask(lookAlike.origin());
			if (probed == null) {
				unanswered++;
			}
			else if (probed.allows(lookAlike.origin()) || (lookAlike.withCredentials() == Weakness.ANY_CASE
					&& probed.allows(this.scene.origin()) && isCompared())) {
				found.computeIfAbsent(lookAlike.weakness(probed), (weakness) -> new ArrayList<>()).add(probed);
			}
			else {
				refused++;
			}
		}
		found.forEach((weakness, evidence) -> this.scene.findings().add(weakness, evidence));
		if (refused > 0) {
			this.scene.findings()
				.fine(refused + " origins that look like the allowed one, or are special, are not allowed.");
		}
		if (unanswered > 0) {
			this.scene.findings()
				.open("Whether " + unanswered + " origins that look like the allowed one are allowed.");
		}
	}

	/**
	 * Whether the server compares at all: some write the same origin into every answer.
	 */
	private boolean isCompared() {
		Probed other = this.scene.survey().other();
		return other == null || !other.allows(this.scene.origin());
	}

	/**
	 * With the kind of request that is allowed to the origin itself, because the other
	 * may be refused for another reason.
	 */
	private @Nullable Probed ask(String origin) {
		URI url = this.scene.site().fresh();
		boolean preflight = !this.scene.survey().allows(this.scene.origin())
				&& this.scene.survey().allowsPreflight(this.scene.origin());
		return preflight ? Survey.preflight(url, origin, this.scene.prober())
				: Survey.get(url, origin, this.scene.prober());
	}

}
