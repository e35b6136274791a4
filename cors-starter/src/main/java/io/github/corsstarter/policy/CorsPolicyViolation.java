package io.github.corsstarter.policy;

import io.github.corsstarter.origin.OriginRule;
import org.jspecify.annotations.Nullable;

/**
 * Why a policy is unsafe.
 *
 * @param kind what is combined that must not be
 * @param rule the rule that is concerned; {@code null} where it is
 * {@link CorsPolicy#allowAll()}, which is not a rule of the list
 * @param witness an origin that somebody else can own and that the rule matches, as a
 * browser sends it; {@code null} where the kind needs no example
 */
public record CorsPolicyViolation(Kind kind, @Nullable OriginRule rule, @Nullable String witness) {

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
		 * A rule that matches domains which anybody can register, such as
		 * {@code https://*.vercel.app}, together with credentials: the same as any
		 * origin.
		 */
		OPEN_RULE_WITH_CREDENTIALS("it allows origins that anybody can own together with credentials"),

		/**
		 * An expression that is too large to find out which origins it matches, together
		 * with credentials.
		 */
		UNKNOWN_RULE_WITH_CREDENTIALS("it has an expression that is too large to judge, together with credentials"),

		/**
		 * The entry {@code null} together with credentials: any site can make a frame
		 * whose origin is {@code null} (HTML Standard, section 7.1.1).
		 */
		OPAQUE_ORIGIN_WITH_CREDENTIALS("it allows the origin null together with credentials"),

		/**
		 * A rule that matches domains which anybody can register, or an expression that
		 * is too large to judge, together with access to a private network: the same as
		 * any origin.
		 */
		OPEN_RULE_WITH_PRIVATE_NETWORK(
				"it allows origins that anybody can own together with access to a private network"),

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
	 * rule and the witness
	 */
	@Override
	public String toString() {
		if (this.rule == null) {
			return this.kind.description;
		}
		String example = (this.witness != null) ? " matches " + this.witness : "";
		return this.kind.description + " (" + this.rule.text() + example + ")";
	}

}
