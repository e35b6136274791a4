package io.github.corsstarter.benchmarks;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every filter for reactive applications does in every case what is measured.
 */
class ReactiveCaseTests {

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("exchanges")
	void filterSharesTheResponseExactlyIfTheOriginIsAllowed(String exchange, Peer peer) {
		ReactiveFilterBenchmark benchmark = new ReactiveFilterBenchmark();
		benchmark.exchange = exchange;
		benchmark.peer = peer.name();
		benchmark.setUp();
		boolean filtered = peer.compareTo(Peer.STARTER) >= 0;
		boolean allowed = filtered && !exchange.equals("reactive-refused") && !exchange.equals("reactive-no-origin");
		HttpHeaders sent = benchmark.exchange();
		assertThat(sent.getAccessControlAllowOrigin())
			.isEqualTo(allowed ? ReactiveCase.named(exchange).origin() : null);
		assertThat(sent.getVary().contains(HttpHeaders.ORIGIN)).isEqualTo(filtered);
	}

	static Stream<Arguments> exchanges() {
		return ReactiveCase.all()
			.stream()
			.flatMap((exchange) -> ReactiveCase.PEERS.stream().map((peer) -> Arguments.of(exchange.name(), peer)));
	}

}
