package io.github.corsstarter.origin;

import org.jspecify.annotations.Nullable;

/**
 * IPv6 addresses in brackets, read in any spelling and written as browsers write them
 * (URL Standard, sections 3.5 and 3.6; RFC 5952, section 4).
 */
final class Ipv6Address {

	private static final int PIECES = 8;

	private Ipv6Address() {
	}

	/**
	 * The one serialisation of an address.
	 * @param bracketed an address in brackets
	 * @return the address in brackets, compressed, or {@code null} if it is not an
	 * address
	 */
	static @Nullable String serialize(String bracketed) {
		if (!bracketed.startsWith("[") || !bracketed.endsWith("]") || bracketed.length() > 47) {
			return null;
		}
		int[] pieces = pieces(bracketed.substring(1, bracketed.length() - 1));
		return (pieces != null) ? "[" + compress(pieces) + "]" : null;
	}

	private static int @Nullable [] pieces(String text) {
		int gap = text.indexOf("::");
		if (gap < 0) {
			int[] all = group(text);
			return (all != null && all.length == PIECES) ? all : null;
		}
		String head = text.substring(0, gap);
		int[] left = (head.indexOf('.') < 0) ? group(head) : null;
		int[] right = group(text.substring(gap + 2));
		if (left == null || right == null || left.length + right.length >= PIECES) {
			return null;
		}
		int[] all = new int[PIECES];
		System.arraycopy(left, 0, all, 0, left.length);
		System.arraycopy(right, 0, all, PIECES - right.length, right.length);
		return all;
	}

	/**
	 * The pieces between colons; the last of an address may be a dotted IPv4 address and
	 * counts as two.
	 */
	private static int @Nullable [] group(String text) {
		if (text.isEmpty()) {
			return new int[0];
		}
		String[] parts = text.split(":", -1);
		String last = parts[parts.length - 1];
		boolean endsInIpv4 = last.indexOf('.') >= 0;
		int[] pieces = new int[parts.length + (endsInIpv4 ? 1 : 0)];
		int hexPieces = endsInIpv4 ? parts.length - 1 : parts.length;
		for (int i = 0; i < hexPieces; i++) {
			int piece = hex(parts[i]);
			if (piece < 0) {
				return null;
			}
			pieces[i] = piece;
		}
		if (endsInIpv4) {
			String[] octets = last.split("\\.", -1);
			if (octets.length != 4) {
				return null;
			}
			for (int i = 0; i < 4; i++) {
				int octet = HostSyntax.decimal(octets[i], 0, octets[i].length(), 255);
				if (octet < 0) {
					return null;
				}
				pieces[hexPieces + i / 2] = (pieces[hexPieces + i / 2] << 8) | octet;
			}
		}
		return pieces;
	}

	private static int hex(String text) {
		if (text.isEmpty() || text.length() > 4) {
			return -1;
		}
		int value = 0;
		for (int i = 0; i < text.length(); i++) {
			int digit = (text.charAt(i) < 128) ? Character.digit(text.charAt(i), 16) : -1;
			if (digit < 0) {
				return -1;
			}
			value = (value << 4) | digit;
		}
		return value;
	}

	/**
	 * The first longest run of two or more zeros becomes {@code ::}.
	 */
	private static String compress(int[] pieces) {
		int gapStart = -1;
		int gapLength = 1;
		for (int i = 0; i < PIECES; i++) {
			int end = i;
			while (end < PIECES && pieces[end] == 0) {
				end++;
			}
			if (end - i > gapLength) {
				gapStart = i;
				gapLength = end - i;
			}
		}
		StringBuilder text = new StringBuilder(39);
		int i = 0;
		while (i < PIECES) {
			if (i == gapStart) {
				text.append("::");
				i += gapLength;
				continue;
			}
			if (i > 0 && i != gapStart + gapLength) {
				text.append(':');
			}
			text.append(Integer.toHexString(pieces[i]));
			i++;
		}
		return text.toString();
	}

}
