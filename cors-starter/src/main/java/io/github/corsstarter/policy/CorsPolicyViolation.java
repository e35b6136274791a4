package io.github.corsstarter.policy;

import io.github.corsstarter.origin.OriginRule;
import org.jspecify.annotations.Nullable;

/**
 * Why a policy is unsafe.
 *
 * @param kind what is combined that must not be
 * @param rule the rule that is concerned; {@code null} where it is
 * {@link CorsPolicy#allowAll()}, which is no rule of the list
 */
public record CorsPolicyViolation(Kind kind, @Nullable OriginRule rule) {

	/**
	 * What must not be combined in one policy.
	 */
	public enum Kind {

		/**
		 * Any origin is allowed, together with credentials: any site could read responses
		 * as the user who visits it.
		 */
		ANY_ORIGIN_WITH_CREDENTIALS("it allows any origin together with credentials"),

		/**
		 * A pattern for any host, such as {@code https://*}, together with credentials:
		 * the same as any origin.
		 */
		ANY_HOST_WITH_CREDENTIALS("it allows any host together with credentials"),

		/**
		 * The entry {@code null} together with credentials: any site can make a frame
		 * whose origin is {@code null} (HTML Standard, section 7.1.1).
		 */
		OPAQUE_ORIGIN_WITH_CREDENTIALS("it allows the origin null together with credentials"),

		/**
		 * Any origin is allowed, together with access to a private network: any site
		 * could reach this server through the browser of a user in that network.
		 */
		ANY_ORIGIN_WITH_PRIVATE_NETWORK("it allows any origin together with access to a private network");

		private final String description;

		Kind(String description) {
			this.description = description;
		}

	}

	/**
	 * The violation in words.
	 * @return a clause without a capital letter and a full stop, with the text of the
	 * rule
	 */
	@Override
	public String toString() {
		return (this.rule != null) ? this.kind.description + " (" + this.rule.text() + ")" : this.kind.description;
	}

}
