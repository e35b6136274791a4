package io.github.corsstarter.doctor.story;

import java.io.IOException;

import io.github.corsstarter.doctor.SmallApi;

/**
 * An HTTP API. With a CORS configuration it answers preflights itself, and ignores the
 * CORS headers of its integration.
 */
final class HttpApi {

	/** The origin that its CORS configuration allows, or empty without one. */
	String cors = "http://old.example.com";

	private final Upstream application;

	HttpApi(int application) {
		this.application = new Upstream(application);
	}

	String answer(String request) throws IOException {
		if (this.cors.isEmpty()) {
			return marked(this.application.ask(request));
		}
		String own = this.cors.equals(SmallApi.header(request, "Origin"))
				? "Access-Control-Allow-Origin: " + this.cors + "\r\n" : "";
		if (request.startsWith("OPTIONS ")) {
			return marked("HTTP/1.1 204 No Content\r\n" + own + "\r\n");
		}
		return marked(this.application.ask(request)
			.replaceAll("(?im)^(?:access-control-|vary)[^\r]*\r\n", "")
			.replaceFirst("\r\n", "\r\n" + own));
	}

	private static String marked(String answer) {
		return answer.replaceFirst("\r\n", "\r\napigw-requestid: a=\r\n");
	}

}
