package io.github.corsstarter.reactive;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.verification.BlockedThreads;
import io.github.corsstarter.verification.LeakedBuffers;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is wrong on purpose is found, so that the other tests of this module do not pass
 * because nothing looks.
 */
class NothingBlocksNorLeaksTests {

	private final NothingBlocksNorLeaks check = new NothingBlocksNorLeaks();

	@Test
	void handlerThatBlocksItsEventLoopIsFound() {
		try (RunningApplication application = RunningApplication.start("reactive",
				List.of(Handlers.class, Blocking.class), List.of(Site.ALLOWED_ORIGINS))) {
			assertThat(application.get("/blocks", Site.ORIGIN).body()).isEqualTo("blocked");
		}
		assertThat(BlockedThreads.take()).isNotEmpty()
			.allSatisfy((call) -> assertThat(call).contains(Blocking.class.getName() + ".blocks"));
	}

	@Test
	void bufferThatIsNotReleasedIsFound() throws Exception {
		PooledByteBufAllocator.DEFAULT.buffer().writeByte(1);
		assertThat(LeakedBuffers.take()).hasSize(1).allMatch((leak) -> leak.contains("was not released"));
	}

	@Test
	void leakFailsTheTests() {
		PooledByteBufAllocator.DEFAULT.buffer().writeByte(1);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.check.afterAll(null))
			.withMessageContaining("was not released");
	}

	@RestController
	static class Blocking {

		@GetMapping("/blocks")
		Mono<String> blocks() throws InterruptedException {
			TimeUnit.MILLISECONDS.sleep(1);
			return Mono.just("blocked");
		}

	}

}
