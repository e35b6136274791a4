package io.github.corsstarter.sample.tenants;

import java.util.Set;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The site of a customer.
 *
 * @param origin its origin, as browsers send it
 */
record TenantSite(String origin) {

	private static final Set<String> HOSTS_OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	/**
	 * Read what a person wrote.
	 * @param text the text; white space around it does not count
	 * @return the site
	 * @throws InvalidSiteException if it is not an origin that a site of a customer can
	 * have
	 */
	static TenantSite of(String text) {
		String written = text.strip();
		if (written.indexOf('*') >= 0) {
			throw new InvalidSiteException("It has a \"*\", and a site has one exact origin.", "each site by itself");
		}
		try {
			Origin origin = Origin.parse(written);
			checkTls(origin);
			return new TenantSite(origin.toString());
		}
		catch (OriginSyntaxException ex) {
			throw new InvalidSiteException("It " + ex.getMessage() + ".", fix(ex.suggestion()));
		}
	}

	private static void checkTls(Origin origin) {
		boolean onThisMachine = origin.scheme().equals("http") && HOSTS_OF_THIS_MACHINE.contains(origin.host());
		if (!onThisMachine && !origin.scheme().equals("https")) {
			throw new InvalidSiteException(
					"Its scheme is not https. Without TLS, anyone in the network can change the pages of a site.",
					fix(origin.scheme().equals("http") ? "https" + origin.toString().substring("http".length())
							: null));
		}
	}

	/**
	 * What to write: a suggestion that could be stored, or an example.
	 */
	private static String fix(@Nullable String suggestion) {
		return (suggestion != null && Origin.ofSerialized(suggestion) != null) ? suggestion
				: "an origin such as https://books.example";
	}

}
