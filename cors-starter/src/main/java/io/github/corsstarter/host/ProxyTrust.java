package io.github.corsstarter.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request came through a trusted proxy, so that its forwarded headers
 * are used. A request must pass every check that is configured: the address of the peer,
 * and a secret that the proxy adds as a header. Without a check every request passes.
 */
public final class ProxyTrust {

	/**
	 * Shortest secret, in characters.
	 */
	public static final int MIN_SECRET_LENGTH = 16;

	private final List<Cidr> trustedProxies;

	private final @Nullable String secretHeader;

	private final List<byte[]> secretDigests;

	private ProxyTrust(List<Cidr> trustedProxies, @Nullable String secretHeader, List<byte[]> secretDigests) {
		this.trustedProxies = trustedProxies;
		this.secretHeader = secretHeader;
		this.secretDigests = secretDigests;
	}

	/**
	 * Configure the checks.
	 * @param trustedProxies the addresses of proxies; empty for no such check
	 * @param secretHeader the header that carries the secret, or {@code null} for no such
	 * check
	 * @param secrets the secrets that are accepted; only their digests are kept
	 * @return the checks
	 */
	public static ProxyTrust of(Collection<Cidr> trustedProxies, @Nullable String secretHeader,
			Collection<String> secrets) {
		return new ProxyTrust(List.copyOf(trustedProxies), secretHeader,
				secrets.stream().map(ProxyTrust::digest).toList());
	}

	/**
	 * The header that carries the secret, which the application must not see.
	 * @return the name, or {@code null}
	 */
	public @Nullable String secretHeader() {
		return this.secretHeader;
	}

	/**
	 * Whether a check is configured.
	 * @return {@code false} if every request is trusted
	 */
	public boolean hasGates() {
		return !this.trustedProxies.isEmpty() || this.secretHeader != null;
	}

	/**
	 * Find the first check that a request fails.
	 * @param request the request
	 * @return the failure, or {@code null} if the request is trusted
	 */
	public @Nullable ProxyTrustFailure findFailure(ProxiedRequest request) {
		return trustsPeer(request.peerAddress()) ? findFailure(request.headers()) : ProxyTrustFailure.PEER_NOT_LISTED;
	}

	private boolean trustsPeer(@Nullable String address) {
		if (this.trustedProxies.isEmpty()) {
			return true;
		}
		byte[] bytes = (address != null) ? Cidr.bytesOf(address) : null;
		return bytes != null && this.trustedProxies.stream().anyMatch((block) -> block.contains(bytes));
	}

	/**
	 * Two lines are wrong, whatever they contain: the proxy wrote only one. All secrets
	 * are compared, in a time that reveals nothing about them.
	 */
	private @Nullable ProxyTrustFailure findFailure(ProxiedRequest.Headers headers) {
		if (this.secretHeader == null) {
			return null;
		}
		List<String> lines = headers.lines(this.secretHeader);
		if (lines.size() != 1) {
			return lines.isEmpty() ? ProxyTrustFailure.SECRET_MISSING : ProxyTrustFailure.SECRET_REPEATED;
		}
		byte[] digest = digest(lines.get(0));
		boolean known = false;
		for (byte[] secretDigest : this.secretDigests) {
			known |= MessageDigest.isEqual(secretDigest, digest);
		}
		return known ? null : ProxyTrustFailure.SECRET_WRONG;
	}

	private static byte[] digest(String secret) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
