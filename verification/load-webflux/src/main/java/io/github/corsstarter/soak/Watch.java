package io.github.corsstarter.soak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.verification.BlockedThreads;
import io.github.corsstarter.verification.LeakedBuffers;
import io.netty.buffer.ByteBufAllocator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Whether this process finds calls that block, and buffers that leak: with each it is
 * tried before anything else is, so that a run does not succeed because nothing looks.
 */
final class Watch {

	private static final Duration DEADLINE = Duration.ofSeconds(30);

	private Watch() {
	}

	/**
	 * Begin to look.
	 * @throws IllegalStateException if the options of the virtual machine are missing
	 */
	static void begin() throws InterruptedException {
		BlockedThreads.watch();
		Mono.fromCallable(() -> {
			TimeUnit.MILLISECONDS.sleep(1);
			return true;
		}).subscribeOn(Schedulers.parallel()).block(DEADLINE);
		require(BlockedThreads.take(), "BlockHound");
		ByteBufAllocator.DEFAULT.buffer().writeByte(1);
		require(LeakedBuffers.take(), "Netty's leak detector");
	}

	private static void require(List<String> found, String what) {
		if (found.isEmpty()) {
			throw new IllegalStateException(what + " finds nothing: see verification/load-webflux/run");
		}
	}

}
