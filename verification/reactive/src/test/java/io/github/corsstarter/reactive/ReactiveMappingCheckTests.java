package io.github.corsstarter.reactive;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.PathMatchConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expressions for paths that no handler has, and handlers that no request reaches, named
 * when a reactive application starts. Nothing is said about an application that works.
 */
class ReactiveMappingCheckTests {

	/**
	 * Spring Security may answer any path. On either line of Spring Boot.
	 */
	private static final String WITHOUT_SECURITY = "spring.autoconfigure.exclude="
			+ "org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration,"
			+ "org.springframework.boot.actuate.autoconfigure.security.reactive.ReactiveManagementWebSecurityAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration";

	private static final String WITHOUT_ENDPOINTS = "management.endpoints.web.exposure.exclude=*";

	private static final String ORIGIN = "cors.allowed-origins=https://site.example.com";

	private static RunningApplication start(Class<?> more, String... settings) {
		return RunningApplication.start("reactive", List.of(Items.class, more),
				Stream.concat(Stream.of(WITHOUT_SECURITY, ORIGIN), Stream.of(settings)).toList());
	}

	private static List<String> warnings(Class<?> more, String... settings) {
		try (RunningApplication application = start(more, settings)) {
			return application.bean(StartupWarnings.class).all();
		}
	}

	@Test
	void expressionForThePathOfNoHandlerIsNamed() {
		assertThat(warnings(Nothing.class, WITHOUT_ENDPOINTS, "cors.urls-regex=^/v1/")).singleElement()
			.asString()
			.startsWith(
					"cors.urls-regex (^/v1/) matches the path of no handler, so it has no effect. Paths of handlers "
							+ "are /actuator, /api/items. ");
	}

	@Test
	void expressionThatIncludesTheBasePathIsNamedWithItsCorrection() {
		assertThat(warnings(Nothing.class, "spring.webflux.base-path=/shop", "cors.urls-regex=^/shop/api/"))
			.singleElement()
			.asString()
			.contains("cors.urls-regex (^/shop/api/) includes the base path /shop, but it is matched against the path "
					+ "after the base path, so it matches the path of no handler. Write ^/api/");
	}

	@Test
	void expressionOfAPolicyIsNamedByItsKey() {
		assertThat(warnings(Nothing.class, "cors.policies[0].name=public", "cors.policies[0].urls-regex=^/public/",
				"cors.policies[0].allow-all=true"))
			.singleElement()
			.asString()
			.startsWith("cors.policies[0].urls-regex (^/public/) matches the path of no handler");
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/api/", "^/api/items$", "/api/.*", "^/functional/outer/inner$", "^/actuator/",
			"^/static.txt$", "^/users", "^/below/users" })
	void expressionForAPathThatIsAnsweredIsNotNamed(String expression) {
		assertThat(warnings(Functions.class, "cors.urls-regex=" + expression)).isEmpty();
	}

	@Test
	void expressionForThePathOfNoFunctionIsNamed() {
		assertThat(warnings(Functions.class, WITHOUT_ENDPOINTS, "cors.urls-regex=^/functional/other")).singleElement()
			.asString()
			.contains("matches the path of no handler", "are /actuator, /api/items, /below/users and 2 more.");
	}

	@ParameterizedTest
	@ValueSource(classes = { Either.class, Custom.class, Files.class, OwnFilter.class, WithoutCase.class })
	void nothingIsNamedWhereSomethingElseMayAnswer(Class<?> more) {
		assertThat(warnings(more, "cors.urls-regex=^/v1/")).isEmpty();
	}

	@Test
	void handlersThatNoRequestReachesAreNamed() {
		try (RunningApplication application = start(Slashes.class, "cors.ignore-trailing-slash=true")) {
			assertThat(application.bean(StartupWarnings.class).all()).singleElement()
				.asString()
				.contains("cors.ignore-trailing-slash is true, so these mappings never match: "
						+ "/functional/list/, /nested/, /slash/.");
			assertThat(Stream.of("/slash/", "/functional/list/", "/nested/").map(application::get))
				.allSatisfy((response) -> assertThat(response.status()).isEqualTo(404));
			assertThat(Stream.of("/both/", "/functional/both/", "/api/items/").map(application::get))
				.allSatisfy((response) -> assertThat(response.status()).isEqualTo(200));
		}
	}

	@Test
	void handlersWithASlashAreNotNamedWhereItStays() {
		try (RunningApplication application = start(Slashes.class)) {
			assertThat(application.bean(StartupWarnings.class).all()).isEmpty();
			assertThat(Stream.of("/slash/", "/functional/list/", "/nested/").map(application::get))
				.allSatisfy((response) -> assertThat(response.status()).isEqualTo(200));
		}
	}

	private static HandlerFunction<ServerResponse> ok() {
		return (request) -> ServerResponse.ok().bodyValue("ok");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Items {

		@GetMapping("/api/items")
		Mono<String> items() {
			return Mono.just("items");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

	@Configuration(proxyBeanMethods = false)
	static class Functions {

		@Bean
		RouterFunction<ServerResponse> functions() {
			return RouterFunctions.route()
				.path("/functional",
						(builder) -> builder.nest(RequestPredicates.path("/outer"),
								(inner) -> inner.GET("/inner", RequestPredicates.accept(MediaType.TEXT_PLAIN), ok())))
				.path("/", (builder) -> builder.GET("/users", ok()))
				.path("/below/", (builder) -> builder.GET("/users", ok()))
				.build();
		}

	}

	/**
	 * One of two paths.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Either {

		@Bean
		RouterFunction<ServerResponse> functions() {
			return RouterFunctions.route(RequestPredicates.GET("/a").or(RequestPredicates.GET("/v1/b")), ok());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Custom {

		@Bean
		RouterFunction<ServerResponse> functions() {
			return RouterFunctions.route((request) -> request.path().startsWith("/v1"), ok());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Files {

		@Bean
		RouterFunction<ServerResponse> functions() {
			return RouterFunctions.resources((request) -> Mono.empty());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFilter {

		@Bean
		WebFilter own() {
			return (exchange, chain) -> chain.filter(exchange);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithoutCase implements WebFluxConfigurer {

		@Override
		public void configurePathMatching(PathMatchConfigurer configurer) {
			configurer.setUseCaseSensitiveMatch(false);
		}

	}

	@RestController
	static class Slashes {

		@GetMapping("/slash/")
		Mono<String> slash() {
			return Mono.just("slash");
		}

		@GetMapping({ "/both", "/both/" })
		Mono<String> both() {
			return Mono.just("both");
		}

		@Bean
		RouterFunction<ServerResponse> functions() {
			return RouterFunctions.route()
				.GET("/functional/list/", ok())
				.GET("/functional/both", ok())
				.GET("/functional/both/", ok())
				.path("/nested", (builder) -> builder.GET("/", ok()))
				.build();
		}

	}

}
