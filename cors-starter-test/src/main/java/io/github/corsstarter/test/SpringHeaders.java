package io.github.corsstarter.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;

/**
 * Reads {@link HttpHeaders} with methods that it has in Spring Framework 6 and 7, where
 * it is a map only in 6.
 */
final class SpringHeaders {

	private SpringHeaders() {
	}

	static Map<String, List<String>> of(HttpHeaders headers) {
		Map<String, List<String>> lines = new LinkedHashMap<>();
		headers.forEach(lines::put);
		return lines;
	}

}
