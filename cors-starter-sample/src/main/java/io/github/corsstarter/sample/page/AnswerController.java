package io.github.corsstarter.sample.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Sends the API a request as a page of any origin would, and shows what it answered.
 * Where a bean decides, the actuator endpoint does not ask it, and a page cannot send the
 * {@code Origin} of another one.
 */
@RestController
class AnswerController {

	private static final String PATH = "/api/books";

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	private final Origins origins;

	AnswerController(Origins origins) {
		this.origins = origins;
	}

	@GetMapping("/answer.json")
	Answer answer(@RequestParam String origin) throws InterruptedException {
		if (Origin.ofSerialized(origin) == null) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "No browser sends this as Origin.");
		}
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.origins.api("localhost") + PATH))
			.header(HttpHeaders.ORIGIN, origin)
			.timeout(PATIENCE)
			.build();
		try {
			return Answer.of(origin, this.client.send(request, BodyHandlers.discarding()));
		}
		catch (IOException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, "The API did not answer.", ex);
		}
	}

	/**
	 * What the API answered.
	 *
	 * @param request the request line
	 * @param status the status
	 * @param allowOrigin the value of {@code Access-Control-Allow-Origin}; {@code null}
	 * without that header
	 * @param readable whether a page of the origin can read the response
	 */
	record Answer(String request, int status, @Nullable String allowOrigin, boolean readable) {

		static Answer of(String origin, HttpResponse<?> response) {
			Optional<String> allowed = response.headers().firstValue(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
			return new Answer("GET " + PATH, response.statusCode(), allowed.orElse(null),
					allowed.filter((value) -> value.equals(origin) || value.equals("*")).isPresent());
		}

	}

}
