package io.github.corsstarter.host;

import org.jspecify.annotations.Nullable;

/**
 * What was decided about the host of a request, and why.
 *
 * @param reason why
 * @param header the header that held what was judged, or {@code null} where none did
 * @param value what it held, as it came; for a log, where it must be escaped, and never
 * for a response
 * @param failure what a {@link HostAuthorizer} threw, else {@code null}
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
