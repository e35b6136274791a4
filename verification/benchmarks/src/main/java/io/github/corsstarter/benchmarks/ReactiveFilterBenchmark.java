package io.github.corsstarter.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.handler.DefaultWebFilterChain;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;

/**
 * One request of a reactive application through one filter, to the end of its response.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReactiveFilterBenchmark {

	/**
	 * Name of a {@link ReactiveCase}.
	 */
	@Param("reactive-actual")
	String exchange;

	/**
	 * Name of a {@link Peer}.
	 */
	@Param("STARTER")
	String peer;

	private final DefaultWebSessionManager sessions = new DefaultWebSessionManager();

	private final ServerCodecConfigurer codecs = ServerCodecConfigurer.create();

	private final AcceptHeaderLocaleContextResolver locales = new AcceptHeaderLocaleContextResolver();

	private WebFilterChain chain;

	private ReactiveCase chosen;

	private byte[] origin;

	/**
	 * Configure the filter.
	 */
	@Setup
	public void setUp() {
		this.chosen = ReactiveCase.named(this.exchange);
		this.origin = this.chosen.origin().getBytes(StandardCharsets.ISO_8859_1);
		Peer whose = Peer.valueOf(this.peer);
		this.chain = new DefaultWebFilterChain((exchange) -> Mono.empty(),
				(whose != Peer.NO_FILTER) ? List.of(ReactiveFilters.of(whose, this.chosen.origins())) : List.of());
	}

	/**
	 * A request and its response, which is sent when all is done, as WebFlux does. The
	 * {@code Origin} is a new text, as it is when it comes from a socket, so that its
	 * hash is not known yet.
	 * @return the headers of the response, which is sent
	 */
	@Benchmark
	public HttpHeaders exchange() {
		LeanExchangeResponse response = new LeanExchangeResponse();
		ServerWebExchange exchange = new DefaultServerWebExchange(
				new LeanExchangeRequest(this.chosen.method(), new String(this.origin, StandardCharsets.ISO_8859_1)),
				response, this.sessions, this.codecs, this.locales);
		this.chain.filter(exchange).then(Mono.defer(response::setComplete)).subscribe();
		if (!response.isCommitted()) {
			throw new IllegalStateException("No response was sent");
		}
		return response.getHeaders();
	}

}
