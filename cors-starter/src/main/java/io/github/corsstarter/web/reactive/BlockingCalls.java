package io.github.corsstarter.web.reactive;

import java.util.concurrent.Callable;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Threads of their own for questions to beans of the application, which may block: the
 * application's work on shared threads does not wait for them, and their limit says that
 * too many questions are open before there is no thread left.
 */
public final class BlockingCalls implements AutoCloseable {

	private static final int IDLE_SECONDS = 60;

	private final Scheduler scheduler;

	/**
	 * Create threads when they are needed.
	 * @param most how many there may be
	 */
	public BlockingCalls(int most) {
		this.scheduler = Schedulers.newBoundedElastic(most, Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE,
				"cors-authorizer", IDLE_SECONDS, true);
	}

	/**
	 * Call. A client that goes away does not interrupt it: other requests may wait for
	 * the same answer. What follows, handlers included, runs where it would have run
	 * without the question, which is a thread that must not block.
	 */
	<T> Mono<T> call(Callable<T> question, ServerHttpRequest request) {
		return Mono.<T>create((sink) -> this.scheduler.schedule(() -> {
			try {
				sink.success(question.call());
			}
			catch (Exception ex) {
				sink.error(ex);
			}
		})).publishOn(EventLoopScheduler.of(request));
	}

	@Override
	public void close() {
		this.scheduler.dispose();
	}

}
