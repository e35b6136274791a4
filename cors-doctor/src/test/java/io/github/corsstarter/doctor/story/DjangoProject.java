package io.github.corsstarter.doctor.story;

import io.github.corsstarter.doctor.SmallApi;

/**
 * A project with {@code APPEND_SLASH}, {@code USE_X_FORWARDED_HOST} and
 * {@code ALLOWED_HOSTS}, and with the middleware of django-cors-headers behind the check
 * of the host.
 */
final class DjangoProject {

	private static final String SERVED = "api.example.com";

	private DjangoProject() {
	}

	static String answer(String request) {
		String forwarded = SmallApi.header(request, "X-Forwarded-Host");
		String host = (forwarded != null) ? forwarded : SmallApi.header(request, "Host");
		if (!host.equals(SERVED) && !host.startsWith("127.0.0.1:")) {
			return "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\nInvalid HTTP_HOST header: '" + host
					+ "'. You may need to add '" + host + "' to ALLOWED_HOSTS.";
		}
		String path = request.split(" ", 3)[1];
		String answer = SmallApi.answer(request);
		return (path.endsWith("/") || request.startsWith("OPTIONS ")) ? answer
				: answer.replaceFirst("200 OK\r\n", "301 Moved Permanently\r\nLocation: " + path + "/\r\n");
	}

}
