package io.github.corsstarter.reactive;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Responses that last, that fail before they begin or after, and whose client goes away.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveStreamTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start("reactive", List.of(Handlers.class, Streams.class), Site.SETTINGS);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void streamHasTheHeadersBeforeItEnds() throws Exception {
		HttpResponse<InputStream> response = open("/endless");
		try (InputStream body = response.body()) {
			assertThat(body.read()).isPositive();
			assertThat(accessControlLines(response)).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
		}
	}

	@Test
	void streamEndsWhenItsClientGoesAway(CapturedOutput output) throws Exception {
		Streams streams = application.bean(Streams.class);
		try (InputStream body = open("/endless").body()) {
			assertThat(body.read()).isPositive();
		}
		streams.cancelled.get(30, TimeUnit.SECONDS);
		assertThat(application.get("/ok", Site.ORIGIN).corsLines()).contains(Site.RESPONSE);
		assertThat(output).doesNotContain("ERROR", "Exception");
	}

	/**
	 * Spring logs the failure and the server cuts the connection: the client must not
	 * believe that this was all.
	 */
	@Test
	void failureAfterTheFirstByteDoesNotTouchTheHeaders(CapturedOutput output) throws Exception {
		HttpResponse<InputStream> response = open("/breaks");
		try (InputStream body = response.body()) {
			assertThat(new String(body.readNBytes(6), StandardCharsets.UTF_8)).isEqualTo("first\n");
			assertThat(accessControlLines(response)).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
			application.bean(Streams.class).rest.tryEmitError(new IllegalStateException("On purpose")).orThrow();
			assertThatIOException().isThrownBy(body::readAllBytes);
		}
		assertThat(output).contains("already committed (200 OK)").doesNotContain("UnsupportedOperationException");
	}

	@ParameterizedTest
	@CsvSource({ "/fails, 500", "/throws, 500", "/broken-at-commit, 500", "/functional/throws, 500",
			"/functional/handled, 409", "/own-exception, 418", "/missing, 404" })
	void failureBeforeTheFirstByteKeepsTheHeaders(String path, int status) {
		Response response = application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
		assertThat(response.members("Vary")).containsOnlyOnce("origin");
		assertThat(application.get(path, Site.OTHER_ORIGIN).accessControlLines()).isEmpty();
	}

	@Test
	void errorPageForBrowsersKeepsTheHeaders() {
		Response response = application.get("/fails", Site.ORIGIN, "Accept: text/html");
		assertThat(response.body()).startsWith("<html>");
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/clears", "/late" })
	void handlerCannotTakeTheHeadersAway(String path) {
		assertThat(application.get(path, Site.ORIGIN).corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
		assertThat(application.get(path, Site.OTHER_ORIGIN).corsLines()).containsExactly(Site.RESPONSE_TO_OTHERS);
	}

	private static List<String> accessControlLines(HttpResponse<InputStream> response) {
		return Response.of(response.statusCode(), response.headers().map(), "").accessControlLines();
	}

	private static HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(application.peer().origin() + path))
			.header("Origin", Site.NAME)
			.timeout(Duration.ofSeconds(30))
			.build();
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.build()
			.send(request, BodyHandlers.ofInputStream());
	}

	@Configuration(proxyBeanMethods = false)
	@RestController
	static class Streams {

		private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

		private final Sinks.One<String> rest = Sinks.one();

		@GetMapping(path = "/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<Long> endless() {
			return Flux.interval(Duration.ofMillis(5))
				.onBackpressureDrop()
				.doOnCancel(() -> this.cancelled.complete(null));
		}

		@GetMapping(path = "/breaks", produces = MediaType.APPLICATION_NDJSON_VALUE)
		Flux<String> breaks() {
			return Flux.concat(Mono.just("first\n"), this.rest.asMono());
		}

		@GetMapping("/throws")
		Mono<String> throwsAtOnce() {
			throw new IllegalStateException("On purpose");
		}

		@GetMapping("/own-exception")
		Mono<String> ownException() {
			return Mono.error(new UnsupportedOperationException("On purpose"));
		}

		@GetMapping("/broken-at-commit")
		Mono<String> brokenAtCommit(ServerHttpResponse response) {
			response.beforeCommit(() -> Mono.error(new IllegalStateException("On purpose")));
			return Mono.just("never sent");
		}

		@GetMapping("/clears")
		Mono<String> clears(ServerHttpResponse response) {
			response.getHeaders().clear();
			return Mono.just("cleared");
		}

		@GetMapping("/late")
		Mono<String> late(ServerHttpResponse response) {
			response.beforeCommit(() -> {
				response.getHeaders().set("Access-Control-Allow-Origin", "*");
				return Mono.empty();
			});
			return Mono.just("late");
		}

		@Bean
		RouterFunction<ServerResponse> failing() {
			return RouterFunctions.route().GET("/functional/throws", (request) -> {
				throw new IllegalStateException("On purpose");
			})
				.GET("/functional/handled", (request) -> Mono.error(new IllegalArgumentException("On purpose")))
				.onError(IllegalArgumentException.class, (ex, request) -> ServerResponse.status(409).build())
				.build();
		}

		/**
		 * Before the error page of Boot.
		 */
		@Bean
		@Order(-2)
		WebExceptionHandler ownExceptions() {
			return (exchange, ex) -> {
				if (!(ex instanceof UnsupportedOperationException)) {
					return Mono.error(ex);
				}
				exchange.getResponse().getHeaders().clear();
				exchange.getResponse().setStatusCode(HttpStatus.I_AM_A_TEAPOT);
				return exchange.getResponse().setComplete();
			};
		}

	}

}
