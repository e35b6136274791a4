package io.github.corsstarter.explain;

/**
 * A method or header that a page of an allowed origin uses and a browser does not let
 * through, because the policy does not list it.
 *
 * @param kind what it is
 * @param name the method, or the name of the header in lower case
 * @param mend what to do, as a sentence that names the setting
 */
public record Unlisted(Kind kind, String name, String mend) {

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

	static Unlisted method(String method, boolean listedInUpperCase) {
		return new Unlisted(Kind.METHOD, method, listedInUpperCase
				? "Let the page write it in upper case: browsers send this method as it is written, and "
						+ "cors.allow-methods lists the other."
				: "Add it to cors.extra-allow-methods, or to the policy in cors.policies that holds for the path.");
	}

	static Unlisted header(String name, boolean any) {
		return new Unlisted(Kind.HEADER, name, "Add it to cors.extra-allow-headers, or to the policy in cors.policies "
				+ "that holds for the path." + hint(name, any));
	}

	/**
	 * The names for one thing in two worlds, which those who come from the other expect
	 * to be there.
	 */
	private static String hint(String name, boolean any) {
		return switch (name) {
			case "x-xsrf-token" -> " It is the header in which Spring Security expects its CSRF token from a "
					+ "single-page application, as Angular sends it; the default list has x-csrftoken, which is Django's.";
			case "x-csrf-token" -> " It is the header in which Spring Security expects its CSRF token; the default "
					+ "list has x-csrftoken, which is Django's.";
			case "authorization" -> any ? " The * in the list never covers it." : "";
			default -> any ? " With credentials browsers take the * in the list as a name." : "";
		};
	}

}
