package io.github.corsstarter.settings;

/**
 * The part of the starter that a setting belongs to, and with it each problem and warning
 * about it.
 */
public enum Area {

	/**
	 * CORS. {@code cors.enabled} switches it off, and its mistakes then stop nothing.
	 */
	CORS,

	/**
	 * The host that the application is reached under: {@code cors.hosts}.
	 */
	HOSTS,

	/**
	 * Cross-origin request protection: {@code cors.csrf}.
	 */
	CSRF,

	/**
	 * What depends on none of the other parts, or applies to all of them.
	 */
	APPLICATION;

	/**
	 * The area of a setting.
	 * @param name the name below {@code cors}, canonical or an alias
	 */
	static Area of(String name) {
		return switch (name.split("\\.", 2)[0]) {
			case "hosts", "allowed-hosts" -> HOSTS;
			case "csrf" -> CSRF;
			case "authorizer", "ignore-trailing-slash", "reloadable", "report-only" -> APPLICATION;
			default -> CORS;
		};
	}

}
