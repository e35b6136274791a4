package io.github.corsstarter.verdict;

import java.util.Arrays;

import io.github.corsstarter.product.OriginTable.Section;
import io.github.corsstarter.product.Product;
import io.github.corsstarter.product.Symbols;

/**
 * How far places in hosts are from the beginnings of names: shortest ways through a
 * product, once for those that are literal and once for all others.
 */
final class NameDistances {

	private static final int UNREACHED = -1;

	private final Product product;

	/**
	 * For each member of each layer. A layer is a part of a name; a dot leads from one to
	 * the next.
	 */
	private final int[] distances;

	private final int members;

	private final int[] queue;

	private int queued;

	private NameDistances(Product product, int layers) {
		this.product = product;
		this.members = 2 * product.size();
		this.distances = new int[layers * this.members];
		this.queue = new int[layers * this.members];
		Arrays.fill(this.distances, UNREACHED);
	}

	/**
	 * From where labels begin.
	 * @return the part of a domain behind the label that is registered, with that label
	 * in front
	 */
	static NamePart ofDomains(Product product) {
		NameDistances distances = new NameDistances(product, 2);
		for (int state = 0; state < product.size(); state++) {
			if (product.section(state) == Section.LABEL_START) {
				distances.reach(HostSets.member(state, false), 0);
			}
		}
		distances.run(Symbols.LETTERS_DIGITS_HYPHEN, Symbols.bit('.'));
		NamePart label = new NamePart(Symbols.LETTERS_DIGITS_HYPHEN, null, distances.missing(0));
		return new NamePart(Symbols.LETTERS_DIGITS_HYPHEN, label, distances.missing(1));
	}

	/**
	 * From where hosts begin.
	 * @return a host that is an address
	 */
	static NamePart ofAddresses(Product product) {
		NameDistances distances = new NameDistances(product, 1);
		int http = product.origins().state("http://");
		int https = product.origins().state("https://");
		for (int state = 0; state < product.size(); state++) {
			if (product.originState(state) == http || product.originState(state) == https) {
				distances.reach(HostSets.member(state, false), 0);
			}
		}
		distances.run(Symbols.ADDRESS | Symbols.SEPARATORS, 0);
		return new NamePart(Symbols.ADDRESS | Symbols.SEPARATORS, null, distances.missing(0));
	}

	private void run(long symbols, long separators) {
		for (int i = 0; i < this.queued; i++) {
			int layer = this.queue[i] / this.members;
			int member = this.queue[i] % this.members;
			int distance = this.distances[this.queue[i]] + 1;
			int state = HostSets.state(member);
			long first = (this.product.section(state) == Section.LABEL_START) ? symbols & ~Symbols.bit('-') : symbols;
			for (int edge = this.product.firstEdge(state); edge < this.product.firstEdge(state + 1); edge++) {
				if ((this.product.symbols(edge) & first) != 0) {
					boolean separator = (this.product.symbols(edge) & first & ~Symbols.SEPARATORS) == 0;
					boolean varied = HostSets.isVaried(member) || (!separator && !this.product.isLiteral(edge));
					reach(layer * this.members + HostSets.member(this.product.target(edge), varied), distance);
				}
				if ((this.product.symbols(edge) & separators) != 0) {
					int next = Math.min(layer + 1, this.distances.length / this.members - 1);
					reach(next * this.members + HostSets.member(this.product.target(edge), HostSets.isVaried(member)),
							distance);
				}
			}
		}
	}

	private void reach(int place, int distance) {
		if (this.distances[place] == UNREACHED) {
			this.distances[place] = distance;
			this.queue[this.queued++] = place;
		}
	}

	/**
	 * A way that is already varied may have anything in front; any other needs a way that
	 * is not literal.
	 */
	private int[] missing(int layer) {
		int[] missing = new int[this.members];
		for (int member = 0; member < this.members; member += 2) {
			int literal = known(this.distances[layer * this.members + member]);
			int varied = known(this.distances[layer * this.members + member + 1]);
			missing[member] = varied;
			missing[member + 1] = Math.min(literal, varied);
		}
		return missing;
	}

	private static int known(int distance) {
		return (distance == UNREACHED) ? NamePart.UNREACHABLE : distance;
	}

}
