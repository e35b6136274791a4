package io.github.corsstarter.product;

import java.nio.ByteBuffer;

/**
 * A deterministic automaton that accepts the serialisations of origins, and says of each
 * state which part of an origin has been read. Immutable.
 * <p>
 * The tables are made from the grammar of {@code Origin.ofSerialized} by a program among
 * the tests. They leave out how long a scheme (64), a label (63) and a host (253) can be:
 * counting would make each automaton as many times larger. {@link ShortestOrigin} keeps
 * to these limits, and what it finds decides.
 */
public final class OriginTable {

	private static final int KIND_SHIFT = 1;

	private static final int SECTION_SHIFT = 3;

	private final byte[] attributes;

	private final int[] firstEdges;

	private final short[] targets;

	private final long[] symbols;

	/**
	 * Read a table: the number of states and of edges; of each state the attributes, and
	 * the number of its edges; of each edge the target, and the symbols.
	 */
	private OriginTable(ByteBuffer data) {
		this.attributes = new byte[data.getShort()];
		this.targets = new short[data.getShort()];
		this.symbols = new long[this.targets.length];
		this.firstEdges = new int[this.attributes.length + 1];
		data.get(this.attributes);
		for (int state = 0; state < this.attributes.length; state++) {
			this.firstEdges[state + 1] = this.firstEdges[state] + data.get();
		}
		data.asShortBuffer().get(this.targets);
		data.position(data.position() + this.targets.length * Short.BYTES).asLongBuffer().get(this.symbols);
	}

	/**
	 * Origins with the schemes {@code http} and {@code https}.
	 */
	public static OriginTable ofWeb() {
		return Web.TABLE;
	}

	/**
	 * All other origins, {@code null} and {@code file://} included.
	 */
	public static OriginTable ofOthers() {
		return Others.TABLE;
	}

	int size() {
		return this.attributes.length;
	}

	/**
	 * The state after a text, or -1 if no origin begins with it.
	 */
	public int state(String text) {
		int state = 0;
		for (int i = 0; i < text.length() && state >= 0; i++) {
			state = next(state, Symbols.bit(text.charAt(i)));
		}
		return state;
	}

	private int next(int state, long symbol) {
		for (int edge = this.firstEdges[state]; edge < this.firstEdges[state + 1]; edge++) {
			if ((this.symbols[edge] & symbol) != 0) {
				return this.targets[edge];
			}
		}
		return -1;
	}

	boolean isAccepting(int state) {
		return (this.attributes[state] & 1) != 0;
	}

	/**
	 * What the host is if it ends in a state.
	 */
	public HostKind hostKind(int state) {
		return HostKind.VALUES[(this.attributes[state] >> KIND_SHIFT) & 3];
	}

	Section section(int state) {
		return Section.VALUES[(this.attributes[state] >> SECTION_SHIFT) & 7];
	}

	/**
	 * The first edge of a state; they end where those of the next state begin.
	 */
	int firstEdge(int state) {
		return this.firstEdges[state];
	}

	int target(int edge) {
		return this.targets[edge];
	}

	long symbols(int edge) {
		return this.symbols[edge];
	}

	/**
	 * The part of an origin that a state is in.
	 */
	public enum Section {

		/** Before the colon. */
		SCHEME,

		/** The colon and the slashes. */
		DELIMITER,

		/**
		 * Before the first character of a domain's label, or of the whole host.
		 */
		LABEL_START,

		/** In a label of a domain or an IPv4 address. */
		LABEL,

		/** Between brackets. */
		IPV6,

		/** In the host of a scheme that browsers do not know. */
		OPAQUE_HOST,

		/** After the host. */
		PORT;

		private static final Section[] VALUES = values();

	}

	/**
	 * What a host is.
	 */
	public enum HostKind {

		/** The host cannot end here. */
		NONE,

		/** A domain name. */
		DOMAIN,

		/** An address where anyone can run a server. */
		PUBLIC_ADDRESS,

		/**
		 * An address of a private network or of the machine itself, or a reserved one.
		 */
		PRIVATE_ADDRESS;

		private static final HostKind[] VALUES = values();

	}

	private static final class Web {

		static final OriginTable TABLE = new OriginTable(
				ByteBuffer.wrap(Resources.read(OriginTable.class, "web-origins.bin")));

	}

	private static final class Others {

		static final OriginTable TABLE = new OriginTable(
				ByteBuffer.wrap(Resources.read(OriginTable.class, "other-origins.bin")));

	}

}
