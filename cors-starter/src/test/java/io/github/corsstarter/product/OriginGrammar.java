package io.github.corsstarter.product;

import java.util.List;
import java.util.Map;

import io.github.corsstarter.product.OriginTable.HostKind;
import io.github.corsstarter.product.OriginTable.Section;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of serialised origins, character by character.
 */
final class OriginGrammar {

	private static final int MAX_PORT = 65535;

	private static final int IPV6_PIECES = 8;

	/**
	 * First pieces of IPv6 addresses that are unique local, link-local or multicast.
	 */
	private static final List<String> PRIVATE_PIECES = List.of("fc??", "fd??", "fe8?", "fe9?", "fea?", "feb?", "ff??");

	/**
	 * The first two octets of private IPv4 addresses, in IPv6 addresses such as
	 * {@code ::ffff:7f00:1}.
	 */
	private static final List<String> PRIVATE_MAPPED_PIECES = List.of("?", "??", "a??", "7f??", "c0a8", "ac1?", "a9fe",
			"644?", "645?", "646?", "647?", "e???", "f???");

	/**
	 * What behind {@code ::} makes a loopback address, or can make a mapped one.
	 */
	private static final List<String> PIECES_AFTER_GAP = List.of("1", "ffff");

	private OriginGrammar() {
	}

	/**
	 * The place before the first character of an origin with the scheme {@code http} or
	 * {@code https}.
	 */
	static State ofWeb() {
		return new WebScheme("");
	}

	/**
	 * The place before the first character of any other origin.
	 */
	static State ofOthers() {
		return new OtherScheme("");
	}

	/**
	 * A place in an origin. The text read so far is told apart only as far as it matters
	 * for what can follow.
	 */
	interface State {

		@Nullable State next(char c);

		Section section();

		default boolean accepting() {
			return hostKind() != HostKind.NONE;
		}

		/**
		 * What the host is if it ends here.
		 */
		default HostKind hostKind() {
			return HostKind.NONE;
		}

	}

	private record WebScheme(String text) implements State {

		@Override
		public @Nullable State next(char c) {
			String longer = this.text + c;
			if (longer.equals("http://")) {
				return Host.start(new Ports(80));
			}
			if (longer.equals("https://")) {
				return Host.start(new Ports(443));
			}
			return ("http://".startsWith(longer) || "https://".startsWith(longer)) ? new WebScheme(longer) : null;
		}

		@Override
		public Section section() {
			return this.text.contains(":") ? Section.DELIMITER : Section.SCHEME;
		}

	}

	/**
	 * @param text the scheme as far as it can become one that is told apart, else
	 * {@code *}
	 */
	private record OtherScheme(String text) implements State {

		private static final Map<String, Integer> SPECIAL = Map.of("http", 80, "https", 443, "ws", 80, "wss", 443,
				"ftp", 21);

		@Override
		public @Nullable State next(char c) {
			if (c == ':' && !this.text.isEmpty() && !this.text.startsWith("http")) {
				return new Delimiter(this.text, SPECIAL.getOrDefault(this.text, Ports.NO_DEFAULT), "");
			}
			boolean letter = c >= 'a' && c <= 'z';
			boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
			if (!letter && (this.text.isEmpty() || !other)) {
				return null;
			}
			String longer = this.text + c;
			boolean special = SPECIAL.keySet().stream().anyMatch((scheme) -> scheme.startsWith(longer));
			return new OtherScheme((special || "file".startsWith(longer) || "null".startsWith(longer)) ? longer : "*");
		}

		@Override
		public boolean accepting() {
			return this.text.equals("null");
		}

		@Override
		public Section section() {
			return Section.SCHEME;
		}

	}

	private record Delimiter(String scheme, int defaultPort, String slashes) implements State {

		@Override
		public @Nullable State next(char c) {
			if (c != '/') {
				return null;
			}
			if (this.slashes.isEmpty()) {
				return new Delimiter(this.scheme, this.defaultPort, "/");
			}
			Ports ports = new Ports(this.defaultPort);
			return (this.defaultPort == Ports.NO_DEFAULT) ? new OpaqueHost(ports, "", this.scheme.equals("file"))
					: Host.start(ports);
		}

		@Override
		public Section section() {
			return Section.DELIMITER;
		}

	}

	/**
	 * The ports that can follow a host.
	 */
	private record Ports(int defaultPort) {

		static final int NO_DEFAULT = 0;

		@Nullable State after(State host, char c) {
			return (c == ':' && host.hostKind() != HostKind.NONE) ? new Port(this, "") : null;
		}

	}

	/**
	 * @param digits the port so far; those that can become neither too large nor the
	 * default one only by their number
	 */
	private record Port(Ports ports, String digits) implements State {

		@Override
		public @Nullable State next(char c) {
			if (c < '0' || c > '9' || (c == '0' && this.digits.isEmpty()) || this.digits.length() == 5) {
				return null;
			}
			String longer = this.digits + c;
			String limit = String.valueOf(MAX_PORT);
			String defaultPort = String.valueOf(this.ports.defaultPort);
			if (longer.length() == 5 && longer.compareTo(limit) > 0) {
				return null;
			}
			if (limit.startsWith(longer) || defaultPort.startsWith(longer)) {
				return new Port(this.ports, longer);
			}
			boolean smaller = longer.compareTo(limit) < 0;
			return new Port(this.ports, (smaller ? "1" : "9").repeat(longer.length()));
		}

		@Override
		public boolean accepting() {
			return !this.digits.isEmpty() && !this.digits.equals(String.valueOf(this.ports.defaultPort));
		}

		@Override
		public Section section() {
			return Section.PORT;
		}

	}

	/**
	 * A host of a scheme that browsers do not know.
	 *
	 * @param optional whether the origin can end without it, as {@code file://}
	 */
	private record OpaqueHost(Ports ports, String text, boolean optional) implements State {

		@Override
		public @Nullable State next(char c) {
			if (c == '[' && this.text.isEmpty()) {
				return Ipv6.start(this.ports);
			}
			boolean allowed = "-_.".indexOf(c) >= 0 || Character.isLetterOrDigit(c);
			return allowed ? new OpaqueHost(this.ports, "*", false) : this.ports.after(this, c);
		}

		@Override
		public boolean accepting() {
			return !this.text.isEmpty() || this.optional;
		}

		@Override
		public Section section() {
			return Section.OPAQUE_HOST;
		}

		@Override
		public HostKind hostKind() {
			return this.text.isEmpty() ? HostKind.NONE : HostKind.PRIVATE_ADDRESS;
		}

	}

	/**
	 * A domain or an IPv4 address.
	 *
	 * @param label the last label so far: nothing, {@code 0}, {@code 9} for digits,
	 * {@code 0x} for hexadecimal ones, {@code -} for anything else
	 * @param last the label before it, in the same way; {@code null} if there is none
	 * @param ipv4 the host as long as it can become an IPv4 address
	 */
	private record Host(Ports ports, String label, @Nullable String last, @Nullable Ipv4 ipv4) implements State {

		static Host start(Ports ports) {
			return new Host(ports, "", null, new Ipv4("", "", 0));
		}

		@Override
		public @Nullable State next(char c) {
			if (c == '[' && this.label.isEmpty() && this.last == null) {
				return Ipv6.start(this.ports);
			}
			Ipv4 address = (this.ipv4 != null) ? this.ipv4.next(c) : null;
			if (c == '.') {
				return this.label.isEmpty() ? null : new Host(this.ports, "", this.label, address);
			}
			boolean digit = c >= '0' && c <= '9';
			boolean letter = c >= 'a' && c <= 'z';
			if (!digit && !letter && c != '-' && c != '_') {
				return this.ports.after(this, c);
			}
			return new Host(this.ports, label(c, digit), this.last, address);
		}

		private String label(char c, boolean digit) {
			return switch (this.label) {
				case "" -> (c == '0') ? "0" : digit ? "9" : "-";
				case "0" -> (c == 'x') ? "0x" : digit ? "9" : "-";
				case "9" -> digit ? "9" : "-";
				case "0x" -> (digit || (c >= 'a' && c <= 'f')) ? "0x" : "-";
				default -> "-";
			};
		}

		@Override
		public Section section() {
			return this.label.isEmpty() ? Section.LABEL_START : Section.LABEL;
		}

		@Override
		public HostKind hostKind() {
			String end = this.label.isEmpty() ? this.last : this.label;
			if ("-".equals(end)) {
				return HostKind.DOMAIN;
			}
			return (this.ipv4 != null) ? this.ipv4.kind() : HostKind.NONE;
		}

	}

	/**
	 * @param start the octets before the last one, as far as they matter: an address is
	 * somebody's own ({@code private}), can be ({@code 172.}), or is not ({@code public})
	 * @param octet the digits of the last octet so far
	 * @param before how many octets there are before it
	 */
	private record Ipv4(String start, String octet, int before) {

		@Nullable Ipv4 next(char c) {
			if (c == '.') {
				return (this.octet.isEmpty() || this.before == 3) ? null
						: new Ipv4(startWithOctet(), "", this.before + 1);
			}
			if (c < '0' || c > '9' || this.octet.equals("0") || Integer.parseInt(this.octet + c) > 255) {
				return null;
			}
			return new Ipv4(this.start, this.octet + c, this.before);
		}

		/**
		 * This network (RFC 1122), private ones (RFC 1918), shared address space (RFC
		 * 6598), link-local (RFC 3927), loopback, and from 224 on multicast and reserved
		 * addresses. Networks for documentation count as public, for they stand for
		 * public ones.
		 */
		private String startWithOctet() {
			int value = Integer.parseInt(this.octet);
			if (this.before == 0) {
				return switch (value) {
					case 0, 10, 127 -> "private";
					case 100, 169, 172, 192 -> this.octet;
					default -> (value < 224) ? "public" : "private";
				};
			}
			boolean own = switch (this.start) {
				case "100" -> value >= 64 && value < 128;
				case "169" -> value == 254;
				case "172" -> value >= 16 && value < 32;
				case "192" -> value == 168;
				default -> this.start.equals("private");
			};
			return own ? "private" : "public";
		}

		HostKind kind() {
			if (this.before < 3 || this.octet.isEmpty()) {
				return HostKind.NONE;
			}
			return this.start.equals("private") ? HostKind.PRIVATE_ADDRESS : HostKind.PUBLIC_ADDRESS;
		}

	}

	/**
	 * An IPv6 address in brackets, compressed as in RFC 5952, section 4.
	 *
	 * @param piece the digits of the last piece so far, as far as they matter
	 * @param colons how many colons there are behind the last piece
	 * @param pieces how many pieces there are, with the last one
	 * @param gap whether {@code ::} stands before the last piece
	 * @param zeros how many pieces of zero there are directly before the last one
	 * @param shortestGap how many pieces the gap has to stand for, so that no longer run
	 * of zeros is written out
	 * @param kind what the pieces before the last one say about the kind; {@code null} if
	 * nothing yet
	 * @param mapped whether they are just those of a mapped IPv4 address, {@code ::ffff}
	 */
	private record Ipv6(Ports ports, String piece, int colons, int pieces, boolean gap, int zeros, int shortestGap,
			@Nullable HostKind kind, boolean mapped) implements State {

		static Ipv6 start(Ports ports) {
			return new Ipv6(ports, "", 0, 0, false, 0, 2, null, false);
		}

		@Override
		public @Nullable State next(char c) {
			if (c == ']') {
				return canEnd() ? new AfterIpv6(this.ports, kindAtEnd()) : null;
			}
			if (c == ':') {
				return colon();
			}
			return ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) ? digit(c) : null;
		}

		private @Nullable Ipv6 digit(char c) {
			boolean first = this.piece.isEmpty();
			boolean afterOneColon = this.colons == 1 && this.pieces == 0;
			if (this.piece.equals("0") || this.piece.length() == 4
					|| (first && (this.pieces == IPV6_PIECES || afterOneColon))) {
				return null;
			}
			if (first && c == '0' && this.colons == 2) {
				return null;
			}
			int pieces = first ? this.pieces + 1 : this.pieces;
			return new Ipv6(this.ports, relevant(this.piece + c, masks()), 0, pieces, this.gap, this.zeros,
					this.shortestGap, this.kind, this.mapped);
		}

		/**
		 * What the kind of the address depends on in a piece.
		 */
		private List<String> masks() {
			if (this.kind != null) {
				return List.of();
			}
			if (this.mapped) {
				return PRIVATE_MAPPED_PIECES;
			}
			return this.gap ? PIECES_AFTER_GAP : PRIVATE_PIECES;
		}

		/**
		 * The digits, each replaced by a 2 where it makes no difference to any mask.
		 */
		private static String relevant(String digits, List<String> masks) {
			List<String> open = masks.stream().filter((mask) -> begins(mask, digits)).toList();
			StringBuilder relevant = new StringBuilder(digits);
			for (int i = 0; i < digits.length(); i++) {
				int index = i;
				if (!digits.equals("0") && open.stream().allMatch((mask) -> mask.charAt(index) == '?')) {
					relevant.setCharAt(i, '2');
				}
			}
			return relevant.toString();
		}

		private static boolean begins(String mask, String digits) {
			if (mask.length() < digits.length()) {
				return false;
			}
			for (int i = 0; i < digits.length(); i++) {
				if (mask.charAt(i) != '?' && mask.charAt(i) != digits.charAt(i)) {
					return false;
				}
			}
			return true;
		}

		private boolean matches(List<String> masks) {
			return masks.stream().anyMatch((mask) -> mask.length() == this.piece.length() && begins(mask, this.piece));
		}

		private @Nullable Ipv6 colon() {
			if (!this.piece.isEmpty()) {
				int run = this.piece.equals("0") ? this.zeros + 1 : 0;
				int needed = this.gap ? run : run + 1;
				return new Ipv6(this.ports, "", 1, this.pieces, this.gap, run, Math.max(this.shortestGap, needed),
						kindAfterPiece(), isMappedAfterPiece());
			}
			boolean start = this.colons == 0 && this.pieces == 0;
			if (start) {
				return new Ipv6(this.ports, "", 1, 0, false, 0, 2, null, false);
			}
			if (this.colons == 1 && !this.gap && this.zeros == 0) {
				return new Ipv6(this.ports, "", 2, this.pieces, true, 0, this.shortestGap, this.kind, this.mapped);
			}
			return null;
		}

		private boolean canEnd() {
			if (this.colons == 1) {
				return false;
			}
			int run = this.piece.equals("0") ? this.zeros + 1 : 0;
			if (!this.gap) {
				return this.pieces == IPV6_PIECES && this.shortestGap <= 2 && run < 2;
			}
			return IPV6_PIECES - this.pieces >= Math.max(this.shortestGap, run);
		}

		/**
		 * The kind, as far as the last piece decides it.
		 */
		private @Nullable HostKind kindAfterPiece() {
			if (this.kind != null) {
				return this.kind;
			}
			if (this.mapped) {
				return matches(PRIVATE_MAPPED_PIECES) ? HostKind.PRIVATE_ADDRESS : HostKind.PUBLIC_ADDRESS;
			}
			if (isMappedAfterPiece()) {
				return null;
			}
			return (!this.gap && matches(PRIVATE_PIECES)) ? HostKind.PRIVATE_ADDRESS : HostKind.PUBLIC_ADDRESS;
		}

		private boolean isMappedAfterPiece() {
			return this.mapped || (this.pieces == 1 && this.gap && this.piece.equals("ffff"));
		}

		/**
		 * {@code ::} and {@code ::1} are nobody else's. What begins as a mapped address
		 * is one only with two pieces behind {@code ffff}.
		 */
		private HostKind kindAtEnd() {
			if (this.mapped) {
				return (this.pieces == 3 && this.kind != null) ? this.kind : HostKind.PUBLIC_ADDRESS;
			}
			if (this.pieces == 0 || (this.pieces == 1 && this.gap && this.piece.equals("1"))) {
				return HostKind.PRIVATE_ADDRESS;
			}
			HostKind kind = kindAfterPiece();
			return (kind != null) ? kind : HostKind.PUBLIC_ADDRESS;
		}

		@Override
		public Section section() {
			return Section.IPV6;
		}

	}

	private record AfterIpv6(Ports ports, HostKind kind) implements State {

		@Override
		public @Nullable State next(char c) {
			return this.ports.after(this, c);
		}

		@Override
		public Section section() {
			return Section.IPV6;
		}

		@Override
		public HostKind hostKind() {
			return this.kind;
		}

	}

}
