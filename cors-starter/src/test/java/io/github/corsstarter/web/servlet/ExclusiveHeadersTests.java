package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.EnumSet;
import java.util.stream.Stream;

import io.github.corsstarter.testing.AsyncHandlers;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One filter before this one, and one that surrounds every handler, page and forwarded
 * resource, both with a whole set of headers of their own. Only those of {@code cors.*}
 * are sent.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class ExclusiveHeadersTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, Site.ALLOWED_ORIGINS, Site.EXPOSE_HEADERS, "cors.urls-regex=^/[^-]");
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|', textBlock = CorsResponseHeaderTests.REQUESTS)
	void originThatIsNotAllowedGetsNone(String method, String path, int status) {
		checkResponseToOthers(this.application.send(method, path, Site.OTHER_ORIGIN), status);
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = AsyncResponseTests.REQUESTS + "/servlet/sets-headers | 200")
	void originThatIsNotAllowedGetsNoneAsynchronously(String path, int status) {
		checkResponseToOthers(this.application.get(path, Site.OTHER_ORIGIN), status);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			https://other.example        | /ok
			https://site.example.com.evil | /ok
			http://site.example.com      | /ok
			null                         | /ok
			not an origin                | /ok
			https://other.example        | /streams
			https://other.example        | /redirects
			""")
	void neitherDoesOneThatIsMalformedOrOnlyAlike(String origin, String path) {
		Response response = this.application.get(path, "Origin: " + origin);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void neitherDoesOneThatIsSentTwice() {
		assertThat(this.application.get("/ok", Site.ORIGIN, Site.ORIGIN).accessControlLines()).isEmpty();
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|', textBlock = CorsResponseHeaderTests.REQUESTS)
	void allowedOriginGetsThoseOfTheStarter(String method, String path, int status) {
		checkResponseToSite(this.application.send(method, path, Site.ORIGIN), status);
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = AsyncResponseTests.REQUESTS + "/servlet/sets-headers | 200")
	void allowedOriginGetsThoseOfTheStarterAsynchronously(String path, int status) {
		checkResponseToSite(this.application.get(path, Site.ORIGIN), status);
	}

	@Test
	void preflightIsAnsweredWithThoseOfTheStarter() {
		assertThat(this.application.send("OPTIONS", "/ok", Site.OTHER_ORIGIN, Site.REQUEST_METHOD).corsLines())
			.containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		assertThat(this.application.send("OPTIONS", "/ok", Site.ORIGIN, Site.REQUEST_METHOD).corsLines())
			.containsExactlyInAnyOrder(Stream.of(Site.OPTIONS_RESPONSE)
				.filter((line) -> !line.startsWith("Access-Control-Allow-Credentials"))
				.toArray(String[]::new));
	}

	@Test
	void responseThatIsNotReadByAnotherOriginStaysAsItIs() {
		String sameOrigin = "Origin: http://localhost:" + this.application.port();
		Response same = this.application.sendRaw("GET /ok", "Host: localhost:" + this.application.port(), sameOrigin);
		for (Response response : new Response[] { this.application.get("/ok"), same }) {
			assertThat(response.lines()).contains("Access-Control-Allow-Origin: https://inner.example",
					"Access-Control-Allow-Credentials: true", "Access-Control-Max-Age: 7", "Vary: Origin");
		}
	}

	@Test
	void responseOfAPathWithoutAPolicyStaysAsItIs() {
		Response response = this.application.get("/-/out-of-scope", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.lines()).contains("Access-Control-Allow-Origin: https://inner.example",
				"Access-Control-Allow-Credentials: true", "Access-Control-Max-Age: 7");
		assertThat(response.lines("Vary")).isEmpty();
	}

	@Test
	void otherHeadersOfTheOuterFilterStay() {
		Response response = this.application.get("/ok", Site.OTHER_ORIGIN);
		assertThat(response.lines("X-Outer")).containsExactly("X-Outer: stays");
		assertThat(response.lines("Set-Cookie")).containsExactly("Set-Cookie: outer=stays");
	}

	private static void checkResponseToOthers(Response response, int status) {
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	private static void checkResponseToSite(Response response, int status) {
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.lines("Access-Control-Expose-Headers")).singleElement()
			.isIn("Access-Control-Expose-Headers: x-total, X-Inner", "Access-Control-Expose-Headers: x-total");
		assertThat(response.corsLines()).hasSize(Site.RESPONSE_WITHOUT_CREDENTIALS.length + 1)
			.contains(Site.RESPONSE_WITHOUT_CREDENTIALS);
	}

	@Import({ PlainHandlers.class, AsyncHandlers.class, Handlers.class })
	static class Application {

		@Bean
		FilterRegistrationBean<Filter> outerFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new WritingFilter("outer"));
			registration.setName("outerFilter");
			registration.setOrder(CorsPolicyFilter.DEFAULT_ORDER - 1);
			return registration;
		}

		@Bean
		FilterRegistrationBean<Filter> innerFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new WritingFilter("inner"));
			registration.setName("innerFilter");
			registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
			registration.setOrder(Ordered.LOWEST_PRECEDENCE);
			return registration;
		}

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

	/**
	 * Writes headers in all ways and in any case.
	 */
	private static final class WritingFilter extends HttpFilter {

		private final String name;

		private WritingFilter(String name) {
			this.name = name;
		}

		@Override
		protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			response.setHeader("access-control-allow-origin", "https://" + this.name + ".example");
			response.setHeader("Access-Control-Allow-Credentials", "true");
			response.addHeader("ACCESS-CONTROL-EXPOSE-HEADERS", "inner".equals(this.name) ? "X-Inner" : "X-Secret");
			response.addHeader("Access-Control-Allow-Methods", "PURGE");
			response.setHeader("Access-Control-Allow-Headers", "*");
			response.setIntHeader("Access-Control-Max-Age", 7);
			response.setHeader("Access-Control-Allow-Private-Network", "true");
			response.setHeader("Access-Control-Of-Tomorrow", "yes");
			if ("outer".equals(this.name)) {
				response.addHeader("X-Outer", "stays");
				response.addHeader("Set-Cookie", "outer=stays");
			}
			chain.doFilter(request, response);
		}

	}

}
