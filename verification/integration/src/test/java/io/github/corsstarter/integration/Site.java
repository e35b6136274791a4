package io.github.corsstarter.integration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The site that every application allows, and what is said to it.
 */
final class Site {

	static final String NAME = "https://site.example.com";

	/**
	 * The settings of every application.
	 */
	static final List<String> SETTINGS = List.of("cors.allowed-origins=" + NAME, "cors.credentials=true",
			"cors.expose-headers=x-total");

	/**
	 * A page of the site asks.
	 */
	static final String ORIGIN = "Origin: " + NAME;

	/**
	 * A page of an origin asks that only Spring's own configuration allows, where there
	 * is one.
	 */
	static final String ADMIN_ORIGIN = "Origin: https://admin.example";

	/**
	 * A page of an origin asks that nobody allows.
	 */
	static final String OTHER_ORIGIN = "Origin: https://other.example";

	/**
	 * The headers of a response that the site may read.
	 */
	static final Map<String, List<String>> RESPONSE = Map.of("access-control-allow-origin", List.of(NAME),
			"access-control-allow-credentials", List.of("true"), "access-control-expose-headers", List.of("x-total"));

	/**
	 * The headers of the answer to a preflight of the site.
	 */
	static final Map<String, List<String>> PREFLIGHT = preflight();

	private Site() {
	}

	private static Map<String, List<String>> preflight() {
		Map<String, List<String>> headers = new TreeMap<>(RESPONSE);
		headers.put("access-control-allow-headers",
				List.of("accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with"));
		headers.put("access-control-allow-methods", List.of("DELETE, GET, OPTIONS, PATCH, POST, PUT"));
		headers.put("access-control-max-age", List.of("86400"));
		return headers;
	}

}
