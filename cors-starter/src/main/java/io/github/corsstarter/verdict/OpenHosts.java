package io.github.corsstarter.verdict;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.product.Budget;
import io.github.corsstarter.product.OriginTable.HostKind;
import io.github.corsstarter.product.Product;
import io.github.corsstarter.product.Symbols;
import io.github.corsstarter.product.TooLargeException;
import io.github.corsstarter.verdict.RegistrableDomains.Found;
import io.github.corsstarter.verdict.Verdict.Open;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a rule is open: whether it admits so many hosts that are not written
 * out in it, and that somebody else can have, that its author cannot have meant each.
 */
final class OpenHosts {

	/**
	 * Ten of a kind that are not written out are more than a choice between a few.
	 */
	private static final int MANY = 10;

	private static final int MAX_STEPS = 100_000;

	private static final String TELLING = "evil";

	private final Product product;

	private final HostSets sets;

	private final HostStarts starts;

	private final NameSearch search;

	private final Budget budget = new Budget(MAX_STEPS);

	private OpenHosts(Product product) {
		this.product = product;
		this.sets = new HostSets(product, this.budget);
		this.starts = new HostStarts(product, this.sets, this.budget);
		this.search = new NameSearch(this.sets, this.budget);
	}

	/**
	 * Judge a rule.
	 * @return that it is open, or {@code null} if it is not
	 * @throws TooLargeException if it takes too long
	 */
	static @Nullable Open find(Product product) {
		HostEnds ends = HostEnds.of(product);
		OpenHosts hosts = new OpenHosts(product);
		Open domains = hosts.domains(ends.ofKind(HostKind.DOMAIN));
		return (domains != null) ? domains : hosts.addresses(ends.ofKind(HostKind.PUBLIC_ADDRESS));
	}

	private @Nullable Open domains(int[] ends) {
		if (ends.length == 0) {
			return null;
		}
		NamePart suffix = NameDistances.ofDomains(this.product);
		int end = beforeFinalDot(this.sets.of(literalMembers(ends)));
		if (suffix.missing(this.sets, end) == NamePart.UNREACHABLE) {
			return null;
		}
		RegistrableDomains domains = new RegistrableDomains(this.sets, this.starts, this.search, suffix, end);
		List<Found> found = domains.find(MANY);
		return (found.size() < MANY) ? null : open(mostTelling(found, domains));
	}

	/**
	 * The states where the last label of a host ends, a final dot behind it or not.
	 */
	private int beforeFinalDot(int set) {
		return this.sets.union(set, this.sets.next(set, Symbols.DOT));
	}

	private static int[] literalMembers(int[] states) {
		int[] members = new int[states.length];
		for (int i = 0; i < states.length; i++) {
			members[i] = HostSets.member(states[i], false);
		}
		return members;
	}

	/**
	 * One of the domains, or one like it with a label that says what it is.
	 */
	private static Found mostTelling(List<Found> found, RegistrableDomains domains) {
		try {
			for (Found like : found) {
				Found telling = telling(like.domain(), domains);
				if (telling != null) {
					return telling;
				}
			}
		}
		catch (TooLargeException ex) {
			// The verdict is known, and any witness is better than none.
		}
		return found.get(0);
	}

	private static @Nullable Found telling(String like, RegistrableDomains domains) {
		int dot = like.indexOf('.');
		for (int replaced = dot; replaced >= 0; replaced--) {
			for (int i = 0; i + replaced <= dot; i++) {
				Found telling = domains.find(like.substring(0, i) + TELLING + like.substring(i + replaced));
				if (telling != null) {
					return telling;
				}
			}
		}
		return null;
	}

	private @Nullable Open addresses(int[] ends) {
		if (ends.length == 0) {
			return null;
		}
		NamePart address = NameDistances.ofAddresses(this.product);
		List<Found> found = new ArrayList<>();
		this.search.run(this.sets.of(literalMembers(ends)), address, (host, start) -> {
			String before = this.starts.textBefore(start, host.length());
			if (before != null) {
				found.add(new Found(host, before));
			}
			return found.size() < MANY;
		});
		return (found.size() < MANY) ? null : open(found.get(0));
	}

	private Open open(Found found) {
		return new Open(this.product.complete(found.before() + found.domain()), found.domain());
	}

}
