package io.github.corsstarter.integration;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers that answer on other threads; and, where the JDK has them (21 and later), with
 * a virtual thread for each request.
 */
class ThreadsIntegrationTests extends IntegrationScenario {

	private static final String VIRTUAL = "spring.threads.virtual.enabled";

	static Stream<IntegrationApplication> applications() {
		Stream<Boolean> kinds = (Runtime.version().feature() >= 21) ? Stream.of(false, true) : Stream.of(false);
		return kinds
			.flatMap((virtual) -> IntegrationApplication.everywhere(Application.class, "", VIRTUAL + "=" + virtual));
	}

	@Override
	String exchanges() {
		return """
				# method | path               | with | status
				GET      | /api/items         |      | 200
				GET      | /api/missing       |      | 404
				GET      | /api/broken        |      | 500
				GET      | /api/later         |      | 200
				GET      | /api/later-broken  |      | 500
				GET      | /api/deferred      |      | 500
				GET      | /api/stream        |      | 200
				""";
	}

	@Test
	void handlersRunOnTheConfiguredThreads() {
		assertThat(this.application.get("/api/thread").body())
			.isEqualTo(this.application.isSet(VIRTUAL) ? "virtual" : "platform");
	}

	@Test
	void concurrentRequestsAreNotMixedUp() throws Exception {
		ExecutorService pages = Executors.newFixedThreadPool(16);
		try {
			List<CompletableFuture<Void>> all = IntStream.range(0, 200)
				.mapToObj((i) -> CompletableFuture.runAsync(() -> {
					boolean site = i % 2 == 0;
					Response response = this.application.get((i % 3 == 0) ? "/api/later" : "/api/items",
							site ? Site.ORIGIN : Site.OTHER_ORIGIN);
					assertThat(response.accessControlLines().isEmpty()).isNotEqualTo(site);
				}, pages))
				.toList();
			CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
		}
		finally {
			pages.shutdownNow();
		}
	}

	@Import({ ItemHandlers.class, Handlers.class })
	static class Application {

	}

	@RestController
	static class Handlers {

		@GetMapping("/api/thread")
		String thread() {
			return Thread.currentThread().getClass().getSimpleName().contains("Virtual") ? "virtual" : "platform";
		}

		@GetMapping("/api/later")
		Callable<String> later() {
			return () -> "later";
		}

		@GetMapping("/api/later-broken")
		Callable<String> laterBroken() {
			return () -> {
				throw new IllegalStateException("broken on purpose");
			};
		}

		@GetMapping("/api/deferred")
		DeferredResult<String> deferred() {
			DeferredResult<String> result = new DeferredResult<>();
			CompletableFuture.runAsync(() -> result.setErrorResult(new IllegalStateException("broken on purpose")));
			return result;
		}

		@GetMapping("/api/stream")
		SseEmitter stream() {
			SseEmitter emitter = new SseEmitter();
			CompletableFuture.runAsync(() -> {
				try {
					emitter.send("first");
					emitter.send("second");
					emitter.complete();
				}
				catch (IOException ex) {
					emitter.completeWithError(ex);
				}
			});
			return emitter;
		}

	}

}
