package io.github.corsstarter.verdict;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A deterministic automaton that accepts the serialisations of origins, and says of each
 * state which part of an origin has been read. Immutable.
 * <p>
 * The tables are made from the grammar of {@code Origin.ofSerialized} by a program among
 * the tests. They leave out how long a scheme (64), a label (63) and a host (253) can be:
 * counting would make each automaton as many times larger. {@link ShortestOrigin} keeps
 * to these limits, and what it finds decides.
 */
final class OriginTable {

	private static final int KIND_SHIFT = 1;

	private static final int SECTION_SHIFT = 3;

	private final byte[] attributes;

	private final int[] firstEdges;

	private final short[] targets;

	private final long[] symbols;

	private OriginTable(DataInputStream data) throws IOException {
		this.attributes = new byte[data.readUnsignedShort()];
		this.firstEdges = new int[this.attributes.length + 1];
		this.targets = new short[data.readUnsignedShort()];
		this.symbols = new long[this.targets.length];
		int edge = 0;
		for (int state = 0; state < this.attributes.length; state++) {
			this.attributes[state] = data.readByte();
			for (int edges = data.readUnsignedByte(); edges > 0; edges--) {
				this.targets[edge] = data.readShort();
				this.symbols[edge++] = data.readLong();
			}
			this.firstEdges[state + 1] = edge;
		}
	}

	/**
	 * Origins with the schemes {@code http} and {@code https}.
	 */
	static OriginTable ofWeb() {
		return Web.TABLE;
	}

	/**
	 * Origins with all other schemes, without {@code null} and {@code file://}.
	 */
	static OriginTable ofOtherSchemes() {
		return OtherSchemes.TABLE;
	}

	private static OriginTable load(String name) {
		try (InputStream resource = OriginTable.class.getResourceAsStream(name)) {
			if (resource == null) {
				throw new IOException("The resource " + name + " is missing in the jar");
			}
			return new OriginTable(new DataInputStream(resource));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int size() {
		return this.attributes.length;
	}

	boolean isAccepting(int state) {
		return (this.attributes[state] & 1) != 0;
	}

	/**
	 * What the host is if it ends in a state.
	 */
	HostKind hostKind(int state) {
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
	enum Section {

		SCHEME, DELIMITER,

		/**
		 * Before the first character of a domain's label, or of the whole host.
		 */
		LABEL_START,

		LABEL, IPV6, OPAQUE_HOST, PORT;

		private static final Section[] VALUES = values();

	}

	/**
	 * What a host is.
	 */
	enum HostKind {

		/** The host cannot end here. */
		NONE,

		DOMAIN,

		/** An address that anybody can have a server at. */
		PUBLIC_ADDRESS,

		/** An address that is nobody's, or one's own. */
		PRIVATE_ADDRESS;

		private static final HostKind[] VALUES = values();

	}

	private static final class Web {

		static final OriginTable TABLE = load("web-origins.bin");

	}

	private static final class OtherSchemes {

		static final OriginTable TABLE = load("other-origins.bin");

	}

}
