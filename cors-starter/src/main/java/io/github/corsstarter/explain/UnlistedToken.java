package io.github.corsstarter.explain;

/**
 * A method or request header that a browser does not let a page of an allowed origin use,
 * because the policy does not list it (Fetch Standard, section 4.8).
 *
 * @param kind what it is
 * @param name the method, or the name of the header in lower case
 * @param cause why the lists of the policy do not cover it
 */
public record UnlistedToken(Kind kind, String name, Cause cause) {

	/**
	 * What a policy lists.
	 */
	public enum Kind {

		/**
		 * A method.
		 */
		METHOD,

		/**
		 * A request header.
		 */
		HEADER

	}

	/**
	 * Why the lists of a policy do not cover a method or header.
	 */
	public enum Cause {

		/**
		 * Nothing in the list comes close.
		 */
		ABSENT,

		/**
		 * The list has the method in upper case, and browsers send this method as the
		 * page writes it.
		 */
		CASE_DIFFERS,

		/**
		 * The list has {@code *}, which without credentials does not cover
		 * {@code Authorization}.
		 */
		WILDCARD_EXCLUDES_IT

	}

}
