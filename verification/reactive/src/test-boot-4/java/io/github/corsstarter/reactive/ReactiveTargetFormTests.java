package io.github.corsstarter.reactive;

import java.util.List;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Request targets that are not a path (RFC 9112, section 3.2). With Spring Boot 3.5 the
 * server answers them itself.
 */
class ReactiveTargetFormTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start("reactive", List.of(Handlers.class),
				List.of(Site.ALLOWED_ORIGINS, "cors.hosts.allowed=www.example.com"));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPTIONS *", "CONNECT www.example.com:80" })
	void hostIsChecked(String requestLine) {
		Response response = application.sendRaw(requestLine, "Host: evil.example", Site.ORIGIN);
		assertThat(response.body()).startsWith("host-not-allowed:");
		assertThat(response.accessControlLines()).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPTIONS *", "GET *", "GET address" })
	void responseHasTheHeaders(String requestLine) {
		assertThat(application.sendRaw(requestLine, "Host: www.example.com", Site.ORIGIN).accessControlLines())
			.contains("Access-Control-Allow-Origin: " + Site.NAME);
	}

}
