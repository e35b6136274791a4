package io.github.corsstarter.origin;

/**
 * The default ports of the schemes whose hosts are domains or addresses (URL Standard,
 * section 4.2, "special scheme").
 */
public final class DefaultPort {

	/**
	 * The scheme has no default port; its hosts are opaque.
	 */
	public static final int NONE = -1;

	private DefaultPort() {
	}

	/**
	 * The default port of a scheme.
	 * @param scheme the scheme, lower case
	 * @return the port, or {@link #NONE}
	 */
	public static int of(String scheme) {
		return switch (scheme) {
			case "http", "ws" -> 80;
			case "https", "wss" -> 443;
			case "ftp" -> 21;
			default -> NONE;
		};
	}

}
