package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.apache.catalina.connector.Connector;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration.ConnectionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers and matchers can be configured to read more paths as one. However a request
 * reaches the handler of a policy, it does not get what another policy allows.
 */
class PathReadingTests {

	private static final String[] SETTINGS = { Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
			"cors.policies[0].urls-regex=^/api/internal/", "cors.policies[0].allowed-origins=https://admin.example.com",
			"cors.csrf.enabled=true", "cors.csrf.exempt-urls-regex=^/(api/hooks/.*|[^/]+/items)$",
			"cors.hosts.allowed=localhost,127.0.0.1" };

	private static final List<String> CASES = List.of("/API/internal/items", "/api/INTERNAL/items",
			"/Api/Internal/Items", "/api/%49nternal/items");

	static Stream<Arguments> requests() {
		return Stream.of(
				Arguments.of(Server.TOMCAT, PassingSlashes.class, "ant-path-matcher",
						List.of("/api%2finternal/items", "/api%2Finternal%2Fitems", "/api/internal%2fitems",
								"/%61pi%2finternal/items", "/api%2f;v=1/internal/items")),
				Arguments.of(Server.JETTY, UnsafePaths.class, "ant-path-matcher",
						List.of("//api/internal/items", "/api//internal/items", "/api%2finternal/items",
								"/api;v=1//internal;w=2/items")),
				Arguments.of(Server.TOMCAT, IgnoringCase.class, "path-pattern-parser", CASES),
				Arguments.of(Server.JETTY, IgnoringCase.class, "path-pattern-parser", CASES),
				Arguments.of(Server.NETTY, ReactiveIgnoringCase.class, "path-pattern-parser", CASES));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("requests")
	void handlerOfOnePolicyNeverAnswersWithTheHeadersOfAnother(Server server, Class<?> application, String strategy,
			List<String> paths) {
		try (RunningApplication running = start(server, application, strategy)) {
			assertThat(running.get("/api/other/items", Site.ORIGIN).corsLines())
				.containsExactlyInAnyOrder(Site.RESPONSE);
			for (String path : paths) {
				Response response = running.sendRaw("GET " + path, Site.ORIGIN);
				assertThat(response.body()).as(path).isEqualTo("internal");
				assertThat(response.corsLines()).as(path).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
			}
		}
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("requests")
	void handlerOfOnePolicyIsNotChangedByOriginsThatAreTrustedOnOtherPaths(Server server, Class<?> application,
			String strategy, List<String> paths) {
		try (RunningApplication running = start(server, application, strategy)) {
			assertThat(running.send("POST", "/api/other/items", Site.ORIGIN).status()).isEqualTo(200);
			for (String path : paths) {
				Response response = running.sendRaw("POST " + path, Site.ORIGIN, "Content-Length: 0");
				assertThat(response.status()).as(path).isEqualTo(403);
			}
		}
	}

	private static RunningApplication start(Server server, Class<?> application, String strategy) {
		String[] settings = Stream
			.concat(Stream.of(SETTINGS), Stream.of("spring.mvc.pathmatch.matching-strategy=" + strategy))
			.toArray(String[]::new);
		return server.start(application, settings);
	}

	@RestController
	static class Handlers {

		@RequestMapping("/api/internal/items")
		String internal() {
			return "internal";
		}

		@RequestMapping("/api/other/items")
		String other() {
			return "other";
		}

	}

	@Import(Handlers.class)
	static class PassingSlashes {

		@Bean
		WebServerFactoryCustomizer<TomcatServletWebServerFactory> passingSlashes() {
			return (factory) -> factory
				.addConnectorCustomizers((Connector connector) -> connector.setEncodedSolidusHandling("passthrough"));
		}

	}

	@Import(Handlers.class)
	static class UnsafePaths {

		@Bean
		WebServerFactoryCustomizer<JettyServletWebServerFactory> unsafePaths() {
			return (factory) -> factory.addServerCustomizers((server) -> {
				Stream.of(server.getConnectors())
					.flatMap((connector) -> connector.getConnectionFactories().stream())
					.filter(ConnectionFactory.class::isInstance)
					.forEach((connection) -> ((ConnectionFactory) connection).getHttpConfiguration()
						.setUriCompliance(UriCompliance.UNSAFE));
				server.getContainedBeans(ServletContextHandler.class)
					.forEach((context) -> context.getServletHandler().setDecodeAmbiguousURIs(true));
			});
		}

	}

	@Import(Handlers.class)
	static class IgnoringCase implements WebMvcConfigurer {

		@Override
		public void configurePathMatch(PathMatchConfigurer configurer) {
			PathPatternParser parser = new PathPatternParser();
			parser.setCaseSensitive(false);
			configurer.setPatternParser(parser);
		}

	}

	@Import(Handlers.class)
	static class ReactiveIgnoringCase implements WebFluxConfigurer {

		@Override
		public void configurePathMatching(org.springframework.web.reactive.config.PathMatchConfigurer configurer) {
			configurer.setUseCaseSensitiveMatch(false);
		}

	}

}
