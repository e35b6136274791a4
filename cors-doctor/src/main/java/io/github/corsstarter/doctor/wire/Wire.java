package io.github.corsstarter.doctor.wire;

/**
 * Carries a request to a server.
 */
@FunctionalInterface
public interface Wire {

	/**
	 * Send a request and wait for the answer. Redirects are not followed.
	 * @param request the request
	 * @return the answer
	 * @throws WireException if there is none
	 */
	WireAnswer exchange(WireRequest request) throws WireException;

}
