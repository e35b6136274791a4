package io.github.corsstarter.reactive;

import java.util.List;

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

	/**
	 * In the traces of buffers that Spring loses without the starter too: when the client
	 * of a stream goes away while another thread encodes an event
	 * (spring-projects/spring-framework#36438), and when a part of an upload is too
	 * large.
	 */
	private static final List<String> SPRING = List.of(
			"org.springframework.http.codec.ServerSentEventHttpMessageWriter",
			"org.springframework.http.codec.multipart.");

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
		return SPRING.stream().anyMatch(leak::contains)
				|| (SpringBootVersion.getVersion().startsWith("3.") && leak.contains("DefaultHttpContent"));
	}

}
