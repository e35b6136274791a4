package io.github.corsstarter.verdict;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * The domains below which anybody can register a name: the Public Suffix List with its
 * private section, and a short list of hosting domains that are missing there. Its
 * default rule does not count: below an unlisted top-level domain, such as
 * {@code internal}, nothing can be registered.
 * <p>
 * The rules form a trie that is read from the end of a domain, as automata are here. It
 * has no objects: the rules are reversed, sorted, and one after the other in an array;
 * those that begin alike are neighbours, so that a node of the trie is a range of them. A
 * wildcard ({@code *.ck}) ends in {@link #WILDCARD}, an exception ({@code !www.ck}) in
 * {@link #EXCEPTION}.
 */
final class PublicSuffixList {

	static final char WILDCARD = '*';

	static final char EXCEPTION = '!';

	/**
	 * Longer than any rule.
	 */
	private static final int MAX_LENGTH = 256;

	private static volatile SoftReference<PublicSuffixList> loaded = new SoftReference<>(null);

	private final byte[] paths;

	private final int[] starts;

	private final int size;

	private PublicSuffixList(Builder builder) {
		this.paths = builder.paths;
		this.starts = builder.starts;
		this.size = builder.size;
	}

	/**
	 * The list, read when it is needed and kept as long as there is memory.
	 */
	static PublicSuffixList get() {
		PublicSuffixList list = loaded.get();
		if (list == null) {
			list = load();
			loaded = new SoftReference<>(list);
		}
		return list;
	}

	private static PublicSuffixList load() {
		try (InputStream packed = resource("public-suffix-list.bin");
				InputStream own = resource("hosting-domains.txt")) {
			return merge(packed.readAllBytes(), hostingDomains(own));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InputStream resource(String name) throws IOException {
		InputStream resource = PublicSuffixList.class.getResourceAsStream(name);
		if (resource == null) {
			throw new IOException("The resource " + name + " is missing in the jar");
		}
		return resource;
	}

	/**
	 * Both lists in one order. In the packed one, a byte of 128 and more begins a rule
	 * and says how many characters it has in common with the one before.
	 */
	private static PublicSuffixList merge(byte[] packed, Queue<byte[]> own) {
		Builder builder = new Builder(packed.length);
		byte[] path = new byte[MAX_LENGTH];
		int at = 0;
		while (at < packed.length) {
			int length = packed[at++] & 0x7F;
			while (at < packed.length && packed[at] >= 0) {
				path[length++] = packed[at++];
			}
			byte[] next = own.peek();
			while (next != null && Arrays.compare(next, 0, next.length, path, 0, length) < 0) {
				builder.add(next, next.length);
				own.remove();
				next = own.peek();
			}
			builder.add(path, length);
		}
		own.forEach((rest) -> builder.add(rest, rest.length));
		return new PublicSuffixList(builder);
	}

	private static Queue<byte[]> hostingDomains(InputStream text) {
		return new BufferedReader(new InputStreamReader(text, StandardCharsets.US_ASCII)).lines()
			.filter((line) -> !line.isEmpty() && line.charAt(0) != '#')
			.map((line) -> new StringBuilder(line.substring(0, line.indexOf(' '))).reverse().toString())
			.sorted()
			.map((path) -> path.getBytes(StandardCharsets.US_ASCII))
			.collect(ArrayDeque::new, ArrayDeque::add, ArrayDeque::addAll);
	}

	Node root() {
		return new Node(0, this.size, 0);
	}

	/**
	 * Whether a rule ends at a node.
	 */
	boolean isRule(Node node) {
		return length(node.from) == node.depth;
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
		return (char) this.paths[this.starts[path] + index];
	}

	private int length(int path) {
		return this.starts[path + 1] - this.starts[path];
	}

	/**
	 * The domain that somebody registered to have a host.
	 * @param host a domain in lower case, without a final dot
	 * @return the longest public suffix the host ends in and one label more; {@code null}
	 * if it ends in none, or is one
	 */
	@Nullable String registrableDomain(String host) {
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

	private static final class Builder {

		private byte[] paths;

		private int[] starts = new int[1 << 14];

		private int size;

		Builder(int packedLength) {
			this.paths = new byte[3 * packedLength];
		}

		void add(byte[] path, int length) {
			int start = this.starts[this.size];
			if (start + length > this.paths.length) {
				this.paths = Arrays.copyOf(this.paths, 2 * this.paths.length + length);
			}
			if (this.size + 2 > this.starts.length) {
				this.starts = Arrays.copyOf(this.starts, 2 * this.starts.length);
			}
			System.arraycopy(path, 0, this.paths, start, length);
			this.size++;
			this.starts[this.size] = start + length;
		}

	}

}
