package io.github.corsstarter.verification;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import reactor.blockhound.BlockHound;

/**
 * Collects the calls that block a thread which must not block, in this process: the
 * threads of Reactor and the event loops of Netty. The calls themselves go on. The
 * process needs {@code -XX:+AllowRedefinitionToAddDeleteMethods}.
 */
public final class BlockedThreads {

	/**
	 * In the traces of calls with which Netty and Reactor block event loops, whatever the
	 * starter does: the allocator waits for a lock when it begins to keep memory for one
	 * more thread, and a timer of {@code Flux.interval} when it is cancelled while
	 * another one starts.
	 */
	private static final List<String> SERVER = List.of("io.netty.buffer.AdaptivePoolingAllocator",
			"reactor.core.scheduler.PeriodicWorkerTask.dispose");

	private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();

	private BlockedThreads() {
	}

	/**
	 * Begin to watch, for as long as the process lives. Only the first call does so.
	 */
	public static void watch() {
		BlockHound.install((builder) -> builder.blockingMethodCallback((method) -> CALLS.add(describe(method))));
	}

	private static String describe(Object method) {
		StringWriter text = new StringWriter();
		new Exception(method + " on " + Thread.currentThread().getName()).printStackTrace(new PrintWriter(text, true));
		return text.toString();
	}

	/**
	 * Whether Netty or Reactor makes this call, whatever the starter does.
	 * @param call a call, with its stack trace
	 * @return whether it is one of those that are known
	 */
	public static boolean isOfServer(String call) {
		return SERVER.stream().anyMatch(call::contains);
	}

	/**
	 * The calls since this method was called the last time.
	 * @return each with its stack trace
	 */
	public static List<String> take() {
		List<String> taken = new ArrayList<>();
		for (String call = CALLS.poll(); call != null; call = CALLS.poll()) {
			taken.add(call);
		}
		return taken;
	}

}
