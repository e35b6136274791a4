package io.github.corsstarter.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.product.Symbols;
import io.github.corsstarter.product.TooLargeException;
import io.github.corsstarter.verdict.PublicSuffixList.Node;
import org.jspecify.annotations.Nullable;

/**
 * Finds registrable domains that a rule admits and that are not written out in it: hosts
 * are read from their ends along the Public Suffix List, and one label more.
 */
final class RegistrableDomains {

	/**
	 * Where everybody can buy a name.
	 */
	private static final List<String> WELL_KNOWN_SUFFIXES = List.of("org", "net", "com");

	private static final int MAX_LABEL_LENGTH = 63;

	private final HostSets sets;

	private final HostStarts starts;

	private final NamePart suffix;

	private final NamePart label;

	private final NameSearch search;

	private final PublicSuffixList list = PublicSuffixList.get();

	private final int end;

	private final List<Found> found = new ArrayList<>();

	private final Set<String> domains = new HashSet<>();

	private int wanted;

	/**
	 * Prepare to search.
	 * @param end the states where the last label of a host ends
	 */
	RegistrableDomains(HostSets sets, HostStarts starts, NameSearch search, NamePart suffix, int end) {
		this.sets = sets;
		this.starts = starts;
		this.suffix = suffix;
		this.label = Objects.requireNonNull(suffix.inFront());
		this.search = search;
		this.end = end;
	}

	/**
	 * Find some.
	 * @return no more than are wanted, those below the best known and shortest suffixes
	 * first
	 * @throws TooLargeException if it takes too long
	 */
	List<Found> find(int wanted) {
		this.wanted = wanted;
		for (String known : WELL_KNOWN_SUFFIXES) {
			findBelow(this.sets.before(this.end, known), known);
		}
		findAlongList();
		return this.found;
	}

	/**
	 * Find one that is given.
	 * @return the domain, or {@code null} if it is not one of those looked for
	 */
	@Nullable Found find(String domain) {
		if (domain.indexOf('.') > MAX_LABEL_LENGTH) {
			return null;
		}
		int start = this.sets.before(this.end, domain);
		boolean found = this.label.isComplete(this.sets, start) && domain.equals(this.list.registrableDomain(domain));
		String before = found ? this.starts.textBefore(start, domain.length()) : null;
		return (before != null) ? new Found(domain, before) : null;
	}

	private void findAlongList() {
		Deque<Place> places = new ArrayDeque<>(List.of(new Place(this.list.root(), this.end)));
		while (!places.isEmpty()) {
			Deque<Place> withOneLabelMore = new ArrayDeque<>();
			while (!places.isEmpty()) {
				Place place = places.pop();
				for (Node child : this.list.children(place.node)) {
					if (!wantsMore()) {
						return;
					}
					visit(place, child, places, withOneLabelMore);
				}
			}
			places = withOneLabelMore;
		}
	}

	private void visit(Place place, Node child, Deque<Place> places, Deque<Place> withOneLabelMore) {
		char character = this.list.character(child);
		if (character == PublicSuffixList.WILDCARD) {
			this.search.run(place.set, this.suffix, new BelowWildcard(this.list.domain(place.node)));
			return;
		}
		if (character == PublicSuffixList.EXCEPTION) {
			if (this.label.isComplete(this.sets, place.set)) {
				add(this.list.domain(place.node), place.set);
			}
			return;
		}
		int set = this.sets.next(place.set, Symbols.of(character));
		if (this.suffix.missing(this.sets, set) == NamePart.UNREACHABLE) {
			return;
		}
		if (this.list.isRule(child) && !hasWildcardBelow(child)) {
			findBelow(set, this.list.domain(child));
		}
		((character == '.') ? withOneLabelMore : places).push(new Place(child, set));
	}

	/**
	 * Whether every name directly below a suffix is a suffix itself.
	 */
	private boolean hasWildcardBelow(Node node) {
		Node dot = this.list.child(node, '.');
		return dot != null && this.list.child(dot, PublicSuffixList.WILDCARD) != null;
	}

	private void findBelow(int set, String suffix) {
		if (wantsMore()) {
			this.search.run(this.sets.next(set, Symbols.DOT), this.label,
					(label, start) -> add(label + "." + suffix, start));
		}
	}

	private boolean add(String domain, int start) {
		if (domain.equals(this.list.registrableDomain(domain)) && this.domains.add(domain)) {
			String before = this.starts.textBefore(start, domain.length());
			if (before != null) {
				this.found.add(new Found(domain, before));
			}
		}
		return wantsMore();
	}

	private boolean wantsMore() {
		return this.found.size() < this.wanted;
	}

	private record Place(Node node, int set) {
	}

	/**
	 * Takes names below a domain of which each label is a suffix, unless there is an
	 * exception for it.
	 */
	private final class BelowWildcard implements NameSearch.Visitor {

		private final String domain;

		BelowWildcard(String domain) {
			this.domain = domain;
		}

		@Override
		public boolean canBeSuffix(String label) {
			return RegistrableDomains.this.list.registrableDomain(label + this.domain) == null;
		}

		@Override
		public boolean visit(String name, int start) {
			return add(name + this.domain, start);
		}

	}

	/**
	 * A domain that a rule admits.
	 *
	 * @param domain the registrable domain
	 * @param before what an origin has before it: the scheme, and perhaps labels
	 */
	record Found(String domain, String before) {
	}

}
