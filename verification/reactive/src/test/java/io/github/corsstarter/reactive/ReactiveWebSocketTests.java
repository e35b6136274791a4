package io.github.corsstarter.reactive;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * WebSockets, which browsers open without asking CORS, and whose handshake WebFlux does
 * not check by itself.
 */
class ReactiveWebSocketTests {

	private static RunningApplication start(String... settings) {
		return RunningApplication.start("reactive", List.of(Handlers.class, Sockets.class),
				Stream.concat(Site.SETTINGS.stream(), Stream.of(settings)).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.csrf.enabled", "cors.reject-disallowed" })
	void onlyAllowedOriginsOpenAWebSocket(String protection) {
		try (RunningApplication application = start(protection + "=true")) {
			Response opened = application.openWebSocket("/socket", Site.ORIGIN, "Sec-Fetch-Site: cross-site");
			assertThat(opened.status()).isEqualTo(101);
			assertThat(opened.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
			Response refused = application.openWebSocket("/socket", Site.OTHER_ORIGIN, "Sec-Fetch-Site: cross-site");
			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.accessControlLines()).isEmpty();
			assertThat(application.openWebSocket("/socket", "Origin: " + application.peer().origin()).status())
				.isEqualTo(101);
			assertThat(application.openWebSocket("/socket").status()).isEqualTo(101);
		}
	}

	/**
	 * As the documentation says: the headers of CORS do not hinder a WebSocket.
	 */
	@Test
	void withoutProtectionEveryOriginOpensAWebSocket() {
		try (RunningApplication application = start()) {
			Response opened = application.openWebSocket("/socket", Site.OTHER_ORIGIN);
			assertThat(opened.status()).isEqualTo(101);
			assertThat(opened.accessControlLines()).isEmpty();
		}
	}

	@Test
	void handshakeForAnotherHostIsRefused() {
		try (RunningApplication application = start("cors.hosts.allowed=www.example.com")) {
			assertThat(application.openWebSocket("/socket", Site.ORIGIN).status()).isEqualTo(400);
		}
	}

	@Test
	void messagesAreExchanged() throws Exception {
		CompletableFuture<String> answer = new CompletableFuture<>();
		try (RunningApplication application = start("cors.csrf.enabled=true")) {
			WebSocket socket = HttpClient.newHttpClient()
				.newWebSocketBuilder()
				.header("Origin", Site.NAME)
				.buildAsync(URI.create("ws://localhost:" + application.port() + "/socket"), new Listener(answer))
				.get(30, TimeUnit.SECONDS);
			socket.sendText("hello", true);
			assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("you said hello");
			socket.abort();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Sockets {

		/**
		 * Before the handlers of requests.
		 */
		@Bean
		HandlerMapping sockets() {
			WebSocketHandler echo = (session) -> session.send(
					session.receive().map((message) -> session.textMessage("you said " + message.getPayloadAsText())));
			return new SimpleUrlHandlerMapping(Map.of("/socket", echo), -1);
		}

	}

	private record Listener(CompletableFuture<String> answer) implements WebSocket.Listener {

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.answer.complete(data.toString());
			return null;
		}

	}

}
