package io.github.corsstarter.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks the endpoint {@code cors} of an application, as somebody does with curl.
 */
public final class ActuatorClient {

	private ActuatorClient() {
	}

	/**
	 * Ask on the port of the application.
	 * @param application the application
	 * @param question parameters as {@code name=value}
	 */
	public static DocumentContext ask(RunningApplication application, String... question) {
		return json(application.get(path(question)));
	}

	/**
	 * Ask on the port that actuator has for itself.
	 * @param application the application
	 * @param question parameters as {@code name=value}
	 */
	public static DocumentContext askManagement(RunningApplication application, String... question) {
		return json(application.managementPeer().get(path(question)));
	}

	private static DocumentContext json(Response response) {
		assertThat(response.status()).isEqualTo(200);
		return JsonPath.parse(response.body());
	}

	private static String path(String... question) {
		StringJoiner query = new StringJoiner("&");
		for (String parameter : question) {
			String[] parts = parameter.split("=", 2);
			query.add(parts[0] + "=" + URLEncoder.encode(parts[1], StandardCharsets.UTF_8));
		}
		return "/actuator/cors" + ((question.length > 0) ? "?" + query : "");
	}

}
