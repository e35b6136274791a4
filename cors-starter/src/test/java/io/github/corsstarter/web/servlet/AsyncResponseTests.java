package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.AsyncHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Responses that are written after the handler returned say the same about CORS as all
 * others.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class AsyncResponseTests {

	static final String REQUESTS = """
			# path                        | status
			/deferred                     | 200
			/deferred-failure             | 500
			/deferred-timeout             | 503
			/callable                     | 200
			/callable-failure             | 500
			/streaming                    | 200
			/streaming-failure            | 500
			/server-sent-events           | 200
			/servlet/writes               | 200
			/servlet/resets               | 200
			/servlet/dispatches           | 200
			/servlet/dispatches-to-itself | 200
			/servlet/sends-error          | 409
			/servlet/times-out            | 500
			""";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(AsyncHandlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS);
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = REQUESTS + "/servlet/sets-headers | 200")
	void allowedOriginGetsCorsHeaders(String path, int status) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = REQUESTS)
	void otherOriginGetsNoCorsHeaders(String path, int status) {
		Response response = this.application.get(path, Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "/deferred, deferred", "/callable, called", "/streaming, streamed", "/servlet/writes, written",
			"/servlet/dispatches, dispatched", "/servlet/dispatches-to-itself, dispatched to itself" })
	void bodyIsUnchanged(String path, String body) {
		assertThat(this.application.get(path, Site.ORIGIN).body()).isEqualTo(body);
	}

}
