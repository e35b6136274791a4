package io.github.corsstarter.doctor.story;

import io.github.corsstarter.doctor.SmallApi;

/**
 * An application with Spring's CORS that allows no other origin, and with
 * {@code server.forward-headers-strategy}.
 */
final class SpringApplication {

	private SpringApplication() {
	}

	static String answer(String request) {
		String forwarded = SmallApi.header(request, "X-Forwarded-Host");
		String host = (forwarded != null) ? forwarded : SmallApi.header(request, "Host");
		String origin = SmallApi.header(request, "Origin");
		return (origin == null || origin.equals("http://" + host)) ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
				: "HTTP/1.1 403 Forbidden\r\nVary: Origin\r\nContent-Length: 20\r\n\r\nInvalid CORS request";
	}

}
