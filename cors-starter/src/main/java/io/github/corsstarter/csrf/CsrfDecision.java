package io.github.corsstarter.csrf;

import io.github.corsstarter.origin.OriginRule;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request may have an effect, and why.
 *
 * @param reason why
 * @param rule the configured line that trusts the origin; {@code null} where no line does
 */
public record CsrfDecision(CsrfReason reason, @Nullable OriginRule rule) {

	/**
	 * Whether the request goes on.
	 * @return {@code true} if it is no forgery
	 */
	public boolean isAccepted() {
		return this.reason.isAccepted();
	}

	static CsrfDecision of(CsrfReason reason) {
		return new CsrfDecision(reason, null);
	}

}
