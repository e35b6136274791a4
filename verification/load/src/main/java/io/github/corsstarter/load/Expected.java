package io.github.corsstarter.load;

import java.util.List;

import io.github.corsstarter.verification.Response;

/**
 * What responses must say.
 */
final class Expected {

	private Expected() {
	}

	/**
	 * The request succeeds, whether or not the page may read the response.
	 */
	static void success(Response response) {
		require(response.status() == 200, "status " + response.status(), response);
	}

	/**
	 * Pages of an origin may read the response.
	 */
	static void allowed(String origin, Response response) {
		success(response);
		values("Access-Control-Allow-Origin", List.of(origin), response);
	}

	/**
	 * No page of another origin may read the response.
	 */
	static void refused(Response response) {
		success(response);
		values("Access-Control-Allow-Origin", List.of(), response);
	}

	static void values(String name, List<String> values, Response response) {
		require(response.values(name).equals(values), name + " is not " + values, response);
	}

	private static void require(boolean condition, String what, Response response) {
		if (!condition) {
			throw new AssertionError(what + ": " + response);
		}
	}

}
