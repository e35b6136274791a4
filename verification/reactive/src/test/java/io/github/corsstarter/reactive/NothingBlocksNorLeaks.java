package io.github.corsstarter.reactive;

import io.github.corsstarter.verification.BlockedThreads;
import io.github.corsstarter.verification.LeakedBuffers;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * After each class of tests: no event loop was blocked, and no buffer leaked. JUnit finds
 * this for all classes by itself.
 */
public class NothingBlocksNorLeaks implements BeforeAllCallback, AfterAllCallback {

	@Override
	public void beforeAll(ExtensionContext context) {
		BlockedThreads.watch();
	}

	@Override
	public void afterAll(ExtensionContext context) throws InterruptedException {
		assertThat(BlockedThreads.take()).isEmpty();
		assertThat(LeakedBuffers.take()).filteredOn((leak) -> !isOfServer(leak)).isEmpty();
	}

	/**
	 * The server of Spring Boot 3.5 loses parts of uploads that are not read, in traces
	 * that name only itself.
	 */
	private static boolean isOfServer(String leak) {
		return LeakedBuffers.isOfSpring(leak)
				|| (SpringBootVersion.getVersion().startsWith("3.") && leak.contains("DefaultHttpContent"));
	}

}
