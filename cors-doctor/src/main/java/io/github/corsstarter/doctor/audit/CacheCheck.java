package io.github.corsstarter.doctor.audit;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.doctor.examine.CacheMark;

/**
 * Whether caches can keep the answers for one origin from those of another.
 */
final class CacheCheck {

	/**
	 * What a cache may keep without being told for how long (RFC 9110, section 15.1).
	 */
	private static final Set<Integer> CACHEABLE = Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

	private CacheCheck() {
	}

	static void look(Scene scene) {
		vary(scene);
		cached(scene);
	}

	private static void vary(Scene scene) {
		Survey survey = scene.survey();
		List<Probed> answers = Stream.of(survey.own(), survey.other(), survey.anonymous())
			.filter(Objects::nonNull)
			.toList();
		if (answers.size() < 2) {
			scene.findings().open("Whether answers vary by origin.");
			return;
		}
		if (answers.stream().map(Probed::allowed).distinct().count() == 1) {
			scene.findings().fine("The answer is the same for every origin, so that caches may keep it.");
			return;
		}
		List<Probed> missing = answers.stream().filter((probed) -> !variesByOrigin(probed)).toList();
		if (missing.isEmpty()) {
			scene.findings().fine("The answers have Vary: Origin.");
			return;
		}
		scene.findings()
			.add(missing.stream().anyMatch(CacheCheck::mayBeKept) ? Weakness.MISSING_VARY
					: Weakness.MISSING_VARY_UNCACHED, missing.subList(0, 1));
	}

	private static boolean variesByOrigin(Probed probed) {
		return probed.answer()
			.values("Vary")
			.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map(String::strip)
			.anyMatch((name) -> name.equalsIgnoreCase("Origin") || name.equals("*"));
	}

	private static boolean mayBeKept(Probed probed) {
		return CACHEABLE.contains(probed.answer().status()) && probed.answer()
			.values("Cache-Control")
			.stream()
			.noneMatch((value) -> value.toLowerCase(Locale.ROOT).contains("no-store"));
	}

	/**
	 * The same URL was asked for one origin and then for another, and another URL for the
	 * other one alone: if these two answers differ, a cache gave the first.
	 */
	private static void cached(Scene scene) {
		Survey survey = scene.survey();
		if (survey.own() == null || survey.crossed() == null || survey.other() == null) {
			scene.findings().open("Whether a cache gives the answer for one origin to another.");
			return;
		}
		if (!survey.crossed().allowed().equals(survey.other().allowed())) {
			scene.findings()
				.add((CacheMark.in(survey.crossed().answer()) != null) ? Weakness.CACHED_FOR_ANOTHER
						: Weakness.PERHAPS_CACHED_FOR_ANOTHER, survey.crossed().outerLayer(),
						List.of(survey.crossed(), survey.own(), survey.other()));
		}
		else if (CacheMark.in(survey.first().answer()) != null
				&& !survey.first().allowed().equals(survey.own().allowed())) {
			scene.findings()
				.add(Weakness.CACHED_FOR_ANOTHER, survey.first().outerLayer(), List.of(survey.first(), survey.own()));
		}
		else {
			scene.findings().fine("No cache gave the answer for one origin to another.");
		}
	}

}
