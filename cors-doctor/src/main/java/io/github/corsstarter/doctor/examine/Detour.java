package io.github.corsstarter.doctor.examine;

import java.util.List;
import java.util.Objects;

import io.github.corsstarter.doctor.wire.PrintableUrl;
import io.github.corsstarter.doctor.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A redirect that the browser followed before the last answer.
 *
 * @param from the URL that redirects, safe to print
 * @param to the URL where the browser went, safe to print
 * @param lost the beginning of the path that is gone, such as the stage of a gateway;
 * empty if it is another path
 */
record Detour(String from, String to, String lost) {

	/**
	 * The last redirect.
	 * @return the redirect, or {@code null} if the browser followed none
	 */
	static @Nullable Detour before(List<Sighting> sightings) {
		for (int i = sightings.size() - 2; i >= 0; i--) {
			Sighting sighting = sightings.get(i);
			WireAnswer answer = sighting.answer();
			if (answer != null && !sighting.preflight() && answer.status() / 100 == 3
					&& answer.first("Location") != null) {
				return of(sighting, sightings.get(i + 1));
			}
		}
		return null;
	}

	private static Detour of(Sighting redirected, Sighting next) {
		String from = path(redirected);
		String to = path(next);
		boolean shorter = !to.isEmpty() && from.length() > to.length() && from.endsWith(to)
				&& Objects.equals(redirected.request().url().getRawAuthority(), next.request().url().getRawAuthority());
		return new Detour(PrintableUrl.of(redirected.request().url().toString()),
				PrintableUrl.of(next.request().url().toString()),
				shorter ? PrintableUrl.of(from.substring(0, from.length() - to.length())) : "");
	}

	/**
	 * Without a final slash.
	 */
	private static String path(Sighting sighting) {
		String path = String.valueOf(sighting.request().url().getRawPath());
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

	String sentence() {
		return "The request is redirected from " + this.from + " to " + this.to
				+ (this.lost.isEmpty() ? "" : ", without " + this.lost + ", which only the layer in front knows");
	}

	/**
	 * What to change where the beginning of the path is gone.
	 */
	String action() {
		return "Keep the application from redirecting: send it the path as it wants it (API Gateway: a slash at the end "
				+ "of the endpoint, as in http://host/{proxy}/), or let it accept both forms of the path "
				+ "(cors.ignore-trailing-slash with cors-starter).";
	}

}
