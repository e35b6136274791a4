package io.github.corsstarter.host;

import org.jspecify.annotations.Nullable;

/**
 * The decision about the host of a request.
 *
 * @param reason why
 * @param header the header that was judged, or {@code null} if none was
 * @param value its value, as received; quote it in a log, and never write it to a
 * response
 * @param failure what a {@link HostAuthorizer} threw, or why there is no answer of it,
 * else {@code null}
 */
public record HostDecision(HostReason reason, @Nullable String header, @Nullable String value,
		@Nullable RuntimeException failure) {

	/**
	 * Whether the request goes on.
	 * @return {@code true} if the host is accepted
	 */
	public boolean isAccepted() {
		return this.reason.isAccepted();
	}

	static HostDecision of(HostReason reason, @Nullable String header, @Nullable String value) {
		return new HostDecision(reason, header, value, null);
	}

}
