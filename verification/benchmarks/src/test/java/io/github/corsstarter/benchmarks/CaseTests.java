package io.github.corsstarter.benchmarks;

import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every filter does in every case what is measured, and not something cheaper.
 */
class CaseTests {

	private static final List<String> REFUSED = List.of("miss", "alike", "stranger", "hostile-origin", "refused");

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("exchanges")
	void aFilterSharesTheResponseExactlyIfTheOriginIsAllowed(String exchange, Peer peer) throws Exception {
		Case chosen = Case.named(exchange);
		Filter filter = peer.filter(chosen.job().get());
		LeanRequest request = chosen.request().get();
		LeanResponse response = new LeanResponse();
		boolean allowed = REFUSED.stream().noneMatch(exchange::contains) && !exchange.equals("no-origin");
		for (int i = 0; i < 3; i++) {
			request.renew();
			response.renew();
			filter.doFilter(request, response, (inner, outer) -> {
			});
			String origin = request.getHeader("Origin");
			boolean filtered = peer.compareTo(Peer.STARTER) >= 0;
			boolean readsRequestHeaders = peer != Peer.STARTER && exchange.startsWith("hostile-headers");
			if (!readsRequestHeaders) {
				assertThat(response.getHeader("Access-Control-Allow-Origin"))
					.isEqualTo((filtered && allowed) ? origin : null);
			}
		}
	}

	static Stream<Arguments> exchanges() {
		return Case.all()
			.stream()
			.flatMap((exchange) -> exchange.peers().stream().map((peer) -> Arguments.of(exchange.name(), peer)));
	}

}
