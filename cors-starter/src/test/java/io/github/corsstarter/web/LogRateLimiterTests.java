package io.github.corsstarter.web;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.corsstarter.web.LogRateLimiter.Admission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LogRateLimiterTests {

	private static final Admission ALONE = new Admission(0, 0);

	private static final long SECOND = LogRateLimiter.MINUTE / 60;

	private final AtomicLong time = new AtomicLong();

	private final LogRateLimiter limit = new LogRateLimiter(3, this.time::get);

	@Test
	void aLineIsAdmittedOnceAMinuteWithTheCountOfWhatWasLeftOut() {
		assertThat(admit("a")).isEqualTo(ALONE);
		assertThat(admit("a")).isNull();
		pass(59);
		assertThat(admit("a")).isNull();
		pass(1);
		assertThat(admit("a")).isEqualTo(new Admission(2, 0));
		assertThat(admit("a")).isNull();
		pass(60);
		assertThat(admit("a")).isEqualTo(new Admission(1, 0));
	}

	@Test
	void anotherReasonAndAnotherSubjectAreOtherLines() {
		assertThat(this.limit.admit("reason", "a")).isEqualTo(ALONE);
		assertThat(this.limit.admit("reason", "b")).isEqualTo(ALONE);
		assertThat(this.limit.admit("other", "a")).isEqualTo(ALONE);
	}

	@Test
	void thereAreOnlySoManyLinesAMinuteWhateverTheyAreAbout() {
		assertThat(IntStream.range(0, 1000).filter((i) -> admit("subject-" + i) != null)).containsExactly(0, 1, 2);
		assertThat(this.limit.size()).isEqualTo(3);
	}

	@Test
	void theFirstLineAfterTheMinuteTellsHowManyWereLeftOut() {
		IntStream.range(0, 1000).forEach((i) -> admit("subject-" + i));
		admit("subject-0");
		pass(60);
		assertThat(admit("other")).isEqualTo(new Admission(0, 998));
		assertThat(admit("another")).isEqualTo(ALONE);
	}

	@Test
	void suppressedLinesAreCountedOnceAMinuteAndNoneIsLost() {
		admit("a");
		pass(20);
		admit("b");
		pass(20);
		admit("c");
		admit("left out");
		pass(20);
		assertThat(admit("d")).isEqualTo(new Admission(0, 1));
		admit("left out");
		pass(20);
		assertThat(admit("e")).isEqualTo(ALONE);
		pass(40);
		assertThat(admit("f")).isEqualTo(new Admission(0, 1));
	}

	@Test
	void whatDoesNotComeBackIsForgottenAndCounted() {
		admit("a");
		admit("a");
		pass(120);
		assertThat(admit("b")).isEqualTo(new Admission(0, 1));
		assertThat(this.limit.size()).isEqualTo(1);
	}

	@Test
	void noMinuteHasMoreLinesWhereverItBegins() {
		long[] admitted = IntStream.range(0, 1000).filter((i) -> {
			pass(1);
			return admit("subject-" + i) != null;
		}).mapToLong((i) -> i).toArray();
		assertThat(admitted).hasSizeGreaterThan(40);
		for (int i = 3; i < admitted.length; i++) {
			assertThat(admitted[i] - admitted[i - 3]).isGreaterThanOrEqualTo(60);
		}
	}

	@Test
	void ofALongSubjectOnlyTheBeginningIsRemembered() {
		assertThat(admit("a".repeat(400) + "b".repeat(8000))).isEqualTo(ALONE);
		assertThat(admit("a".repeat(400) + "c".repeat(8000))).isNull();
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MAX_VALUE - 1, Long.MIN_VALUE, -1 })
	void theTimeMayBeAnyNumberAndOverflow(long start) {
		this.time.set(start);
		LogRateLimiter late = new LogRateLimiter(3, this.time::get);
		assertThat(late.admit("reason", "a")).isEqualTo(ALONE);
		assertThat(late.admit("reason", "a")).isNull();
		pass(60);
		assertThat(late.admit("reason", "a")).isEqualTo(new Admission(1, 0));
	}

	@Test
	void manyThreadsTogetherGetOneLineAndOneCount() {
		long admitted = IntStream.range(0, 10_000).parallel().filter((i) -> admit("a") != null).count();
		assertThat(admitted).isEqualTo(1);
		pass(60);
		assertThat(admit("a")).isEqualTo(new Admission(9_999, 0));
	}

	private Admission admit(String subject) {
		return this.limit.admit("reason", subject);
	}

	private void pass(long seconds) {
		this.time.addAndGet(seconds * SECOND);
	}

}
