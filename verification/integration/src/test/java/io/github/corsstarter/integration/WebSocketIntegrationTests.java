package io.github.corsstarter.integration;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistration;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Web sockets, which browsers open without asking CORS, and SockJS, which has CORS
 * headers of its own.
 */
class WebSocketIntegrationTests extends IntegrationScenario {

	static Stream<IntegrationApplication> applications() {
		return IntegrationApplication.everywhere(Application.class, "websocket", "cors.csrf.enabled=true");
	}

	@Override
	String exchanges() {
		return """
				# method | path                            | with      | status
				GET      | /open                           |           | 400
				GET      | /quiet-sockjs                   |           | 200
				GET      | /quiet-sockjs/info              |           | 200
				GET      | /quiet-sockjs/iframe.html       |           | 404
				POST     | /quiet-sockjs/000/%s/xhr        |           | 200
				POST     | /quiet-sockjs/000/none/xhr_send | a message | 404
				PUT      | /quiet-sockjs/info              |           | 405
				GET      | /quiet-sockjs/unknown           |           | 404
				GET      | /api/items                      |           | 200
				GET      | /api/missing                    |           | 404
				GET      | /api/broken                     |           | 500
				""".formatted(System.nanoTime());
	}

	@Override
	Request complete(Request request, String with) {
		return with.equals("a message") ? request.withBody("text/plain", "[\"hello\"]") : super.complete(request, with);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/open", "/quiet-sockjs/websocket" })
	void theSiteOpensAWebSocket(String path) {
		Response response = this.application.openWebSocket(path, Site.ORIGIN, "Sec-Fetch-Site: cross-site");
		assertThat(response.status()).isEqualTo(101);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void aPageOfTheServerOpensAWebSocket() {
		assertThat(this.application.openWebSocket("/open", "Origin: " + this.application.origin()).status())
			.isEqualTo(101);
	}

	@Test
	void clientThatIsNotABrowserOpensAWebSocket() {
		assertThat(this.application.openWebSocket("/open").status()).isEqualTo(101);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/open", "/quiet-sockjs/websocket", "/sockjs/websocket" })
	void otherOriginCannotOpenAWebSocketThatSpringWouldOpen(String path) {
		Response response = this.application.openWebSocket(path, Site.OTHER_ORIGIN, "Sec-Fetch-Site: cross-site");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void springRefusesTheSiteWhereOnlySameOriginIsAllowed() {
		Response response = this.application.openWebSocket("/own", Site.ORIGIN, "Sec-Fetch-Site: cross-site");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void messagesAreExchanged() throws Exception {
		CompletableFuture<String> answer = new CompletableFuture<>();
		WebSocket socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("Origin", Site.NAME)
			.buildAsync(URI.create(this.application.origin().replace("http", "ws") + "/open"), new Listener(answer))
			.get(30, TimeUnit.SECONDS);
		socket.sendText("hello", true);
		assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("you said hello");
		socket.abort();
	}

	/**
	 * SockJS answers with an origin and with credentials, and so does the starter: what
	 * counts is that the browser sees each once.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "/sockjs/info", "/sockjs" })
	void whereBothHaveHeadersTheSiteSeesThoseOfTheStarterOnce(String path) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
		assertThat(response.members("Vary")).containsExactlyInAnyOrder("origin", "access-control-request-method",
				"access-control-request-headers");
	}

	@Test
	void originThatOnlySockJsAllowsGetsNoHeaders() {
		Response response = this.application.get("/sockjs/info", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(this.application.isSet("cors.reject-disallowed") ? 403 : 200);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void originsThatOnlySockJsAllowsAreNamedAtTheStart() {
		assertThat(this.application.bean(StartupWarnings.class).all())
			.anyMatch((warning) -> warning.contains("every origin (SockJS for \"/sockjs/**\")."))
			.noneMatch((warning) -> warning.contains("quiet"));
	}

	@Test
	void aPreflightForSockJsIsAnsweredByTheStarter() {
		Response response = this.application.preflight("/sockjs/info", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.OPTIONS_ACCESS_CONTROL);
	}

	@Test
	void aSockJsStreamCarriesTheHeaders() {
		Response response = this.application
			.send(Request.of("POST", "/sockjs/000/" + System.nanoTime() + "/xhr").with(Site.ORIGIN));
		assertThat(response.body()).isEqualTo("o\n");
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@EnableWebSocket
	@Import(ItemHandlers.class)
	static class Application implements WebSocketConfigurer {

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			add(registry, "/own");
			add(registry, "/open").setAllowedOriginPatterns("*");
			add(registry, "/sockjs").setAllowedOriginPatterns("*").withSockJS();
			add(registry, "/quiet-sockjs").setAllowedOriginPatterns("*").withSockJS().setSuppressCors(true);
		}

		/**
		 * Spring takes every server for Jetty where Jetty is on the class path.
		 */
		private static WebSocketHandlerRegistration add(WebSocketHandlerRegistry registry, String path) {
			return registry.addHandler(new Echo(), path)
				.setHandshakeHandler(new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy()));
		}

	}

	static class Echo extends TextWebSocketHandler {

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
			session.sendMessage(new TextMessage("you said " + message.getPayload()));
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
