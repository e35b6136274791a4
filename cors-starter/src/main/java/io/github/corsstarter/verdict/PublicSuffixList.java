package io.github.corsstarter.verdict;

import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.product.Resources;
import org.jspecify.annotations.Nullable;

/**
 * The domains below which anybody can register a name: the Public Suffix List with its
 * private section, and a short list of hosting domains that are missing there. Its
 * default rule does not count: below an unlisted top-level domain, such as
 * {@code internal}, nothing can be registered.
 * <p>
 * The rules form a trie that is read from the end of a domain, as automata are here. It
 * has no objects: the rules are reversed and sorted, so that those that begin alike are
 * neighbours, and a node of the trie is a range of them. A wildcard ({@code *.ck}) ends
 * in {@link #WILDCARD}, an exception ({@code !www.ck}) in {@link #EXCEPTION}.
 */
public final class PublicSuffixList {

	static final char WILDCARD = '*';

	static final char EXCEPTION = '!';

	private static volatile SoftReference<PublicSuffixList> loaded = new SoftReference<>(null);

	/**
	 * The characters of all rules.
	 */
	private byte[] characters = new byte[1 << 18];

	private int end;

	/**
	 * For each rule in order, where it starts, and its length.
	 */
	private int[] starts = new int[0];

	private int[] lengths = new int[0];

	private PublicSuffixList() {
	}

	/**
	 * The list, read when it is needed and kept as long as there is memory.
	 */
	public static PublicSuffixList get() {
		PublicSuffixList list = loaded.get();
		if (list == null) {
			list = load();
			loaded = new SoftReference<>(list);
		}
		return list;
	}

	private static PublicSuffixList load() {
		PublicSuffixList list = new PublicSuffixList();
		list.unpack(Resources.read(PublicSuffixList.class, "public-suffix-list.bin"));
		String hostingDomains = new String(Resources.read(PublicSuffixList.class, "hosting-domains.txt"),
				StandardCharsets.US_ASCII);
		for (String line : hostingDomains.split("\n")) {
			if (!line.isEmpty() && line.charAt(0) != '#') {
				String reversed = new StringBuilder(line.substring(0, line.indexOf(' '))).reverse().toString();
				list.insert(reversed.getBytes(StandardCharsets.US_ASCII));
			}
		}
		return list;
	}

	/**
	 * Take over a packed list: the number of rules, how many characters each has in
	 * common with the one before, how many others each has, and these.
	 */
	private void unpack(byte[] packed) {
		int count = Byte.toUnsignedInt(packed[0]) << 8 | Byte.toUnsignedInt(packed[1]);
		this.starts = new int[count];
		this.lengths = new int[count];
		int at = 2 + 2 * count;
		for (int i = 0; i < count; i++) {
			int rest = packed[2 + count + i];
			append(i, packed[2 + i], packed, at, rest);
			at += rest;
		}
	}

	/**
	 * Add a rule behind all others. This is a separate method, because the JVM compiles a
	 * method that is called often earlier than a long loop.
	 */
	private void append(int index, int common, byte[] packed, int at, int rest) {
		if (common > 0) {
			System.arraycopy(this.characters, this.starts[index - 1], this.characters, this.end, common);
		}
		System.arraycopy(packed, at, this.characters, this.end + common, rest);
		this.starts[index] = this.end;
		this.lengths[index] = common + rest;
		this.end += common + rest;
	}

	private void insert(byte[] path) {
		int low = 0;
		int high = size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			int start = this.starts[middle];
			if (Arrays.compare(path, 0, path.length, this.characters, start, start + this.lengths[middle]) > 0) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		this.starts = insert(this.starts, low, this.end);
		this.lengths = insert(this.lengths, low, path.length);
		System.arraycopy(path, 0, this.characters, this.end, path.length);
		this.end += path.length;
	}

	private static int[] insert(int[] values, int index, int value) {
		int[] longer = new int[values.length + 1];
		System.arraycopy(values, 0, longer, 0, index);
		longer[index] = value;
		System.arraycopy(values, index, longer, index + 1, values.length - index);
		return longer;
	}

	private int size() {
		return this.starts.length;
	}

	Node root() {
		return new Node(0, size(), 0);
	}

	/**
	 * Whether a rule ends at a node.
	 */
	boolean isRule(Node node) {
		return this.lengths[node.from] == node.depth;
	}

	/**
	 * The nodes that are one character further from the end of a domain.
	 */
	List<Node> children(Node node) {
		List<Node> children = new ArrayList<>();
		int from = isRule(node) ? node.from + 1 : node.from;
		while (from < node.to) {
			Node child = childFrom(node, from);
			children.add(child);
			from = child.to;
		}
		return children;
	}

	/**
	 * The node that is one given character further from the end of a domain.
	 */
	@Nullable Node child(Node node, char character) {
		int low = isRule(node) ? node.from + 1 : node.from;
		int high = node.to;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (charAt(middle, node.depth) < character) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return (low < node.to && charAt(low, node.depth) == character) ? childFrom(node, low) : null;
	}

	/**
	 * The character that leads to a node.
	 */
	char character(Node node) {
		return charAt(node.from, node.depth - 1);
	}

	/**
	 * The end of a domain that leads to a node.
	 */
	String domain(Node node) {
		int start = this.starts[node.from];
		String path = new String(this.characters, start, node.depth, StandardCharsets.US_ASCII);
		return new StringBuilder(path).reverse().toString();
	}

	private Node childFrom(Node node, int from) {
		char character = charAt(from, node.depth);
		int low = from + 1;
		int high = node.to;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (charAt(middle, node.depth) == character) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return new Node(from, low, node.depth + 1);
	}

	private char charAt(int path, int index) {
		return (char) this.characters[this.starts[path] + index];
	}

	/**
	 * The domain that somebody registered to have a host.
	 * @param host a domain in lower case, without a final dot
	 * @return the longest public suffix the host ends in and one label more; {@code null}
	 * if it ends in none, or is one
	 */
	public @Nullable String registrableDomain(String host) {
		int suffix = -1;
		Node node = root();
		for (int i = host.length() - 1; i >= 0 && node != null; i--) {
			char c = host.charAt(i);
			node = child(node, c);
			if (node == null) {
				break;
			}
			if (c == '.' && child(node, WILDCARD) != null) {
				suffix = labelStart(host, i);
			}
			if (i == 0 || host.charAt(i - 1) == '.') {
				if (child(node, EXCEPTION) != null) {
					return host.substring(i);
				}
				if (isRule(node)) {
					suffix = i;
				}
			}
		}
		return (suffix > 0) ? host.substring(labelStart(host, suffix - 1)) : null;
	}

	/**
	 * Whether the hosts with an end can belong to several owners.
	 * @param hostTail the end of the hosts, in lower case: a whole host, or what follows
	 * its first labels, with a dot at the start
	 */
	boolean hasOwnersBelow(String hostTail) {
		String domain = hostTail.substring(1, hostTail.length() - (hostTail.endsWith(".") ? 1 : 0));
		return hostTail.startsWith(".") && isBelowTopLevel(domain)
				&& (registrableDomain(domain) == null || hasRuleBelow(domain));
	}

	/**
	 * Whether the last label of a domain is a top-level domain of the list.
	 */
	private boolean isBelowTopLevel(String domain) {
		Node node = root();
		for (int i = domain.length() - 1; i >= 0 && node != null && domain.charAt(i) != '.'; i--) {
			node = child(node, domain.charAt(i));
		}
		return node != null && (isRule(node) || child(node, '.') != null);
	}

	private boolean hasRuleBelow(String domain) {
		Node node = root();
		for (int i = domain.length() - 1; i >= 0 && node != null; i--) {
			node = child(node, domain.charAt(i));
		}
		return node != null && child(node, '.') != null;
	}

	/**
	 * Where the label starts that ends before an index.
	 */
	private static int labelStart(String host, int end) {
		return host.lastIndexOf('.', end - 1) + 1;
	}

	/**
	 * A node of the trie: all rules that begin with the same characters.
	 *
	 * @param from the index of the first of them
	 * @param to the index after the last of them
	 * @param depth how many characters they have in common
	 */
	record Node(int from, int to, int depth) {
	}

}
