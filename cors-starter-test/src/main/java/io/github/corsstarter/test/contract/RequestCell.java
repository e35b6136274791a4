package io.github.corsstarter.test.contract;

import java.util.List;

/**
 * The request of a row. Not API.
 *
 * @param preflightOnly whether only the preflight is to be sent
 * @param method the method, as the page writes it
 * @param path the path, with a slash at the start; a query may follow
 * @param headers the headers that the page sets, in order
 * @param credentials whether the page sends cookies
 * @param withoutCors whether the request is made without CORS
 */
public record RequestCell(boolean preflightOnly, String method, String path, List<Header> headers, boolean credentials,
		boolean withoutCors) {

	public RequestCell {
		headers = List.copyOf(headers);
	}

	/**
	 * A request header.
	 *
	 * @param name the name
	 * @param value the value; may be empty
	 */
	public record Header(String name, String value) {
	}

}
