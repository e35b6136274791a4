package io.github.corsstarter.doctor.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.AddressSpace;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.verdict.PublicSuffixList;
import org.jspecify.annotations.Nullable;

/**
 * An origin that a careless comparison takes for an allowed one. Nothing is sent to it:
 * it only stands in a header.
 *
 * @param origin the origin
 * @param withCredentials what it is if the origin is allowed with credentials
 * @param withoutCredentials what it is if the origin is allowed without
 */
record LookAlike(String origin, Weakness withCredentials, Weakness withoutCredentials) {

	private static final String RESERVED = ".cors-doctor.invalid";

	static List<LookAlike> of(Origin origin) {
		String host = origin.host();
		String port = (origin.port() == Origin.DEFAULT_PORT) ? "" : ":" + origin.port();
		List<LookAlike> all = new ArrayList<>();
		all.add(ofNull());
		foreignHosts(host).forEach((foreign) -> all.add(new LookAlike(origin.scheme() + "://" + foreign + port,
				Weakness.LOOK_ALIKE_WITH_CREDENTIALS, Weakness.LOOK_ALIKE)));
		subDomains(host).forEach((own) -> all.add(new LookAlike(origin.scheme() + "://" + own + port,
				Weakness.SUBDOMAIN_WITH_CREDENTIALS, Weakness.SUBDOMAIN)));
		if (origin.scheme().equals("https")) {
			all.add(new LookAlike("http://" + host + port, Weakness.INSECURE_PAGE_WITH_CREDENTIALS,
					Weakness.INSECURE_PAGE));
		}
		all.add(new LookAlike(origin.scheme() + "://" + host + ((origin.port() == 8443) ? ":8444" : ":8443"),
				Weakness.OTHER_PORT_WITH_CREDENTIALS, Weakness.OTHER_PORT));
		all.add(new LookAlike(origin.toString().toUpperCase(Locale.ROOT), Weakness.ANY_CASE, Weakness.ANY_CASE));
		return all;
	}

	private static LookAlike ofNull() {
		return new LookAlike(Origin.OPAQUE, Weakness.NULL_ORIGIN_WITH_CREDENTIALS, Weakness.NULL_ORIGIN);
	}

	/**
	 * Hosts that others can have: for comparisons of the beginning, of the end, and for
	 * expressions with dots that match every character.
	 */
	private static List<String> foreignHosts(String host) {
		if (AddressSpace.isAddress(host)) {
			return List.of();
		}
		List<String> foreign = new ArrayList<>(List.of(host + RESERVED, host + "_" + RESERVED));
		String domain = domain(host);
		if (domain == null) {
			foreign.add("evil" + host);
			return foreign;
		}
		String suffix = domain.substring(domain.indexOf('.') + 1);
		foreign.add("evil" + domain);
		foreign.add(host.substring(0, host.length() - suffix.length()) + (suffix.equals("net") ? "org" : "net"));
		if (!host.equals(domain)) {
			int dot = host.length() - domain.length() - 1;
			foreign.add(host.substring(0, dot) + "x" + domain);
		}
		return foreign;
	}

	/**
	 * Hosts of the same owner.
	 */
	private static List<String> subDomains(String host) {
		String domain = AddressSpace.isAddress(host) ? null : domain(host);
		List<String> own = new ArrayList<>();
		if (domain != null) {
			own.add("cors-doctor." + host);
			own.add("cors-doctor." + domain);
			own.add("evil" + host);
			own.removeIf((name) -> name.equals("evil" + domain));
		}
		return own.stream().distinct().toList();
	}

	private static @Nullable String domain(String host) {
		return PublicSuffixList.get().registrableDomain(host);
	}

	/**
	 * What it is that the origin is allowed.
	 */
	Weakness weakness(Probed probed) {
		return probed.allowsCredentials() ? this.withCredentials : this.withoutCredentials;
	}

}
