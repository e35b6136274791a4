package io.github.corsstarter.doctor.audit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.corsstarter.doctor.wire.HeaderLine;

/**
 * Whether pages can read errors.
 */
final class ErrorCheck {

	private ErrorCheck() {
	}

	static void look(Scene scene) {
		if (!scene.isAllowed()) {
			scene.findings().open("Whether errors have the headers: the origin is not allowed.");
			return;
		}
		HeaderLine origin = new HeaderLine("Origin", scene.origin());
		List<Probed> errors = Stream
			.of(scene.survey().first(), scene.prober().send("GET", scene.site().missing(), origin),
					scene.prober().send("HEAD", scene.site().fresh(), origin),
					scene.prober().send("OPTIONS", scene.site().fresh(), origin))
			.filter(Objects::nonNull)
			.filter(Probed::isError)
			.toList();
		List<Probed> without = errors.stream()
			.filter((error) -> error.answer().values("Access-Control-Allow-Origin").isEmpty())
			.toList();
		if (!without.isEmpty()) {
			scene.findings().add(Weakness.ERRORS_WITHOUT_HEADERS, without);
		}
		else {
			scene.findings()
				.fine(errors.isEmpty() ? "No request was answered with an error."
						: "Errors have the CORS headers too.");
		}
	}

}
