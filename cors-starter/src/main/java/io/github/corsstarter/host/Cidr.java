package io.github.corsstarter.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A block of IP addresses (RFC 4632, section 3.1; RFC 4291, section 2.3), or a single
 * one. An IPv4 address written as an IPv6 one ({@code ::ffff:10.0.0.1}) is the IPv4
 * address.
 */
public final class Cidr {

	/**
	 * From 0 to 255, without leading zeros, which some read as octal.
	 */
	private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

	private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

	/**
	 * The longest address: of version 6, with one of version 4 at its end.
	 */
	private static final int MAX_LENGTH = 45;

	private final byte[] network;

	private final int prefixLength;

	private Cidr(byte[] network, int prefixLength) {
		this.network = network;
		this.prefixLength = prefixLength;
	}

	/**
	 * Read a block.
	 * @param text an address, or an address, a slash and the length of the prefix in bits
	 * @return the block
	 * @throws IllegalArgumentException if it is not a block; the message says why, as the
	 * end of a sentence that starts with the text
	 */
	public static Cidr parse(String text) {
		int slash = text.indexOf('/');
		byte[] address = address(unbracketed((slash < 0) ? text : text.substring(0, slash)));
		if (address == null) {
			throw new IllegalArgumentException("is not an IP address or a block such as 10.0.0.0/8");
		}
		if (slash >= 0 && address.length == 4 && text.indexOf(':') >= 0) {
			throw new IllegalArgumentException(
					"is an IPv4 block written as an IPv6 one; IPv4 blocks look like 10.0.0.0/8");
		}
		int bits = address.length * 8;
		int prefixLength = (slash < 0) ? bits : prefixLength(text.substring(slash + 1), bits);
		byte[] network = mask(address, prefixLength);
		if (!Arrays.equals(address, network)) {
			throw new IllegalArgumentException("has bits set after the first " + prefixLength);
		}
		return new Cidr(network, prefixLength);
	}

	/**
	 * Whether an address lies in this block.
	 * @param address an IP address as text, an IPv6 one with or without brackets and
	 * zone; anything else is in no block
	 * @return {@code true} if it does
	 */
	public boolean contains(String address) {
		byte[] bytes = bytesOf(address);
		return bytes != null && contains(bytes);
	}

	boolean contains(byte[] address) {
		return address.length == this.network.length && Arrays.equals(mask(address, this.prefixLength), this.network);
	}

	/**
	 * The bytes of an address, or {@code null} if the text is not an address.
	 */
	static byte @Nullable [] bytesOf(String address) {
		String text = unbracketed(address);
		int zone = text.indexOf('%');
		return address((zone < 0) ? text : text.substring(0, zone));
	}

	/**
	 * Whether a text is an IP address.
	 * @param text the text
	 * @return {@code true} for a literal address, an IPv6 one with or without brackets
	 */
	public static boolean isAddress(String text) {
		return address(unbracketed(text)) != null;
	}

	private static int prefixLength(String text, int bits) {
		if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch((c) -> c >= '0' && c <= '9')
				|| Integer.parseInt(text) > bits) {
			throw new IllegalArgumentException("has a prefix length that is not a number from 0 to " + bits);
		}
		return Integer.parseInt(text);
	}

	private static byte[] mask(byte[] address, int prefixLength) {
		byte[] masked = new byte[address.length];
		for (int i = 0; i < address.length; i++) {
			int bits = Math.max(0, Math.min(8, prefixLength - i * 8));
			masked[i] = (byte) (address[i] & (0xFF << (8 - bits)));
		}
		return masked;
	}

	private static String unbracketed(String text) {
		return (text.startsWith("[") && text.endsWith("]") && text.indexOf(':') >= 0)
				? text.substring(1, text.length() - 1) : text;
	}

	/**
	 * The bytes of a literal address. The JDK must not take the text for a name and look
	 * it up: it does so with {@code 1.2.3.256} and {@code .:1}, but never with text in
	 * brackets.
	 */
	private static byte @Nullable [] address(String text) {
		if (text.length() > MAX_LENGTH) {
			return null;
		}
		try {
			if (IPV4.matcher(text).matches()) {
				return InetAddress.getByName(text).getAddress();
			}
			return IPV6.matcher(text).matches() ? InetAddress.getByName("[" + text + "]").getAddress() : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	@Override
	public String toString() {
		try {
			return InetAddress.getByAddress(this.network).getHostAddress() + "/" + this.prefixLength;
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
