package io.github.corsstarter.doctor.audit;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.browser.Browser.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Whether preflights reach what decides about them, and for how long they are remembered.
 */
final class PreflightCheck {

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

	private PreflightCheck() {
	}

	static void look(Scene scene) {
		redirect(scene);
		otherSlash(scene);
		maxAge(scene);
	}

	private static void redirect(Scene scene) {
		Probed asked = scene.redirects().isEmpty() ? scene.survey().preflight()
				: Survey.preflight(scene.redirects().get(0).request().url(), scene.origin(), scene.prober());
		if (asked == null) {
			scene.findings().open("Whether the preflight is redirected.");
		}
		else if (asked.location() != null) {
			scene.findings().add(Weakness.REDIRECTED_PREFLIGHT, List.of(asked));
		}
		else {
			scene.findings().fine("The preflight is not redirected.");
		}
	}

	private static void otherSlash(Scene scene) {
		URI url = scene.site().otherSlash();
		Probed asked = (url != null && scene.redirects().isEmpty())
				? Survey.preflight(Site.fresh(url), scene.origin(), scene.prober()) : null;
		if (asked != null && asked.location() != null) {
			scene.findings().add(Weakness.REDIRECTED_PREFLIGHT_OF_OTHER_SLASH, List.of(asked));
		}
	}

	private static void maxAge(Scene scene) {
		Probed preflight = scene.survey().preflight();
		if (preflight == null) {
			return;
		}
		if (isLong(preflight.answer().first("Access-Control-Max-Age"))) {
			scene.findings().add(Weakness.LONG_MAX_AGE, List.of(preflight));
		}
		else {
			scene.findings().fine("Access-Control-Max-Age is within what some browser remembers.");
		}
	}

	/**
	 * Longer than every browser remembers.
	 */
	private static boolean isLong(@Nullable String maxAge) {
		return maxAge != null && SECONDS.matcher(maxAge).matches()
				&& Long.parseLong(maxAge) > Engine.FIREFOX.longestPreflight();
	}

}
