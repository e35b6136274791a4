package io.github.corsstarter.verification;

import java.util.List;
import java.util.stream.Stream;

/**
 * The site that most tests allow, and what responses say to it.
 */
public final class Site {

	/**
	 * The origin of the site.
	 */
	public static final String NAME = "https://site.example.com";

	/**
	 * The setting that allows the site.
	 */
	public static final String ALLOWED_ORIGINS = "cors.allowed-origins=" + NAME;

	/**
	 * The setting that allows cookies.
	 */
	public static final String CREDENTIALS = "cors.credentials=true";

	/**
	 * The setting that exposes a header.
	 */
	public static final String EXPOSE_HEADERS = "cors.expose-headers=x-total";

	/**
	 * All three settings.
	 */
	public static final List<String> SETTINGS = List.of(ALLOWED_ORIGINS, CREDENTIALS, EXPOSE_HEADERS);

	/**
	 * On a request of a page of the site.
	 */
	public static final String ORIGIN = "Origin: " + NAME;

	/**
	 * On a request of a page of an origin that is not allowed.
	 */
	public static final String OTHER_ORIGIN = "Origin: https://other.example";

	/**
	 * Makes a request with {@code OPTIONS} a preflight.
	 */
	public static final String REQUEST_METHOD = "Access-Control-Request-Method: PUT";

	/**
	 * What a response to the site says about CORS, with all three settings.
	 */
	public static final String[] ACCESS_CONTROL = { "Access-Control-Allow-Origin: " + NAME,
			"Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: x-total" };

	/**
	 * What a response to {@code OPTIONS} from the site says about CORS, with all three
	 * settings.
	 */
	public static final String[] OPTIONS_ACCESS_CONTROL = and(ACCESS_CONTROL,
			"Access-Control-Allow-Headers: accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with",
			"Access-Control-Allow-Methods: DELETE, GET, OPTIONS, PATCH, POST, PUT", "Access-Control-Max-Age: 86400");

	private static final String VARY = "Vary: Origin";

	/**
	 * The same, with {@code Vary}.
	 */
	public static final String[] RESPONSE = and(ACCESS_CONTROL, VARY);

	/**
	 * The same for {@code OPTIONS}, with {@code Vary}.
	 */
	public static final String[] OPTIONS_RESPONSE = and(OPTIONS_ACCESS_CONTROL, VARY);

	/**
	 * On a response to the site, without credentials and without exposed headers.
	 */
	public static final String[] RESPONSE_WITHOUT_CREDENTIALS = { "Access-Control-Allow-Origin: " + NAME, VARY };

	/**
	 * On a response to an origin that is not allowed.
	 */
	public static final String[] RESPONSE_TO_OTHERS = { VARY };

	/**
	 * On the response to a request that is refused for its origin or its host.
	 */
	public static final String[] REFUSAL = { "Vary: Origin, Accept" };

	/**
	 * On the same response to the site, without credentials and without exposed headers.
	 */
	public static final String[] REFUSAL_TO_THE_SITE = { "Access-Control-Allow-Origin: " + NAME,
			"Vary: Origin, Accept" };

	private Site() {
	}

	private static String[] and(String[] lines, String... more) {
		return Stream.concat(Stream.of(lines), Stream.of(more)).toArray(String[]::new);
	}

}
