package io.github.corsstarter.web;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.testing.LoggedLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalLogTests {

	private static final Reason REASON = CorsReason.ORIGIN_NOT_ALLOWED;

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
		assertThat(this.logged.lines().get(100)).isEqualTo(
				"WARN Left out of the log: 99900 more refusals, of the same kind as the next line. Each is logged once "
						+ "a minute for an origin, host or path, and 100 lines a minute of a kind.");
		assertThat(this.logged.lines().get(101)).endsWith("Details of https://other.example.");
	}

	@Test
	void whatIsLeftOutIsNotPutIntoWords() {
		refuse("https://a.example");
		this.log.refused("Refused", REASON, "https://a.example", () -> {
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
		assertThat(this.logged.lines().get(10)).startsWith("WARN Left out of the log: 99990 more failures of the ");
		assertThat(this.log.size()).isLessThanOrEqualTo(10);
	}

	@Test
	void aFloodOfRefusalsHidesNoFailure() {
		IntStream.range(0, 1000).forEach((i) -> refuse("https://a" + i + ".example"));
		fail("https://a.example");
		assertThat(this.logged.lines()).last().asString().startsWith("ERROR The OriginAuthorizer failed");
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void aFloodOfOneKindHidesNoOther(Reason flood, Reason other) {
		IntStream.range(0, 1000).forEach((i) -> refuse(flood, "https://a" + i + ".example"));
		refuse(other, "https://a0.example");
		assertThat(this.logged.lines()).hasSize(101)
			.last()
			.asString()
			.startsWith("WARN Refused a request: " + other.code());
	}

	static Stream<Arguments> kinds() {
		Reason[] reasons = { CorsReason.ORIGIN_MALFORMED, HostReason.HOST_NOT_ALLOWED, CsrfReason.ORIGIN_NOT_TRUSTED };
		return Stream.of(reasons)
			.flatMap((flood) -> Stream.of(reasons)
				.filter((other) -> other != flood)
				.map((other) -> Arguments.of(flood, other)));
	}

	@Test
	void aFloodOfWhatBrowsersBlockIsTwentyNotesAndHidesNoRefusal() {
		IntStream.range(0, 1000).forEach((i) -> block("https://a" + i + ".example"));
		assertThat(this.logged.lines()).hasSize(20)
			.first()
			.isEqualTo("INFO Blocked by the browser: origin-not-allowed (the origin is not allowed). Details of "
					+ "https://a0.example.");
		refuse("https://a.example");
		assertThat(this.logged.lines()).hasSize(21);
		passAMinute();
		block("https://a.example");
		assertThat(this.logged.lines().get(21))
			.startsWith("INFO Left out of the log: 980 more requests that browsers block");
	}

	@Test
	void aFloodOfFailuresOfOneBeanHidesNoFailureOfAnother() {
		IntStream.range(0, 1000).forEach((i) -> fail("https://a" + i + ".example"));
		this.log.failed("HostAuthorizer", "a.example", () -> "Details.", new IllegalStateException("no database"));
		assertThat(this.logged.lines()).hasSize(11).last().asString().startsWith("ERROR The HostAuthorizer failed");
	}

	@Test
	void littleIsRememberedWhateverComes() {
		for (int i = 0; i < 10_000; i++) {
			for (Reason reason : CorsReason.values()) {
				refuse(reason, "a" + i);
				this.log.blocked(reason, "a" + i, () -> "Details.");
			}
		}
		assertThat(this.log.size()).isEqualTo(RefusalLog.MAX_WARNINGS + RefusalLog.MAX_NOTES);
	}

	private void block(String subject) {
		this.log.blocked(CorsReason.ORIGIN_NOT_ALLOWED, subject, () -> "Details of " + subject + ".");
	}

	private void refuse(Reason reason, String subject) {
		this.log.refused("Refused", reason, subject, () -> "Details of " + subject + ".");
	}

	private void refuse(String subject) {
		this.log.refused("Refused", REASON, subject, () -> "Details of " + subject + ".");
	}

	private void fail(String subject) {
		this.log.failed("OriginAuthorizer", subject, () -> "Details of " + subject + ".",
				new IllegalStateException("no database"));
	}

	private void passAMinute() {
		this.time.addAndGet(LogRateLimiter.MINUTE);
	}

}
