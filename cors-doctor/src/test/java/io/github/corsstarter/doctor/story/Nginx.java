package io.github.corsstarter.doctor.story;

import java.io.IOException;

/**
 * An nginx with {@code add_header Access-Control-Allow-Origin ... always} in front of an
 * application that writes the header too.
 */
final class Nginx {

	/** The value of add_header, or empty without one. */
	String addHeader = "http://app.example.com";

	private final Upstream application;

	Nginx(int application) {
		this.application = new Upstream(application);
	}

	String answer(String request) throws IOException {
		String added = this.addHeader.isEmpty() ? "" : "Access-Control-Allow-Origin: " + this.addHeader + "\r\n";
		return this.application.ask(request).replaceFirst("\r\n", "\r\nServer: nginx/1.22.1\r\n" + added);
	}

}
