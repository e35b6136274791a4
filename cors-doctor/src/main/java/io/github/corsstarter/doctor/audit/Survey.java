package io.github.corsstarter.doctor.audit;

import java.net.URI;

import io.github.corsstarter.doctor.wire.HeaderLine;
import org.jspecify.annotations.Nullable;

/**
 * The answers that several checks look at. Each is {@code null} if none came.
 *
 * @param first the answer to the origin, of the URL as it is
 * @param preflight the answer to its preflight
 * @param own the answer to the origin, of a URL that was never asked for before
 * @param crossed the answer to another origin, of the same URL after that
 * @param other the answer to the other origin, of another such URL
 * @param anonymous the answer to a request without origin
 * @param otherPreflight the answer to a preflight of the other origin
 */
record Survey(Probed first, @Nullable Probed preflight, @Nullable Probed own, @Nullable Probed crossed,
		@Nullable Probed other, @Nullable Probed anonymous, @Nullable Probed otherPreflight) {

	/**
	 * An origin that does not exist: RFC 2606 reserves the domain.
	 */
	static final String UNKNOWN = "https://cors-doctor.invalid";

	static Survey take(Probed first, Site site, String origin, Prober prober) {
		Probed preflight = preflight(site.url().uri(), origin, prober);
		URI shared = site.fresh();
		return new Survey(first, preflight, get(shared, origin, prober), get(shared, UNKNOWN, prober),
				get(site.fresh(), UNKNOWN, prober), prober.send("GET", site.fresh()),
				preflight(site.fresh(), UNKNOWN, prober));
	}

	static @Nullable Probed get(URI url, String origin, Prober prober) {
		return prober.send("GET", url, new HeaderLine("Origin", origin));
	}

	static @Nullable Probed preflight(URI url, String origin, Prober prober) {
		return prober.send("OPTIONS", url, new HeaderLine("Access-Control-Request-Method", "GET"),
				new HeaderLine("Origin", origin));
	}

	/**
	 * Whether pages of an origin can read the answer.
	 */
	boolean allows(String origin) {
		return isReadable(this.first, origin) || isReadable(this.own, origin);
	}

	/**
	 * Whether the preflight of an origin is allowed.
	 */
	boolean allowsPreflight(String origin) {
		return isReadable(this.preflight, origin);
	}

	private static boolean isReadable(@Nullable Probed probed, String origin) {
		return probed != null && (probed.allows(origin) || probed.allows("*"));
	}

}
