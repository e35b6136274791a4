package io.github.corsstarter.host;

import org.jspecify.annotations.Nullable;

/**
 * What became of the forwarded headers of a request.
 *
 * @param address the public address; where something was refused, what is left of it
 * without what was refused
 * @param source where the host of the address was read; it is judged by the list of
 * allowed hosts
 * @param refusal why the request is refused whatever is listed, or {@code null} if it is
 * not
 * @param trustFailure why the forwarded headers did not count, or {@code null} if they did
 */
public record HostResolution(PublicAddress address, HostSource source, @Nullable HostDecision refusal,
		@Nullable ProxyTrustFailure trustFailure) {

	/**
	 * Put together what became of the headers: what is judged must be what the
	 * application will see.
	 * @param address the public address
	 * @param source where its host was read
	 * @param refusal why the request is refused, or {@code null}
	 * @param trustFailure why the headers did not count, or {@code null}
	 * @throws IllegalArgumentException if the source names another host than the address
	 */
	public HostResolution {
		HostAndPort named = HostAndPort.parse(source.text());
		if (named != null && !named.host().equals(address.host())) {
			throw new IllegalArgumentException("The source names another host than the address");
		}
	}

	/**
	 * An address from wherever it was learnt, of which no header is worth naming.
	 * @param address the public address
	 * @return an address that is refused only if its host is not allowed
	 */
	public static HostResolution to(PublicAddress address) {
		return new HostResolution(address, new HostSource(null, address.host()), null, null);
	}

}
