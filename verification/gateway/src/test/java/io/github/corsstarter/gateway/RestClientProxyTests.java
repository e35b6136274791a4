package io.github.corsstarter.gateway;

import java.util.stream.Stream;

import io.github.corsstarter.verification.RunningApplication;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * A controller that passes requests on with a {@link RestClient}, and copies the headers
 * of the responses.
 */
class RestClientProxyTests extends ServletUpstreamScenario {

	static Stream<RunningApplication> applications() {
		return startEach(Application.class);
	}

	@Import(Proxy.class)
	static class Application {

	}

	@RestController
	static class Proxy {

		private final RestClient client = RestClient.create();

		@RequestMapping("/api/**")
		ResponseEntity<byte[]> api(HttpServletRequest request) {
			return passOn(request, UPSTREAM.url());
		}

		@RequestMapping("/down/**")
		ResponseEntity<byte[]> down(HttpServletRequest request) {
			return passOn(request, "http://localhost:1");
		}

		private ResponseEntity<byte[]> passOn(HttpServletRequest request, String upstream) {
			String origin = request.getHeader(HttpHeaders.ORIGIN);
			return this.client.method(HttpMethod.valueOf(request.getMethod()))
				.uri(upstream + request.getRequestURI())
				.headers((headers) -> {
					if (origin != null) {
						headers.set(HttpHeaders.ORIGIN, origin);
					}
				})
				.exchange((sent, response) -> ResponseEntity.status(response.getStatusCode())
					.headers(response.getHeaders())
					.body(response.bodyTo(byte[].class)));
		}

	}

}
