package io.github.corsstarter.web.reactive;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyInbound;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.ClassUtils;

/**
 * Where a request goes on after it waited for another thread. Reactor Netty calls filters
 * on the event loop of the connection: there it goes on, so that handlers run where they
 * would have run without the question, and a response is complete before the next request
 * on its connection is read. Other servers name no such thread.
 */
final class EventLoopScheduler {

	private static final boolean REACTOR_NETTY = ClassUtils.isPresent("reactor.netty.NettyInbound",
			EventLoopScheduler.class.getClassLoader());

	private EventLoopScheduler() {
	}

	static Scheduler of(ServerHttpRequest request) {
		Scheduler eventLoop = REACTOR_NETTY ? ReactorNetty.eventLoop(request) : null;
		return (eventLoop != null) ? eventLoop : Schedulers.parallel();
	}

	/**
	 * Loaded only if Reactor Netty is on the class path.
	 */
	private static final class ReactorNetty {

		static @Nullable Scheduler eventLoop(ServerHttpRequest request) {
			AtomicReference<@Nullable Scheduler> eventLoop = new AtomicReference<>();
			if (nativeRequest(request) instanceof NettyInbound inbound) {
				// Reactor would wrap an ExecutorService for each question, and register
				// metrics for it.
				inbound.withConnection((connection) -> {
					EventLoop loop = connection.channel().eventLoop();
					eventLoop.set(Schedulers.fromExecutor((task) -> execute(task, loop)));
				});
			}
			return eventLoop.get();
		}

		/**
		 * A server that has stopped rejects tasks. The rest of the request then runs
		 * elsewhere, for example to log an interrupted question.
		 */
		private static void execute(Runnable task, EventLoop eventLoop) {
			try {
				eventLoop.execute(task);
			}
			catch (RejectedExecutionException ex) {
				Schedulers.parallel().schedule(task);
			}
		}

		private static @Nullable Object nativeRequest(ServerHttpRequest request) {
			try {
				return ServerHttpRequestDecorator.getNativeRequest(request);
			}
			catch (IllegalStateException | IllegalArgumentException ex) {
				// A mock, or a request of the application's own type.
				return null;
			}
		}

	}

}
