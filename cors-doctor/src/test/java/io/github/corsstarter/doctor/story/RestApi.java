package io.github.corsstarter.doctor.story;

import java.io.IOException;
import java.net.ConnectException;

/**
 * A REST API with the stage {@code prod}, the resource {@code /{proxy+}} below
 * {@code /items}, and an HTTP integration. The path parameter has no final slash.
 */
final class RestApi {

	private static final String STAGE = "/prod/";

	/** The path of the endpoint of the integration. */
	String endpoint = "/{proxy}";

	Upstream application;

	RestApi(int application) {
		this.application = new Upstream(application);
	}

	String answer(String request) throws IOException {
		String[] line = request.split(" ", 3);
		if (!line[1].startsWith(STAGE + "items")) {
			return error("403 Forbidden", "MissingAuthenticationTokenException", "Missing Authentication Token");
		}
		String proxy = line[1].substring(STAGE.length()).replaceFirst("/$", "");
		try {
			return this.application.ask(line[0] + " " + this.endpoint.replace("{proxy}", proxy) + " " + line[2])
				.replaceFirst("\r\n", "\r\nx-amz-apigw-id: a=\r\n");
		}
		catch (ConnectException ex) {
			return error("504 Gateway Timeout", "InternalServerErrorException",
					"Network error communicating with endpoint");
		}
	}

	private static String error(String status, String type, String message) {
		return "HTTP/1.1 " + status + "\r\nx-amz-apigw-id: a=\r\nx-amzn-ErrorType: " + type + "\r\n\r\n{\"message\":\""
				+ message + "\"}";
	}

}
