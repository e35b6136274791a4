package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The value of an {@code Origin} header as a person would read it, with what is wrong in
 * the way it is written.
 *
 * @param text the serialization that was meant
 * @param origin the origin that was meant, {@code null} for {@code null} and
 * {@code file://}
 * @param schemeMissing whether the value has no scheme, so that the one here is a guess
 * @param faults what a browser would have written otherwise, each as a clause; none if
 * the value is the serialization
 */
record MisspeltOrigin(String text, @Nullable Origin origin, boolean schemeMissing, List<String> faults) {

	/**
	 * Read a value.
	 * @return what was meant, or {@code null} if that cannot be guessed
	 */
	static @Nullable MisspeltOrigin of(String value) {
		List<String> faults = new ArrayList<>();
		String text = value.strip();
		if (!text.equals(value)) {
			faults.add("it has white space around it");
		}
		try {
			return spelt(text, Origin.parse(text), false, faults);
		}
		catch (OriginSyntaxException ex) {
			if (text.equals(Origin.OPAQUE) || text.equals(Origin.FILE)) {
				return new MisspeltOrigin(text, null, false, faults);
			}
			String meant = ex.suggestion();
			if (meant == null) {
				return null;
			}
			faults.add("it " + ex.getMessage());
			return ofSuggestion(meant, ex.kind() == OriginSyntaxException.Kind.NO_SCHEME, faults);
		}
	}

	private static @Nullable MisspeltOrigin ofSuggestion(String meant, boolean schemeMissing, List<String> faults) {
		if (meant.equals(Origin.OPAQUE) || meant.equals(Origin.FILE)) {
			return new MisspeltOrigin(meant, null, schemeMissing, faults);
		}
		try {
			return spelt(meant, Origin.parse(meant), schemeMissing, faults);
		}
		catch (OriginSyntaxException ex) {
			return null;
		}
	}

	private static MisspeltOrigin spelt(String text, Origin origin, boolean schemeMissing, List<String> faults) {
		String serialized = origin.toString();
		String authority = text.substring(text.indexOf("://") + 3);
		if (!text.equals(serialized)) {
			int defaultPort = DefaultPort.of(origin.scheme());
			if (origin.port() == Origin.DEFAULT_PORT && defaultPort != DefaultPort.NONE
					&& authority.endsWith(":" + defaultPort)) {
				faults.add("it has the port " + defaultPort + ", which browsers leave out after " + origin.scheme()
						+ "://");
			}
			if (!text.equals(text.toLowerCase(Locale.ROOT))) {
				faults.add("it has upper-case letters, and browsers send lower-case ones");
			}
			else if (authority.startsWith("[") && !authority.startsWith(origin.host())) {
				faults.add("its IPv6 address is not written as browsers write it, which is " + origin.host());
			}
		}
		return new MisspeltOrigin(serialized, origin, schemeMissing, faults);
	}

	/**
	 * What was meant if the missing scheme is another one.
	 */
	@Nullable MisspeltOrigin withScheme(String scheme) {
		String meant = scheme + this.text.substring(this.text.indexOf("://"));
		return ofSuggestion(meant, true, new ArrayList<>(this.faults));
	}

}
