package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Browser;
import io.github.corsstarter.testing.Gateway;
import io.github.corsstarter.testing.RestApiStage;
import io.github.corsstarter.testing.ReverseProxy;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A story that many a deployment behind API Gateway can tell: the application redirects
 * to the path with a slash, the browser looks for it outside the stage, and what it then
 * complains about is CORS. Shown first, and then fixed.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(names = { "TOMCAT", "JETTY" })
class GatewayStageRedirectTests {

	private static final String PAGE = "https://site.example.com";

	private static final String API = "https://abc123.execute-api.ap-northeast-1.amazonaws.com";

	private static final String NO_HEADER = "No 'Access-Control-Allow-Origin' header is present on the requested "
			+ "resource.";

	private static final String PREFLIGHT = "Response to preflight request doesn't pass access control check: ";

	private static final RestApiStage DROPS_THE_SLASH = new RestApiStage("/{proxy}", Set.of("items"));

	private static final RestApiStage ADDS_A_SLASH = new RestApiStage("/{proxy}/", Set.of("items"));

	@Parameter
	private Server server;

	/**
	 * Even the URL with the slash is redirected to itself, because the gateway drops it.
	 */
	@ParameterizedTest
	@CsvSource({ "/prod/items", "/prod/items/" })
	void aRequestIsRedirectedOutOfTheStageAndTheErrorIsAboutCors(String path) throws IOException {
		try (Deployment deployment = deploy(AppendSlash.class, DROPS_THE_SLASH, Site.ALLOWED_ORIGINS)) {
			Response redirect = deployment.peer().sendRaw("GET " + path, Site.ORIGIN);
			assertThat(redirect.status()).isEqualTo(301);
			assertThat(redirect.lines("Location")).containsExactly("Location: /items/");
			Response lost = deployment.peer().sendRaw("GET /items/", Site.ORIGIN);
			assertThat(lost.status()).isEqualTo(403);
			assertThat(lost.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
			assertThat(lost.corsLines()).isEmpty();
			Browser.Outcome outcome = deployment.browser().fetch("GET", API + path, "");
			assertThat(outcome.error()).isEqualTo(NO_HEADER);
			assertThat(outcome.sent()).containsExactly("GET " + path + " 301", "GET /items/ 403");
		}
	}

	/**
	 * The error of the one who told the story, word for word.
	 */
	@Test
	void aRequestWithAPreflightFailsAtTheSecondPreflight() throws IOException {
		try (Deployment deployment = deploy(AppendSlash.class, DROPS_THE_SLASH, Site.ALLOWED_ORIGINS)) {
			Browser.Outcome outcome = deployment.browser()
				.fetch("GET", API + "/prod/items", "", "Authorization: Bearer x");
			assertThat(outcome.error()).isEqualTo(PREFLIGHT + NO_HEADER);
			assertThat(outcome.sent()).containsExactly("OPTIONS /prod/items 200", "GET /prod/items 301",
					"OPTIONS /items/ 403");
		}
	}

	@Test
	void aPostLosesItsBodyOnTheWay() throws IOException {
		try (Deployment deployment = deploy(AppendSlash.class, DROPS_THE_SLASH, Site.ALLOWED_ORIGINS)) {
			Browser.Outcome outcome = deployment.browser()
				.fetch("POST", API + "/prod/items", "name=x", "Content-Type: text/plain");
			assertThat(outcome.error()).isEqualTo(NO_HEADER);
			assertThat(outcome.sent()).containsExactly("POST /prod/items 301", "GET /items/ 403");
		}
	}

	@Test
	void aPreflightMustNotBeRedirectedAtAll() throws IOException {
		try (Deployment deployment = deploy(AppendSlash.class, DROPS_THE_SLASH, "cors.enabled=false")) {
			Browser.Outcome outcome = deployment.browser().fetch("DELETE", API + "/prod/items", "");
			assertThat(outcome.error()).isEqualTo(PREFLIGHT + "Redirect is not allowed for a preflight request.");
			assertThat(outcome.sent()).containsExactly("OPTIONS /prod/items 301");
		}
	}

	/**
	 * The usual way out is an endpoint with a slash, which an application without slashes
	 * then has on every path.
	 */
	@Test
	void anEndpointWithASlashServesOnlyHandlersWithOne() throws IOException {
		try (Deployment deployment = deploy(AppendSlash.class, ADDS_A_SLASH, Site.ALLOWED_ORIGINS)) {
			assertThat(deployment.browser().fetch("GET", API + "/prod/items", "").response().status()).isEqualTo(200);
		}
		try (Deployment deployment = deploy(WithoutSlash.class, ADDS_A_SLASH, Site.ALLOWED_ORIGINS)) {
			assertThat(deployment.browser().fetch("GET", API + "/prod/items", "").response().status()).isEqualTo(404);
		}
	}

	static Stream<RestApiStage> stages() {
		return Stream.of(DROPS_THE_SLASH, ADDS_A_SLASH);
	}

	@ParameterizedTest
	@MethodSource("stages")
	void whereTheSlashIsIgnoredEveryRequestArrivesAtOnce(RestApiStage stage) throws IOException {
		try (Deployment deployment = deploy(WithoutSlash.class, stage, Site.ALLOWED_ORIGINS,
				"cors.ignore-trailing-slash=true")) {
			for (String path : new String[] { "/prod/items", "/prod/items/", "/prod/items?page=2",
					"/prod/items/?page=2" }) {
				arrives(deployment, "GET", path, "");
				arrives(deployment, "POST", path, "name=x", "Content-Type: application/x-www-form-urlencoded");
				arrivesAfterPreflight(deployment, "GET", path, "", "Authorization: Bearer x");
				arrivesAfterPreflight(deployment, "POST", path, "{\"name\":\"x\"}", "Content-Type: application/json");
				arrivesAfterPreflight(deployment, "PUT", path, "{\"name\":\"x\"}", "Content-Type: application/json");
				arrivesAfterPreflight(deployment, "DELETE", path, "");
			}
		}
	}

	private static void arrives(Deployment deployment, String method, String path, String body, String... headers) {
		Browser.Outcome outcome = deployment.browser().fetch(method, API + path, body, headers);
		assertThat(outcome.error()).isNull();
		assertThat(outcome.sent()).containsExactly(method + " " + path + " 200");
		assertThat(outcome.response().body()).isEqualTo(method + " " + body);
	}

	private static void arrivesAfterPreflight(Deployment deployment, String method, String path, String body,
			String... headers) {
		Browser.Outcome outcome = deployment.browser().fetch(method, API + path, body, headers);
		assertThat(outcome.error()).isNull();
		assertThat(outcome.sent()).containsExactly("OPTIONS " + path + " 200", method + " " + path + " 200");
		assertThat(outcome.response().body()).isEqualTo(method + " " + body);
	}

	private Deployment deploy(Class<?> type, RestApiStage stage, String... settings) {
		RunningApplication application = this.server.start(type, settings);
		return new Deployment(application, ReverseProxy.start(Gateway.REST_API, stage, application.port()));
	}

	/**
	 * An application behind a stage.
	 */
	record Deployment(RunningApplication application, ReverseProxy proxy) implements AutoCloseable {

		HttpPeer peer() {
			return new HttpPeer(this.proxy.port());
		}

		Browser browser() {
			return new Browser(this.proxy.port(), PAGE);
		}

		@Override
		public void close() throws IOException {
			this.proxy.close();
			this.application.close();
		}

	}

	/**
	 * An application in the style of Django: every path ends in a slash, and where it
	 * does not, the client is sent there.
	 */
	@Import(HandlersWithSlash.class)
	static class AppendSlash {

		@Bean
		OncePerRequestFilter appendSlash() {
			return new OncePerRequestFilter() {

				@Override
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						FilterChain chain) throws ServletException, IOException {
					if (request.getRequestURI().endsWith("/")) {
						chain.doFilter(request, response);
						return;
					}
					response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
					response.setHeader("Location", request.getRequestURI() + "/");
				}

			};
		}

	}

	@Import(HandlersWithoutSlash.class)
	static class WithoutSlash {

	}

	@RestController
	static class HandlersWithSlash {

		@RequestMapping("/items/")
		String items(HttpServletRequest request, @RequestBody(required = false) String body) {
			return request.getMethod() + " " + ((body != null) ? body : "");
		}

	}

	@RestController
	static class HandlersWithoutSlash {

		@RequestMapping("/items")
		String items(HttpServletRequest request, @RequestBody(required = false) String body) {
			return request.getMethod() + " " + ((body != null) ? body : "");
		}

	}

}
