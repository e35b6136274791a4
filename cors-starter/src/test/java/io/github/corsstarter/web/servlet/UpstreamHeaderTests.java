package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway that copies what an upstream answers, which allows every origin with
 * credentials.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class UpstreamHeaderTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Handlers.class, Site.ALLOWED_ORIGINS, "cors.urls-regex=^/gateway/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "copies", "copies-entity" })
	void originThatIsNotAllowedGetsNothingOfTheUpstream(String way) {
		Response response = this.application.get("/gateway/" + way, Site.OTHER_ORIGIN);
		assertThat(response.body()).isEqualTo("upstream");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "copies", "copies-entity" })
	void allowedOriginGetsOneValueAndTheHeadersThatTheUpstreamExposes(String way) {
		Response response = this.application.get("/gateway/" + way, Site.ORIGIN);
		assertThat(response.body()).isEqualTo("upstream");
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder("Access-Control-Allow-Origin: " + Site.NAME,
				"Access-Control-Expose-Headers: ETag");
	}

	@Test
	void theUpstreamItselfIsOutOfScope() {
		assertThat(this.application.get("/upstream", Site.OTHER_ORIGIN).accessControlLines()).hasSize(3);
	}

	@RestController
	static class Handlers {

		private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "transfer-encoding", "date",
				"content-length", "keep-alive");

		private final HttpClient client = HttpClient.newHttpClient();

		@GetMapping("/upstream")
		ResponseEntity<String> upstream(HttpServletRequest request) {
			return ResponseEntity.ok()
				.header("access-control-allow-origin", request.getHeader("Origin"))
				.header("access-control-allow-credentials", "true")
				.header("access-control-expose-headers", "ETag")
				.body("upstream");
		}

		@GetMapping("/gateway/copies")
		void copies(HttpServletRequest request, HttpServletResponse response) throws Exception {
			HttpResponse<String> answer = ask(request);
			answer.headers().map().forEach((name, values) -> {
				if (!OF_THE_CONNECTION.contains(name)) {
					values.forEach((value) -> response.addHeader(name, value));
				}
			});
			response.getWriter().write(answer.body());
		}

		@GetMapping("/gateway/{way}-entity")
		ResponseEntity<String> copiesEntity(@PathVariable String way, HttpServletRequest request) throws Exception {
			HttpResponse<String> answer = ask(request);
			HttpHeaders headers = new HttpHeaders();
			answer.headers().map().forEach((name, values) -> {
				if (!OF_THE_CONNECTION.contains(name)) {
					headers.put(name, List.copyOf(values));
				}
			});
			return ResponseEntity.status(answer.statusCode()).headers(headers).body(answer.body());
		}

		private HttpResponse<String> ask(HttpServletRequest request) throws IOException, InterruptedException {
			return this.client
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + request.getLocalPort() + "/upstream"))
					.header("Origin", request.getHeader("Origin"))
					.build(), BodyHandlers.ofString());
		}

	}

}
