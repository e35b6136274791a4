package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The context path without its slash, to which servers answer with a redirect before any
 * filter looks at the host.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class ContextRootTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream.of("cors.enabled=true", "cors.hosts.use-x-forwarded-host=true", "cors.hosts.scheme=https")
			.flatMap((setting) -> Server.startEach(Root.class, "server.servlet.context-path=/shop",
					"cors.hosts.allowed=www.example.com", Site.ALLOWED_ORIGINS, setting));
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "POST" })
	void hostThatIsNotListedIsRefusedAndNoRedirectNamesIt(String method) {
		Response response = this.application.sendRaw(method + " /shop", "Host: evil.example", "Content-Length: 0");
		if (redirects(response)) {
			return;
		}
		assertThat(response.lines("Location")).isEmpty();
		assertThat(response.status()).isEqualTo(400);
	}

	@Test
	void applicationAnswersAsForItsRoot() {
		Response response = this.application.sendRaw("GET /shop", "Host: www.example.com");
		if (redirects(response)) {
			return;
		}
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("root");
	}

	@Test
	void preflightIsAnswered() {
		Response response = this.application.sendRaw("OPTIONS /shop", "Host: www.example.com", Site.ORIGIN,
				"Access-Control-Request-Method: PUT");
		if (redirects(response)) {
			return;
		}
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.lines("Access-Control-Allow-Origin")).hasSize(1);
	}

	/**
	 * Jetty has no setting for it, and leads to the path alone, on whichever host.
	 */
	private boolean redirects(Response response) {
		boolean redirects = Server.JETTY.runs(this.application);
		if (redirects) {
			assertThat(response.status()).isEqualTo(301);
			assertThat(response.lines("Location")).containsExactly("Location: /shop/");
		}
		return redirects;
	}

	@RestController
	static class Root {

		@GetMapping("/")
		String root() {
			return "root";
		}

	}

}
