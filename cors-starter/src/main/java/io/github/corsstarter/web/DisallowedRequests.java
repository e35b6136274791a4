package io.github.corsstarter.web;

/**
 * What becomes of a cross-origin request whose origin is not allowed. Browsers keep the
 * response from the page in any case; that is all the Fetch Standard asks for.
 */
public enum DisallowedRequests {

	/**
	 * The application handles it; its response gets no CORS headers.
	 */
	LET_THROUGH,

	/**
	 * As {@link #LET_THROUGH}, and the log says that it would have been refused.
	 */
	REPORT,

	/**
	 * It is refused with 403 before the application sees it.
	 */
	REFUSE

}
