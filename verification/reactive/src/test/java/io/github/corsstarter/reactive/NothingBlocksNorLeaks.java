package io.github.corsstarter.reactive;

import io.github.corsstarter.verification.BlockedThreads;
import io.github.corsstarter.verification.LeakedBuffers;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

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
		assertThat(BlockedThreads.take()).filteredOn((call) -> !BlockedThreads.isOfServer(call)).isEmpty();
		assertThat(LeakedBuffers.take()).filteredOn((leak) -> !isOfServer(leak)).isEmpty();
	}

	/**
	 * Of an upload that is too large, Spring loses parts that it has not read yet. Then
	 * the trace ends in the server.
	 */
	private static boolean isOfServer(String leak) {
		return LeakedBuffers.isOfSpring(leak) || leak.contains("DefaultHttpContent");
	}

}
