package io.github.corsstarter.csrf;

import io.github.corsstarter.origin.OriginRule;
import org.jspecify.annotations.Nullable;

/**
 * The decision whether a request may change something.
 *
 * @param reason why
 * @param rule the configured line that trusts the origin; {@code null} if none does
 */
public record CsrfDecision(CsrfReason reason, @Nullable OriginRule rule) {

	/**
	 * Whether the request goes on.
	 * @return {@code true} if the request may change something
	 */
	public boolean isAccepted() {
		return this.reason.isAccepted();
	}

	static CsrfDecision of(CsrfReason reason) {
		return new CsrfDecision(reason, null);
	}

}
