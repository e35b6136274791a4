package io.github.corsstarter.policy;

import java.util.List;

import io.github.corsstarter.origin.OriginRule;
import org.jspecify.annotations.Nullable;

/**
 * The decision about a request. It applies to every response to that request, whatever
 * the application does with it.
 *
 * @param policy the name of the policy that decided
 * @param reason why
 * @param rule the configured line that allowed the origin; {@code null} if none did
 * @param preflight whether the request is a preflight, which is answered at once
 * @param allowOrigin the value of {@code Access-Control-Allow-Origin}; {@code null}
 * exactly if no header is set
 * @param otherHeaders all other headers to set, without {@code Vary}
 * @param vary the request headers on which these depend, to add to {@code Vary}
 * @param failure what an {@link OriginAuthorizer} threw, or why there is no answer of it,
 * else {@code null}
 * @param gap what is missing in the answer to a preflight, so that the browser does not
 * send the request; {@code null} if nothing is. It does not change the answer, which has
 * the full lists of the policy, and is looked for only where somebody wants to know: a
 * {@code DecisionListener}, the debug header or the DEBUG log.
 */
public record CorsDecision(String policy, CorsReason reason, @Nullable OriginRule rule, boolean preflight,
		@Nullable String allowOrigin, List<ResponseHeader> otherHeaders, String vary, @Nullable Exception failure,
		@Nullable PreflightGap gap) {

	/**
	 * Whether the response is shared with the origin.
	 * @return {@code true} if headers are set
	 */
	public boolean isAllowed() {
		return this.allowOrigin != null;
	}

	/**
	 * Whether the request crosses origins and its origin is not allowed.
	 * @return {@code true} if a browser will not give the response to the page
	 */
	public boolean isDisallowed() {
		return !this.reason.isAccepted();
	}

	/**
	 * The decision in a line of plain ASCII, for the debug header.
	 * @return the reason, the policy, the place of the rule and what is missing in the
	 * answer to a preflight, such as {@code origin-listed; policy=default; rule=0} or
	 * {@code origin-listed; policy=default; rule=0; blocked=header-not-listed;
	 * unlisted=baggage, sentry-trace}
	 */
	public String summary() {
		StringBuilder summary = new StringBuilder(this.reason.code()).append("; policy=").append(this.policy);
		if (this.rule != null) {
			summary.append("; rule=").append(this.rule.index());
		}
		if (this.gap != null) {
			summary.append("; blocked=").append(this.gap.reason().code());
			if (!this.gap.names().isEmpty()) {
				summary.append("; unlisted=").append(String.join(", ", this.gap.names()));
			}
		}
		return summary.toString();
	}

	/**
	 * The same decision about a preflight, in whose answer something is missing.
	 * @param missing what is missing
	 * @return a new decision
	 * @hidden
	 */
	public CorsDecision with(PreflightGap missing) {
		return new CorsDecision(this.policy, this.reason, this.rule, this.preflight, this.allowOrigin,
				this.otherHeaders, this.vary, this.failure, missing);
	}

	/**
	 * Whether this decision determines a header, so that nothing else may set it.
	 * @param name the name of a header, in any case
	 * @return {@code true} if the header is set by this decision, or must be absent
	 * beside what it sets
	 */
	public boolean owns(String name) {
		if (!isAllowed()) {
			return false;
		}
		if (name.equalsIgnoreCase(ResponseHeader.ALLOW_ORIGIN)
				|| name.equalsIgnoreCase(ResponseHeader.ALLOW_CREDENTIALS)) {
			return true;
		}
		for (ResponseHeader header : this.otherHeaders) {
			if (name.equalsIgnoreCase(header.name())) {
				return true;
			}
		}
		return false;
	}

}
