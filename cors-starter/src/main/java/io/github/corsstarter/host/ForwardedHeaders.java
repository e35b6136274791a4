package io.github.corsstarter.host;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which headers of a trusted proxy are used, and what applies without them.
 *
 * @param hostHeader the header for the host, or {@code null} for {@code Host} alone
 * @param protoHeader the header for the scheme, or {@code null} for none
 * @param usePort whether {@code X-Forwarded-Port} is used
 * @param usePrefix whether {@code X-Forwarded-Prefix} is used
 * @param forwardedForHops which entry of {@code X-Forwarded-For}, counted from its end,
 * is the client; 0 for none
 * @param clientAddressHeader the header that has the address of the client and no other,
 * or {@code null} for none; {@code forwardedForHops} is 0 then
 * @param scheme the public scheme, whatever the connection and headers say, or
 * {@code null}
 * @param prefix the public prefix if no header has one, or {@code null}
 * @param requireTrustedProxy whether a request that did not come through a trusted proxy
 * is refused; otherwise its headers are ignored
 */
public record ForwardedHeaders(@Nullable String hostHeader, @Nullable String protoHeader, boolean usePort,
		boolean usePrefix, int forwardedForHops, @Nullable String clientAddressHeader, @Nullable String scheme,
		@Nullable String prefix, boolean requireTrustedProxy) {

	/**
	 * The header for the port.
	 */
	public static final String PORT = "X-Forwarded-Port";

	/**
	 * The header for the prefix.
	 */
	public static final String PREFIX = "X-Forwarded-Prefix";

	/**
	 * The header for the addresses on the way.
	 */
	public static final String FOR = "X-Forwarded-For";

	/**
	 * Headers that other parts of an application read as an address, trusted or not.
	 */
	public static final List<String> OF_ADDRESSES = List.of("Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto", PORT,
			PREFIX, "X-Forwarded-Ssl");

	/**
	 * Those of them that would replace a host that was checked.
	 */
	public static final List<String> OF_HOSTS = List.of("Forwarded", "X-Forwarded-Host", PORT);

	private static final Pattern PLAIN_PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+");

	private static final int MAX_PREFIX_LENGTH = 256;

	/**
	 * Whether a text can be a prefix: segments of unreserved characters, none of them
	 * {@code .} or {@code ..}, each after one slash, at most 256 characters in all.
	 * @param text the text
	 * @return {@code true} if it can
	 */
	public static boolean isPrefix(String text) {
		return text.length() <= MAX_PREFIX_LENGTH && PLAIN_PATH.matcher(text).matches();
	}

}
