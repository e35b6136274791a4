package io.github.corsstarter.reactive;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.verification.Http2Client;
import io.github.corsstarter.verification.HttpConnection;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.github.corsstarter.web.reactive.ReactiveHostAuthorizer;
import io.github.corsstarter.web.reactive.ReactiveOriginAuthorizer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;

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
	void handlersRunOnTheEventLoopOfTheConnection() {
		try (RunningApplication application = RunningApplication.start("reactive",
				List.of(Handlers.class, Tenants.class), List.of("server.http2.enabled=true", Site.ALLOWED_ORIGINS))) {
			Request request = Request.of("GET", "/thread", "Origin: https://tenant.example");
			assertThat(application.peer().send(request).body()).isEqualTo("event loop of the connection");
			assertThat(new Http2Client(application.peer().origin()).send(request).body())
				.isEqualTo("event loop of the connection");
			assertThat(application.bean(Tenants.class).asked).contains("origin https://tenant.example blocking");
		}
	}

	/**
	 * Reactor Netty 1.3.7 sometimes stops reading a connection if a response that came
	 * from another thread is followed by one that did not (reactor-netty#4361).
	 */
	@Test
	void connectionIsReadAfterEachAnswer() throws IOException {
		try (RunningApplication application = RunningApplication.start("reactive",
				List.of(Handlers.class, Tenants.class), List.of("cors.hosts.allowed=localhost", Site.ALLOWED_ORIGINS));
				HttpConnection connection = new HttpConnection(application.port())) {
			for (int tenant = 0; tenant < 200; tenant++) {
				String origin = "https://tenant" + tenant + ".example";
				connection.write("GET /thread HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\n\r\n");
				assertThat(connection.read().accessControlLines())
					.containsExactly("Access-Control-Allow-Origin: " + origin);
				connection.write("GET /thread HTTP/1.1\r\nHost: localhost\r\n\r\n");
				assertThat(connection.read().body()).isEqualTo("event loop of the connection");
			}
			assertThat(application.bean(Tenants.class).asked).hasSize(200)
				.allMatch((question) -> question.endsWith("blocking"));
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
		Mono<String> thread(ServerHttpRequest request) {
			HttpServerRequest ofServer = ServerHttpRequestDecorator.getNativeRequest(request);
			AtomicBoolean inEventLoop = new AtomicBoolean();
			ofServer.withConnection((connection) -> inEventLoop.set(connection.channel().eventLoop().inEventLoop()));
			return Mono.just(inEventLoop.get() ? "event loop of the connection" : Thread.currentThread().getName());
		}

		/**
		 * Spring Security would look for a session, and Spring goes on elsewhere when it
		 * made one.
		 */
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		SecurityWebFilterChain withoutSession() {
			return new MatcherSecurityWebFilterChain(ServerWebExchangeMatchers.pathMatchers("/thread"),
					List.<WebFilter>of((exchange, chain) -> chain.filter(exchange)));
		}

		@Bean
		OriginAuthorizer origins() {
			return (request) -> ask("origin " + request.origin(), request.origin().host().startsWith("tenant"));
		}

		@Bean
		HostAuthorizer hosts() {
			return (host) -> ask("host " + host, List.of("api.example", "localhost").contains(host));
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
