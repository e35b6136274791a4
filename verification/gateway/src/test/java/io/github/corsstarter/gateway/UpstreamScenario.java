package io.github.corsstarter.gateway;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is true of every application that passes requests on to a server with CORS of its
 * own: the application alone decides which pages can read the responses.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
abstract class UpstreamScenario {

	static final Upstream UPSTREAM = Upstream.start();

	@Parameter
	RunningApplication application;

	/**
	 * Start an application on one server after the other.
	 * @param application what it consists of
	 * @param settings its configuration besides the site that it allows
	 */
	static Stream<RunningApplication> startEach(Class<?> application, String... settings) {
		return Stream.of(Tomcat.class, Jetty.class)
			.map((server) -> RunningApplication.start(server.getSimpleName(), List.of(server, application),
					Stream.of(Stream.of("logging.level.root=off"), Site.SETTINGS.stream(), Stream.of(settings))
						.flatMap((part) -> part)
						.toList()));
	}

	@BeforeEach
	void forget() {
		UPSTREAM.received();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/items", "/api/echo", "/api/broken", "/api/echo/broken" })
	void pageOfAnotherOriginGetsNothingOfTheUpstream(String path) {
		Response response = this.application.get(path, Site.OTHER_ORIGIN);
		assertAnsweredByUpstream(response, path);
		assertThat(response.accessControlLines()).isEmpty();
		assertThat(response.members("Vary")).containsExactlyInAnyOrder("origin", "accept-language");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/items", "/api/echo", "/api/broken", "/api/echo/broken" })
	void responseToARequestWithoutOriginIsLeftAlone(String path) {
		Response response = this.application.get(path);
		assertAnsweredByUpstream(response, path);
		assertThat(response.lines("Access-Control-Allow-Origin")).containsExactly("Access-Control-Allow-Origin: *");
		assertThat(response.members("Vary")).containsExactlyInAnyOrder("origin", "accept-language");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/items", "/api/echo", "/api/broken", "/api/echo/broken" })
	void pageOfTheSiteGetsOneValueOfEachAndWhatTheUpstreamExposes(String path) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertAnsweredByUpstream(response, path);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder("Access-Control-Allow-Origin: " + Site.NAME,
				"Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: x-total, ETag");
		assertThat(response.members("Vary")).containsExactlyInAnyOrder("origin", "accept-language");
	}

	@Test
	void preflightIsAnsweredWithoutTheUpstream() {
		Response response = this.application.send("OPTIONS", "/api/items", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
		assertThat(UPSTREAM.received()).isEmpty();
	}

	@Test
	void preflightOfAnotherOriginIsNotPassedOn() {
		Response response = this.application.send("OPTIONS", "/api/items", Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		assertThat(UPSTREAM.received()).isEmpty();
	}

	@Test
	void upstreamThatIsDownLeadsToAnErrorThatTheSiteCanRead() {
		Response response = this.application.get("/down/items", Site.ORIGIN);
		assertThat(response.status()).isBetween(500, 504);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	private static void assertAnsweredByUpstream(Response response, String path) {
		assertThat(response.status()).isEqualTo(path.endsWith("/broken") ? 500 : 200);
		assertThat(response.body()).isEqualTo("upstream");
		assertThat(UPSTREAM.received()).containsExactly("GET " + path);
	}

	@EnableAutoConfiguration
	@TestConfiguration(proxyBeanMethods = false)
	static class Tomcat {

		@Bean
		TomcatServletWebServerFactory servletWebServerFactory() {
			return new TomcatServletWebServerFactory(0);
		}

	}

	@EnableAutoConfiguration
	@TestConfiguration(proxyBeanMethods = false)
	static class Jetty {

		@Bean
		JettyServletWebServerFactory servletWebServerFactory() {
			return new JettyServletWebServerFactory(0);
		}

	}

}
