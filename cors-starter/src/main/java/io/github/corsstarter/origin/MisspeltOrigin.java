package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The value of an {@code Origin} header read as a human being would, with what is wrong
 * in the way it is written.
 *
 * @param text the serialisation that was meant
 * @param origin the origin that was meant, {@code null} for {@code null} and
 * {@code file://}
 * @param faults what a browser would have written otherwise, each as a clause; none if
 * the value is the serialisation
 */
record MisspeltOrigin(String text, @Nullable Origin origin, List<String> faults) {

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
			return spelt(text, Origin.parse(text), faults);
		}
		catch (OriginSyntaxException ex) {
			if (text.equals(Origin.OPAQUE) || text.equals(Origin.FILE)) {
				return new MisspeltOrigin(text, null, faults);
			}
			String meant = ex.suggestion();
			if (meant == null) {
				return null;
			}
			faults.add("it " + ex.getMessage());
			return ofSuggestion(meant, faults);
		}
	}

	private static @Nullable MisspeltOrigin ofSuggestion(String meant, List<String> faults) {
		if (meant.equals(Origin.OPAQUE) || meant.equals(Origin.FILE)) {
			return new MisspeltOrigin(meant, null, faults);
		}
		try {
			return spelt(meant, Origin.parse(meant), faults);
		}
		catch (OriginSyntaxException ex) {
			return null;
		}
	}

	private static MisspeltOrigin spelt(String text, Origin origin, List<String> faults) {
		String serialized = origin.toString();
		String authority = text.substring(text.indexOf("://") + 3);
		if (!text.equals(serialized)) {
			Integer defaultPort = HostSyntax.defaultPort(origin.scheme());
			if (origin.port() == Origin.DEFAULT_PORT && defaultPort != null && authority.endsWith(":" + defaultPort)) {
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
		return new MisspeltOrigin(serialized, origin, faults);
	}

	/**
	 * What was meant if the scheme that was forgotten is another one.
	 */
	@Nullable MisspeltOrigin withScheme(String scheme) {
		String meant = scheme + this.text.substring(this.text.indexOf("://"));
		return ofSuggestion(meant, new ArrayList<>(this.faults));
	}

}
