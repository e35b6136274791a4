package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.EnumSet;
import java.util.stream.Stream;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
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

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

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
		return Server.startAll(Application.class, Site.ALLOWED_ORIGINS, Site.EXPOSE_HEADERS, "cors.urls-regex=^/[^-]");
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|', textBlock = CorsResponseHeaderTests.REQUESTS)
	void originThatIsNotAllowedGetsNone(String method, String path, int status) {
		checkResponseToOthers(this.application.send(method, path, Site.OTHER_ORIGIN), status);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			https://other.example
			https://site.example.com.evil
			http://site.example.com
			null
			not an origin
			""")
	void neitherDoesOneThatIsMalformedOrOnlyAlike(String origin) {
		Response response = this.application.get("/ok", "Origin: " + origin);
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

	static void checkResponseToOthers(Response response, int status) {
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	static void checkResponseToSite(Response response, int status) {
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.lines("Access-Control-Expose-Headers")).singleElement()
			.isIn("Access-Control-Expose-Headers: x-total, X-Inner", "Access-Control-Expose-Headers: x-total");
		assertThat(response.corsLines()).hasSize(Site.RESPONSE_WITHOUT_CREDENTIALS.length + 1)
			.contains(Site.RESPONSE_WITHOUT_CREDENTIALS);
	}

	@Import({ PlainHandlers.class, ServletFilters.class, ReactiveFilters.class })
	static class Application {

	}

	@TestConfiguration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletFilters {

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

	@TestConfiguration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveFilters {

		@Bean
		@Order(CorsPolicyWebFilter.DEFAULT_ORDER - 1)
		WebFilter outerFilter() {
			return (exchange, chain) -> {
				write("outer", "X-Secret", exchange);
				exchange.getResponse().getHeaders().add("X-Outer", "stays");
				exchange.getResponse().getHeaders().add("Set-Cookie", "outer=stays");
				return chain.filter(exchange);
			};
		}

		@Bean
		@Order(Ordered.LOWEST_PRECEDENCE)
		WebFilter innerFilter() {
			return (exchange, chain) -> {
				write("inner", "X-Inner", exchange);
				return chain.filter(exchange);
			};
		}

		private static void write(String name, String exposed, ServerWebExchange exchange) {
			HttpHeaders headers = exchange.getResponse().getHeaders();
			headers.set("access-control-allow-origin", "https://" + name + ".example");
			headers.set("Access-Control-Allow-Credentials", "true");
			headers.add("ACCESS-CONTROL-EXPOSE-HEADERS", exposed);
			headers.add("Access-Control-Allow-Methods", "PURGE");
			headers.set("Access-Control-Allow-Headers", "*");
			headers.set("Access-Control-Max-Age", "7");
			headers.set("Access-Control-Allow-Private-Network", "true");
			headers.set("Access-Control-Of-Tomorrow", "yes");
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
