package io.github.corsstarter.reactive;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.github.corsstarter.web.reactive.ReactiveHostAuthorizer;
import io.github.corsstarter.web.reactive.ReactiveOriginAuthorizer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of the application that may block.
 */
class ReactiveAuthorizerTests {

	@Test
	void authorizersAreAskedWhereTheyMayBlock() {
		try (RunningApplication application = RunningApplication.start("reactive",
				List.of(Handlers.class, Tenants.class), List.of(Site.ALLOWED_ORIGINS))) {
			Tenants tenants = application.bean(Tenants.class);
			assertThat(application.get("/ok", "Host: api.example", Site.ORIGIN).accessControlLines())
				.containsExactly("Access-Control-Allow-Origin: " + Site.NAME);
			assertThat(
					application.get("/ok", "Host: api.example", "Origin: https://tenant.example").accessControlLines())
				.containsExactly("Access-Control-Allow-Origin: https://tenant.example");
			assertThat(application.get("/ok", "Host: api.example", Site.OTHER_ORIGIN).accessControlLines()).isEmpty();
			assertThat(application.get("/ok", "Host: evil.example").status()).isEqualTo(400);
			assertThat(tenants.asked).containsOnly("host api.example blocking",
					"origin https://tenant.example blocking", "origin https://other.example blocking",
					"host evil.example blocking");
		}
	}

	@Test
	void handlersDoNotTakeTheThreadsOfQuestions() {
		try (RunningApplication application = RunningApplication.start("reactive",
				List.of(Handlers.class, Tenants.class), List.of(Site.ALLOWED_ORIGINS))) {
			assertThat(application.get("/thread", "Host: api.example", "Origin: https://tenant.example").body())
				.isEqualTo("not blocking");
		}
	}

	@Test
	void authorizersMayAnswerLater() {
		try (RunningApplication application = RunningApplication.start("reactive",
				List.of(Handlers.class, ReactiveTenants.class), List.of(Site.ALLOWED_ORIGINS))) {
			assertThat(
					application.get("/ok", "Host: api.example", "Origin: https://tenant.example").accessControlLines())
				.containsExactly("Access-Control-Allow-Origin: https://tenant.example");
			assertThat(application.get("/ok", "Host: api.example", Site.OTHER_ORIGIN).accessControlLines()).isEmpty();
			assertThat(application.get("/ok", "Host: silent.example").status()).isEqualTo(400);
			assertThat(application.get("/ok", "Host: failing.example").body()).contains("host-authorizer-failed");
		}
	}

	@Test
	void answerThatTakesTooLongIsGivenUp() {
		try (RunningApplication application = RunningApplication.start("reactive",
				List.of(Handlers.class, ReactiveTenants.class),
				List.of(Site.ALLOWED_ORIGINS, "cors.authorizer.timeout=50ms"))) {
			assertThat(application.get("/ok", "Host: never.example").body()).contains("host-authorizer-timed-out");
			assertThat(application.bean(ReactiveTenants.class).cancelled.blockOptional(Duration.ofSeconds(10)))
				.contains("never.example");
		}
	}

	@RestController
	static class Tenants {

		private final Queue<String> asked = new ConcurrentLinkedQueue<>();

		private boolean ask(String question, boolean answer) {
			this.asked.add(question + (Schedulers.isInNonBlockingThread() ? " event loop" : " blocking"));
			return answer;
		}

		@GetMapping("/thread")
		Mono<String> thread() {
			return Mono.fromSupplier(() -> Schedulers.isInNonBlockingThread() ? "not blocking" : "blocking");
		}

		@Bean
		OriginAuthorizer origins() {
			return (request) -> ask("origin " + request.origin(), request.origin().host().startsWith("tenant"));
		}

		@Bean
		HostAuthorizer hosts() {
			return (host) -> ask("host " + host, host.startsWith("api"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReactiveTenants {

		private final Mono<String> cancelled;

		private final Sinks.One<String> cancellation = Sinks.one();

		ReactiveTenants() {
			this.cancelled = this.cancellation.asMono();
		}

		@Bean
		ReactiveOriginAuthorizer origins() {
			return (request) -> Mono.delay(Duration.ofMillis(1))
				.map((done) -> request.origin().host().startsWith("tenant"));
		}

		@Bean
		ReactiveHostAuthorizer hosts() {
			return (host) -> switch (host) {
				case "silent.example" -> Mono.empty();
				case "failing.example" -> Mono.error(new IllegalStateException("As the test wants it"));
				case "never.example" -> Mono.<Boolean>never().doOnCancel(() -> this.cancellation.tryEmitValue(host));
				default -> Mono.just(true);
			};
		}

	}

}
