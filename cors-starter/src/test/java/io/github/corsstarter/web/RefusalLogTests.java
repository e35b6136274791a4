package io.github.corsstarter.web;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.testing.LoggedLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalLogTests {

	private static final Refusal REFUSAL = new Refusal(403, CorsReason.ORIGIN_NOT_ALLOWED);

	private final AtomicLong time = new AtomicLong();

	private final RefusalLog log = new RefusalLog(this.time::get);

	private final LoggedLines logged = new LoggedLines();

	@AfterEach
	void stopLogging() {
		this.logged.close();
	}

	@Test
	void aLineSaysWhatWasRefusedAndWhy() {
		refuse("https://a.example");
		assertThat(this.logged.lines()).containsExactly(
				"WARN Refused a request: origin-not-allowed (the origin is not allowed). Details of https://a.example.");
	}

	@Test
	void theNextLineSaysHowOftenItCameInBetween() {
		IntStream.range(0, 42).forEach((i) -> refuse("https://a.example"));
		passAMinute();
		refuse("https://a.example");
		assertThat(this.logged.lines()).hasSize(2);
		assertThat(this.logged.lines().get(1))
			.endsWith("Details of https://a.example. It came 41 more times since it was last logged.");
	}

	@Test
	void aFloodIsAHundredLinesAndThenItsSize() {
		IntStream.range(0, 100_000).forEach((i) -> refuse("https://a" + i + ".example"));
		assertThat(this.logged.lines()).hasSize(100);
		passAMinute();
		refuse("https://other.example");
		assertThat(this.logged.lines()).hasSize(102);
		assertThat(this.logged.lines().get(100))
			.isEqualTo("WARN Left out of the log: 99900 more refusals. Each is logged once a minute for an origin, "
					+ "host or path, and 100 lines a minute in all.");
		assertThat(this.logged.lines().get(101)).endsWith("Details of https://other.example.");
	}

	@Test
	void whatIsLeftOutIsNotPutIntoWords() {
		refuse("https://a.example");
		this.log.refused("Refused", REFUSAL, "https://a.example", () -> {
			throw new AssertionError("asked for words");
		});
		assertThat(this.logged.lines()).hasSize(1);
	}

	@Test
	void failuresAreErrorsAndAsRare() {
		fail("https://a.example");
		fail("https://a.example");
		fail("https://b.example");
		assertThat(this.logged.lines()).containsExactly(
				"ERROR The OriginAuthorizer failed, which counts as a refusal. Details of https://a.example.",
				"ERROR The OriginAuthorizer failed, which counts as a refusal. Details of https://b.example.");
	}

	@Test
	void aFloodOfFailuresIsTenStackTraces() {
		IntStream.range(0, 100_000).forEach((i) -> fail("https://a" + i + ".example"));
		assertThat(this.logged.lines()).hasSize(10);
		passAMinute();
		fail("https://other.example");
		assertThat(this.logged.lines().get(10)).startsWith("WARN Left out of the log: 99990 more failures. ");
		assertThat(this.log.size()).isLessThanOrEqualTo(10);
	}

	@Test
	void aFloodOfRefusalsHidesNoFailure() {
		IntStream.range(0, 1000).forEach((i) -> refuse("https://a" + i + ".example"));
		fail("https://a.example");
		assertThat(this.logged.lines()).last().asString().startsWith("ERROR The OriginAuthorizer failed");
	}

	private void refuse(String subject) {
		this.log.refused("Refused", REFUSAL, subject, () -> "Details of " + subject + ".");
	}

	private void fail(String subject) {
		this.log.failed("OriginAuthorizer", subject, () -> "Details of " + subject + ".",
				new IllegalStateException("no database"));
	}

	private void passAMinute() {
		this.time.addAndGet(LogRateLimiter.MINUTE);
	}

}
