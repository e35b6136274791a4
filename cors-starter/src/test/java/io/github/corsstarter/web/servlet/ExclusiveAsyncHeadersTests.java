package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.stream.Stream;

import io.github.corsstarter.testing.AsyncHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same for responses that are written after the handler returned, or in pieces.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class ExclusiveAsyncHeadersTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, Site.ALLOWED_ORIGINS, Site.EXPOSE_HEADERS, "cors.urls-regex=^/[^-]");
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = AsyncResponseTests.REQUESTS + "/servlet/sets-headers | 200")
	void originThatIsNotAllowedGetsNoneAsynchronously(String path, int status) {
		ExclusiveHeadersTests.checkResponseToOthers(this.application.get(path, Site.OTHER_ORIGIN), status);
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = AsyncResponseTests.REQUESTS + "/servlet/sets-headers | 200")
	void allowedOriginGetsThoseOfTheStarterAsynchronously(String path, int status) {
		ExclusiveHeadersTests.checkResponseToSite(this.application.get(path, Site.ORIGIN), status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/streams", "/redirects" })
	void originThatIsNotAllowedGetsNoneWhereTheHandlerWritesMore(String path) {
		assertThat(this.application.get(path, Site.OTHER_ORIGIN).accessControlLines()).isEmpty();
	}

	@Import({ ExclusiveHeadersTests.Application.class, AsyncHandlers.class, Handlers.class })
	static class Application {

	}

	@RestController
	static class Handlers {

		@GetMapping("/streams")
		StreamingResponseBody streams(HttpServletResponse response) {
			return (output) -> {
				output.write("first".getBytes());
				output.flush();
				response.setHeader("Access-Control-Allow-Origin", "*");
				output.write("second".getBytes());
			};
		}

		@GetMapping("/redirects")
		void redirects(HttpServletResponse response) throws IOException {
			response.addHeader("Access-Control-Allow-Origin", "https://other.example");
			response.sendRedirect("/ok");
		}

	}

}
