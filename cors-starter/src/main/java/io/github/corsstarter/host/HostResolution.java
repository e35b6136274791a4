package io.github.corsstarter.host;

import org.jspecify.annotations.Nullable;

/**
 * The public address of a request, and what was wrong with its forwarded headers.
 *
 * @param address the public address; without what was refused, if anything was
 * @param source where the host was read; the list of allowed hosts decides about it
 * @param refusal why the request is refused, whatever hosts are allowed; {@code null} if
 * it is not
 * @param trustFailure why the forwarded headers were ignored; {@code null} if they were
 * not
 */
public record HostResolution(PublicAddress address, HostSource source, @Nullable HostDecision refusal,
		@Nullable ProxyTrustFailure trustFailure) {

	/**
	 * Create a resolution. The host that is judged must be the one that the application
	 * will see.
	 * @param address the public address
	 * @param source where its host was read
	 * @param refusal why the request is refused, or {@code null}
	 * @param trustFailure why the headers were ignored, or {@code null}
	 * @throws IllegalArgumentException if the source names another host than the address
	 */
	public HostResolution {
		HostAndPort named = HostAndPort.parse(source.text());
		if (named != null && !named.host().equals(address.host())) {
			throw new IllegalArgumentException("The source names another host than the address");
		}
	}

	/**
	 * Resolve to an address that was not read from a header.
	 * @param address the public address
	 * @return a resolution that is refused only if its host is not allowed
	 */
	public static HostResolution to(PublicAddress address) {
		return new HostResolution(address, new HostSource(null, address.host()), null, null);
	}

}
