package io.github.corsstarter.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A server that has every mistake with CORS, and every way to fail, at a path of its own
 * below {@code /api}.
 */
final class ScriptedUpstream implements AutoCloseable {

	private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

	private static final String CONTENT = "upstream";

	private final Queue<String> received = new ConcurrentLinkedQueue<>();

	/**
	 * An application that is closed disposes those that all share.
	 */
	private final LoopResources loops = LoopResources.create("upstream", 1, true);

	private final DisposableServer server;

	private ScriptedUpstream() {
		this.server = HttpServer.create().runOn(this.loops).host("127.0.0.1").port(0).handle(this::answer).bindNow();
	}

	static ScriptedUpstream start() {
		return new ScriptedUpstream();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.port();
	}

	/**
	 * What it received since the last call of this method.
	 * @return method and path of each request
	 */
	List<String> received() {
		List<String> all = List.copyOf(this.received);
		this.received.clear();
		return all;
	}

	private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		this.received.add(request.method() + " " + request.uri());
		String origin = request.requestHeaders().get("Origin", "https://default.example");
		return switch (request.fullPath().replaceFirst(".*/", "")) {
			case "plain" -> text(response);
			case "wildcard" -> text(allow(response, "*"));
			case "wildcard-with-credentials" -> text(allow(response, "*").addHeader(ALLOW_CREDENTIALS, "true"));
			case "reflecting" -> text(allow(response, origin).addHeader(ALLOW_CREDENTIALS, "true")
				.addHeader("Vary", "Origin, Access-Control-Request-Method"));
			case "doubled" -> text(allow(allow(response, origin), origin).addHeader(ALLOW_CREDENTIALS, "true")
				.addHeader(ALLOW_CREDENTIALS, "true")
				.addHeader("Vary", "Origin")
				.addHeader("Vary", "Origin"));
			case "joined" -> text(allow(response, "*, " + origin));
			case "exposing" -> text(allow(response, "*").addHeader("Access-Control-Expose-Headers", "ETag, X-Total"));
			case "refusing" ->
				response.status(403).addHeader("Vary", "Origin").sendString(Mono.just("Invalid CORS request"));
			case "moved" -> allow(response, "*").status(302).header("Location", url() + "/api/plain").send();
			case "moved-here" -> allow(response, "*").status(307).header("Location", "/api/plain").send();
			case "failing" -> allow(response, "*").status(500).sendString(Mono.just(CONTENT));
			case "silent" -> Mono.never();
			case "breaking-off" ->
				allow(response, "*").header("Content-Length", "100")
					.send(ByteBufFlux
						.fromString(Flux.just(CONTENT).concatWith(Mono.error(new IOException("It ends here")))),
							(sent) -> true);
			case "gone" -> closed(response);
			case "events" -> allow(response, "*").sse().sendString(Mono.just("data:one\n\ndata:two\n\n"));
			case "socket" ->
				response.sendWebsocket((in, out) -> out.sendString(Mono.just("welcome")).then(in.receive().then()));
			case "page" -> response.header("Content-Type", "text/html")
				.sendString(Mono.just("<!doctype html><title>A page</title><link rel=icon href=data:,>"));
			default -> response.sendString(Mono.just(seen(request)));
		};
	}

	private static HttpServerResponse allow(HttpServerResponse response, String origin) {
		return response.addHeader(ALLOW_ORIGIN, origin).addHeader("ETag", "\"1\"");
	}

	private static Publisher<Void> text(HttpServerResponse response) {
		return response.sendString(Mono.just(CONTENT));
	}

	private static Mono<Void> closed(HttpServerResponse response) {
		return Mono.fromRunnable(() -> response.withConnection((connection) -> connection.channel().close()));
	}

	/**
	 * The request as it arrived.
	 */
	private static String seen(HttpServerRequest request) {
		return request.requestHeaders()
			.entries()
			.stream()
			.map((header) -> header.getKey() + ": " + header.getValue())
			.collect(Collectors.joining("\n", request.uri() + "\n", "\n"));
	}

	@Override
	public void close() {
		this.server.disposeNow();
		this.loops.dispose();
	}

}
