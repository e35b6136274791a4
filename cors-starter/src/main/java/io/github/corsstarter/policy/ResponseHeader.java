package io.github.corsstarter.policy;

/**
 * A header that a decision sets.
 *
 * @param name the name
 * @param value the value
 */
public record ResponseHeader(String name, String value) {

	/**
	 * The origin that may read the response, or {@code *}.
	 */
	public static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	/**
	 * Whether the response may be read though the request carried credentials.
	 */
	public static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

	/**
	 * Methods that may be used.
	 */
	public static final String ALLOW_METHODS = "Access-Control-Allow-Methods";

	/**
	 * Request headers that may be sent.
	 */
	public static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

	/**
	 * Response headers that scripts may read.
	 */
	public static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";

	/**
	 * For how many seconds the answer to a preflight may be kept.
	 */
	public static final String MAX_AGE = "Access-Control-Max-Age";

	/**
	 * Whether a public site may reach a private network.
	 */
	public static final String ALLOW_PRIVATE_NETWORK = "Access-Control-Allow-Private-Network";

}
