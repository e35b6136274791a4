package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever becomes of a request inside, its response says the same about CORS.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class CorsResponseHeaderTests {

	static final String REQUESTS = """
			# method | path                   | status
			GET      | /ok                    | 200
			HEAD     | /ok                    | 200
			POST     | /posted                | 200
			GET      | /page.txt              | 200
			HEAD     | /page.txt              | 200
			GET      | /no-content            | 204
			GET      | /moved                 | 301
			GET      | /found                 | 302
			GET      | /missing               | 404
			HEAD     | /missing               | 404
			GET      | /posted                | 405
			GET      | /send-error            | 409
			GET      | /status-exception      | 410
			GET      | /throws                | 500
			HEAD     | /throws                | 500
			GET      | /reset                 | 200
			GET      | /reset-buffer          | 200
			GET      | /reset-then-throw      | 500
			GET      | /reset-then-send-error | 409
			GET      | /forward               | 200
			GET      | /forward-to-failure    | 500
			GET      | /include               | 200
			""";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(PlainHandlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS);
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|', textBlock = REQUESTS)
	void allowedOriginGetsCorsHeadersWhateverTheStatus(String method, String path, int status) {
		Response response = this.application.send(method, path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|', textBlock = REQUESTS)
	void otherOriginIsServedWithoutCorsHeaders(String method, String path, int status) {
		Response response = this.application.send(method, path, Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|', textBlock = REQUESTS)
	void responseToARequestWithoutOriginVariesByOrigin(String method, String path, int status) {
		Response response = this.application.send(method, path);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	/**
	 * Without servlets the error page has no path.
	 */
	@Test
	void errorPageThatIsAskedForGetsCorsHeadersToo() {
		Response response = this.application.get("/error", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(Server.NETTY.runs(this.application) ? 404 : 500);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@Test
	void unchangedStaticFileGetsCorsHeadersToo() {
		String lastModified = this.application.get("/page.txt").lines("Last-Modified").get(0);
		Response response = this.application.get("/page.txt",
				lastModified.replace("Last-Modified", "If-Modified-Since"), Site.ORIGIN);
		assertThat(response.status()).isEqualTo(304);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

}
