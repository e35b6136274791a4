package io.github.corsstarter.web.reactive;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that have no connection. {@code ReactiveAuthorizerTests} in
 * {@code verification/reactive} has those of Reactor Netty.
 */
class BlockingCallsTests {

	private static final Duration DEADLINE = Duration.ofSeconds(30);

	@Test
	void whatFollowsRunsWhereNothingMayBlock() {
		ServerHttpRequest mock = MockServerHttpRequest.get("/").build();
		assertThat(threads(mock)).isEqualTo("cors-authorizer then parallel");
		assertThat(threads(new ServerHttpRequestDecorator(mock))).isEqualTo("cors-authorizer then parallel");
	}

	private static String threads(ServerHttpRequest request) {
		try (BlockingCalls calls = new BlockingCalls(1)) {
			return calls.call(BlockingCallsTests::thread, request).map((asked) -> {
				assertThat(Schedulers.isInNonBlockingThread()).isTrue();
				return asked + " then " + thread();
			}).block(DEADLINE);
		}
	}

	private static String thread() {
		return Thread.currentThread().getName().replaceFirst("-\\d+$", "");
	}

}
