package io.github.corsstarter.reactive;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other parts of WebFlux that write headers of CORS or choose paths.
 */
class ReactiveNeighborTests {

	private static final String ADMIN = "https://admin.example";

	private static final String ADMIN_ORIGIN = "Origin: " + ADMIN;

	private static RunningApplication start(Class<?> more, String... settings) {
		return RunningApplication.start("reactive", List.of(Handlers.class, more),
				Stream.concat(Site.SETTINGS.stream(), Stream.of(settings)).toList());
	}

	/**
	 * WebFlux does not check what is allowed already, and refuses what neither allows.
	 */
	@Test
	void annotationNeitherNarrowsNorWidensWhatIsAllowed() {
		try (RunningApplication application = start(Nothing.class)) {
			assertAnswer(application.get("/annotated", Site.ORIGIN), 200, Site.ACCESS_CONTROL);
			assertAnswer(application.get("/annotated", ADMIN_ORIGIN), 200);
			assertAnswer(application.get("/annotated", Site.OTHER_ORIGIN), 403);
			assertAnswer(preflight(application, "/annotated", Site.NAME), 200, Site.OPTIONS_ACCESS_CONTROL);
			assertAnswer(preflight(application, "/annotated", ADMIN), 200);
		}
	}

	@Test
	void annotationWorksWhereNoPolicyApplies() {
		try (RunningApplication application = start(Nothing.class, "cors.urls-regex=^/ok$")) {
			assertAnswer(application.get("/annotated", ADMIN_ORIGIN), 200, "Access-Control-Allow-Origin: " + ADMIN);
			assertAnswer(application.get("/annotated", Site.ORIGIN), 403);
			assertThat(application.peer()
				.send(Request.preflight("/annotated", ADMIN, "GET", "content-type"))
				.accessControlLines()).contains("Access-Control-Allow-Origin: " + ADMIN);
		}
	}

	@Test
	void annotationWidensWhatIsAllowedWhereItMay() {
		try (RunningApplication application = start(Nothing.class, "cors.exclusive=false")) {
			assertAnswer(application.get("/annotated", ADMIN_ORIGIN), 200, "Access-Control-Allow-Origin: " + ADMIN);
			assertAnswer(application.get("/annotated", Site.ORIGIN), 200, Site.ACCESS_CONTROL);
		}
	}

	@Test
	void filterOfSpringThatIsInsideNeitherNarrowsNorWidensWhatIsAllowed() {
		try (RunningApplication application = start(Inner.class)) {
			assertAnswer(application.get("/ok", Site.ORIGIN), 200, Site.ACCESS_CONTROL);
			assertAnswer(application.get("/ok", ADMIN_ORIGIN), 200);
			assertAnswer(application.get("/ok", Site.OTHER_ORIGIN), 403);
			assertAnswer(preflight(application, "/ok", Site.NAME), 200, Site.OPTIONS_ACCESS_CONTROL);
			assertAnswer(preflight(application, "/ok", ADMIN), 200);
		}
	}

	/**
	 * It refuses what it does not allow, before the starter is asked. What both allow has
	 * each header once.
	 */
	@Test
	void filterOfSpringThatIsOutsideOnlyNarrowsWhatIsAllowed() {
		try (RunningApplication application = start(Outer.class, "cors.allowed-origins=https://both.example")) {
			assertAnswer(application.get("/ok", Site.ORIGIN), 403);
			assertAnswer(application.get("/ok", ADMIN_ORIGIN), 200);
			assertAnswer(application.get("/ok", "Origin: https://both.example"), 200,
					"Access-Control-Allow-Origin: https://both.example", "Access-Control-Allow-Credentials: true",
					"Access-Control-Expose-Headers: x-total");
		}
	}

	@Test
	void staticFileHasTheHeaders() {
		try (RunningApplication application = start(Nothing.class)) {
			for (StaticFile file : List.of(new StaticFile("Accept: */*", 200), new StaticFile("Range: bytes=0-1", 206),
					new StaticFile("Range: bytes=9999-", 416),
					new StaticFile("If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT", 304))) {
				assertAnswer(application.get("/static.txt", Site.ORIGIN, file.line), file.status, Site.ACCESS_CONTROL);
				assertAnswer(application.get("/static.txt", Site.OTHER_ORIGIN, file.line), file.status);
			}
		}
	}

	@Test
	void compressedResponseVariesWithTheOriginToo() {
		try (RunningApplication application = start(Nothing.class, "server.compression.enabled=true",
				"server.compression.min-response-size=1")) {
			Response response = application.get("/ok", Site.ORIGIN, "Accept-Encoding: gzip");
			assertThat(response.values("Content-Encoding")).containsExactly("gzip");
			assertThat(response.corsLines()).contains(Site.RESPONSE);
		}
	}

	@Test
	void pathsOfPoliciesBeginAfterTheBasePath() {
		try (RunningApplication application = start(Nothing.class, "spring.webflux.base-path=/base",
				"cors.urls-regex=^/(ok)?$", "cors.ignore-trailing-slash=true")) {
			assertAnswer(application.get("/base/ok", Site.ORIGIN), 200, Site.ACCESS_CONTROL);
			assertAnswer(application.get("/base/ok/", Site.ORIGIN), 200, Site.ACCESS_CONTROL);
			assertAnswer(application.get("/base", Site.ORIGIN), 404, Site.ACCESS_CONTROL);
			assertAnswer(application.get("/base/", Site.ORIGIN), 404, Site.ACCESS_CONTROL);
			assertAnswer(application.get("/base/missing", Site.ORIGIN), 404);
			assertAnswer(application.get("/base/base", Site.ORIGIN), 404);
		}
	}

	/**
	 * WebFlux answers there before all filters.
	 */
	@Test
	void outsideTheBasePathIsNothing() {
		try (RunningApplication application = start(Nothing.class, "spring.webflux.base-path=/base")) {
			assertThat(application.get("/ok", Site.ORIGIN).corsLines()).isEmpty();
			assertThat(application.get("/ok", Site.ORIGIN).status()).isEqualTo(404);
		}
	}

	@Test
	void publicPrefixReplacesTheBasePath() {
		try (RunningApplication application = start(Nothing.class, "spring.webflux.base-path=/base",
				"cors.hosts.prefix=/stage", "cors.urls-regex=^/address$")) {
			Response response = application.get("/base/address?a=%20b", Site.ORIGIN);
			assertThat(response.body()).startsWith(application.peer().origin() + "/stage/address?a=%20b ")
				.endsWith(" /stage");
			assertAnswer(response, 200, Site.ACCESS_CONTROL);
		}
	}

	private static Response preflight(RunningApplication application, String path, String origin) {
		return application.peer().send(Request.preflight(path, origin, "PUT", "content-type"));
	}

	private static void assertAnswer(Response response, int status, String... lines) {
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(lines);
		assertThat(response.status()).isEqualTo(status);
	}

	private static CorsWebFilter filter(String... origins) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(List.of(origins));
		configuration.setAllowCredentials(true);
		configuration.addExposedHeader("X-Own");
		return new CorsWebFilter((exchange) -> configuration);
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

	@Configuration(proxyBeanMethods = false)
	static class Inner {

		@Bean
		WebFilter corsWebFilter() {
			return filter(ADMIN);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Outer {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		WebFilter corsWebFilter() {
			return filter(ADMIN, "https://both.example");
		}

	}

	private record StaticFile(String line, int status) {
	}

}
