package io.github.corsstarter.testing;

/**
 * The site that most tests allow, and what its responses say.
 */
public final class Site {

	public static final String ALLOWED_ORIGINS = "cors.allowed-origins=https://site.example.com";

	public static final String CREDENTIALS = "cors.credentials=true";

	public static final String EXPOSE_HEADERS = "cors.expose-headers=x-total";

	/**
	 * The origin that is allowed.
	 */
	public static final String ORIGIN = "Origin: https://site.example.com";

	/**
	 * An origin that is not.
	 */
	public static final String OTHER_ORIGIN = "Origin: https://other.example";

	public static final String REQUEST_METHOD = "Access-Control-Request-Method: PUT";

	/**
	 * On a response to the site, with all three settings.
	 */
	public static final String[] RESPONSE = { "Access-Control-Allow-Origin: https://site.example.com",
			"Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: x-total", "Vary: Origin" };

	/**
	 * On a response to {@code OPTIONS} from the site, with all three settings.
	 */
	public static final String[] OPTIONS_RESPONSE = { "Access-Control-Allow-Origin: https://site.example.com",
			"Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: x-total",
			"Access-Control-Allow-Headers: accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with",
			"Access-Control-Allow-Methods: DELETE, GET, OPTIONS, PATCH, POST, PUT", "Access-Control-Max-Age: 86400",
			"Vary: Origin" };

	/**
	 * On a response to the site, without credentials and without exposed headers.
	 */
	public static final String[] RESPONSE_WITHOUT_CREDENTIALS = {
			"Access-Control-Allow-Origin: https://site.example.com", "Vary: Origin" };

	/**
	 * On a response to anybody else.
	 */
	public static final String[] RESPONSE_TO_OTHERS = { "Vary: Origin" };

	/**
	 * On the answer to a request that CORS or the check of hosts refused.
	 */
	public static final String[] REFUSAL = { "Vary: Origin, Accept" };

	/**
	 * On the same answer to the site, without credentials and without exposed headers.
	 */
	public static final String[] REFUSAL_TO_THE_SITE = { "Access-Control-Allow-Origin: https://site.example.com",
			"Vary: Origin, Accept" };

	private Site() {
	}

}
