package io.github.corsstarter.doctor.compare;

import java.util.List;
import java.util.Locale;

import io.github.corsstarter.doctor.layer.Layer;

/**
 * Something that the layers between change.
 *
 * @param exchange {@code preflight} or {@code request}
 * @param kind what happens to it
 * @param subject what it is: {@code status}, the name of a header, or {@code cookie} and
 * a name
 * @param front what comes through the front, safe to print; empty if nothing does
 * @param direct what the application answers directly, safe to print; empty if nothing
 * @param matters whether a page can notice it
 * @param suspects the layers that only the front's answer shows; perhaps empty
 */
public record Difference(String exchange, Kind kind, String subject, List<String> front, List<String> direct,
		boolean matters, List<Layer> suspects) {

	/**
	 * What happens on the way.
	 */
	public enum Kind {

		/** It does not arrive, or not all of it. */
		LOST,

		/** The application does not send it. */
		ADDED,

		/** It comes once more than the application sends it. */
		DOUBLED,

		/** It arrives as another one. */
		CHANGED;

		/**
		 * The stable name.
		 */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * What happens, for two collections of values that are not equal.
		 */
		static Kind of(List<String> front, List<String> direct) {
			if (front.isEmpty()) {
				return LOST;
			}
			return direct.isEmpty() ? ADDED : CHANGED;
		}

	}

}
