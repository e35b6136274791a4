package io.github.corsstarter.host;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The hosts an application answers to, with the grammar of Django's
 * {@code ALLOWED_HOSTS}: {@code www.example.com}, {@code .example.com} for a domain and
 * everything below it, {@code [::1]}, and {@code *} for all. Ports do not matter.
 * Immutable.
 */
public final class AllowedHosts {

	private static final String ANY = "*";

	private final boolean any;

	private final Set<String> exact = new HashSet<>();

	private final Set<String> domains = new HashSet<>();

	private AllowedHosts(Collection<String> patterns) {
		this.any = patterns.contains(ANY);
		for (String pattern : patterns) {
			String lowerCase = pattern.toLowerCase(Locale.ROOT);
			if (lowerCase.startsWith(".")) {
				this.domains.add(lowerCase.substring(1));
			}
			else {
				this.exact.add(lowerCase);
			}
		}
	}

	/**
	 * Compile a list.
	 * @param patterns the entries
	 * @return the compiled list
	 * @throws IllegalArgumentException if an entry can never match; the message says why,
	 * as the end of a sentence that starts with the entry
	 */
	public static AllowedHosts of(Collection<String> patterns) {
		for (String pattern : patterns) {
			HostPattern.check(pattern);
		}
		return new AllowedHosts(patterns);
	}

	/**
	 * Whether an entry can match a request.
	 * @param pattern the entry
	 * @return {@code false} if {@link #of} would refuse it
	 */
	public static boolean canList(String pattern) {
		try {
			HostPattern.check(pattern);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Whether no host was listed, which means that nothing is checked.
	 * @return {@code true} if the list is empty
	 */
	public boolean isEmpty() {
		return !this.any && this.exact.isEmpty() && this.domains.isEmpty();
	}

	/**
	 * Whether every well-formed host is allowed.
	 * @return {@code true} if {@code *} is listed
	 */
	public boolean isAny() {
		return this.any;
	}

	/**
	 * Whether a host is listed.
	 * @param host the host, lower case, without port and final dot
	 * @return {@code true} if an entry matches it
	 */
	public boolean contains(String host) {
		if (this.any || this.exact.contains(host) || this.domains.contains(host)) {
			return true;
		}
		if (this.domains.isEmpty()) {
			return false;
		}
		for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
			if (this.domains.contains(host.substring(dot + 1))) {
				return true;
			}
		}
		return false;
	}

}
