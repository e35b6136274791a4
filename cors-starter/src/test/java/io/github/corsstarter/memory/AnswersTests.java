package io.github.corsstarter.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.github.corsstarter.decision.Bulkhead;
import io.github.corsstarter.memory.AnswerCounts.Result;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * How long an answer is remembered, who asks, and what happens if there is no answer.
 */
@Timeout(60)
class AnswersTests {

	private static final Duration NONE = Duration.ZERO;

	private static final Duration TTL = Duration.ofMinutes(1);

	private static final Duration REFUSED_TTL = Duration.ofSeconds(10);

	private static final Duration GRACE = Duration.ofMinutes(10);

	private static final Duration MOMENT = Duration.ofNanos(1000);

	private static final IllegalStateException FAILURE = new IllegalStateException("no database");

	private static final BooleanSupplier FAILING = () -> {
		throw FAILURE;
	};

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);

	private final AtomicInteger asked = new AtomicInteger();

	/**
	 * What open questions of a test wait for.
	 */
	private final CountDownLatch released = new CountDownLatch(1);

	private final List<Thread> threads = new ArrayList<>();

	@AfterEach
	void end() {
		this.released.countDown();
	}

	@Test
	void yesIsRememberedForItsTime() {
		Answers answers = answers(NONE);
		assertThat(ask(answers, "key", true)).isTrue();
		pass(TTL.minus(MOMENT));
		assertThat(ask(answers, "key", false)).isTrue();
		pass(MOMENT);
		assertThat(ask(answers, "key", false)).isFalse();
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void noIsRememberedForATimeOfItsOwn() {
		Answers answers = answers(NONE);
		assertThat(ask(answers, "key", false)).isFalse();
		pass(REFUSED_TTL.minus(MOMENT));
		assertThat(ask(answers, "key", true)).isFalse();
		pass(MOMENT);
		assertThat(ask(answers, "key", true)).isTrue();
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void noIsNotRememberedIfItsTimeIsZero() {
		Answers answers = answers(new MemoryLimits(TTL, NONE, NONE, 100, 64));
		assertThat(ask(answers, "key", false)).isFalse();
		assertThat(ask(answers, "key", true)).isTrue();
	}

	@Test
	void timeBeginsWithTheQuestion() {
		Answers answers = answers(NONE);
		answers.ask("key", "key", () -> {
			pass(TTL.minusSeconds(1));
			return true;
		});
		pass(Duration.ofSeconds(1));
		assertThat(ask(answers, "key", false)).isFalse();
	}

	@Test
	void timesMayBeLongerThanAnyClock() {
		Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
		Answers answers = answers(new MemoryLimits(forever, forever, forever, 100, 64));
		ask(answers, "yes", true);
		ask(answers, "no", false);
		pass(Duration.ofDays(365));
		assertThat(ask(answers, "yes", false)).isTrue();
		assertThat(ask(answers, "no", true)).isFalse();
	}

	@Test
	void requestsWithTheSameKeyShareAQuestion() {
		Answers answers = answers(NONE);
		List<CompletableFuture<Boolean>> requests = IntStream.range(0, 50)
			.mapToObj((i) -> inBackground(() -> answers.ask("key", "key", this::slowYes)))
			.toList();
		awaitThatAllThreadsWait();
		this.released.countDown();
		assertThat(requests).allSatisfy((request) -> assertThat(request.join()).isTrue());
		assertThat(this.asked).hasValue(1);
		assertThat(answers.counts().requests(Result.MISS)).isEqualTo(50);
		assertThat(answers.counts().questions()).isEqualTo(1);
	}

	@Test
	void requestsWithOtherKeysDoNotWait() {
		Answers answers = answers(NONE);
		CompletableFuture<Boolean> slow = inBackground(() -> answers.ask("slow", "slow", this::slowYes));
		awaitThatAllThreadsWait();
		assertThat(ask(answers, "fast", true)).isTrue();
		assertThat(slow).isNotDone();
	}

	@Test
	void noMoreRequestsWaitThanQuestionsMayBeOpen() {
		Answers answers = answers(new MemoryLimits(TTL, REFUSED_TTL, NONE, 100, 2));
		List<CompletableFuture<Boolean>> requests = IntStream.range(0, 3)
			.mapToObj((i) -> inBackground(() -> answers.ask("key", "key", this::slowYes)))
			.toList();
		awaitThatAllThreadsWait();
		assertThat(catchThrowable(() -> ask(answers, "key", true))).isInstanceOf(Bulkhead.FullException.class);
		assertThat(answers.counts().requests(Result.BUSY)).isEqualTo(1);
		this.released.countDown();
		assertThat(requests).allSatisfy((request) -> assertThat(request.join()).isTrue());
	}

	@Test
	void requestsThatWaitFailWithTheQuestion() {
		Answers answers = answers(NONE);
		List<CompletableFuture<Boolean>> requests = IntStream.range(0, 3)
			.mapToObj((i) -> inBackground(() -> answers.ask("key", "key", () -> {
				slowYes();
				throw FAILURE;
			})))
			.toList();
		awaitThatAllThreadsWait();
		this.released.countDown();
		assertThat(requests).allSatisfy((request) -> assertThat(catchThrowable(request::join)).hasRootCause(FAILURE));
		assertThat(ask(answers, "key", true)).as("nothing is remembered").isTrue();
	}

	@Test
	void errorEndsTheQuestion() {
		Answers answers = answers(GRACE);
		StackOverflowError error = new StackOverflowError();
		assertThat(catchThrowable(() -> answers.ask("key", "key", () -> {
			throw error;
		}))).isSameAs(error);
		assertThat(ask(answers, "key", true)).isTrue();
	}

	@Test
	void yesIsKeptWhileTheAuthorizerFails() {
		Answers answers = answers(GRACE);
		ask(answers, "key", true);
		pass(TTL.plus(GRACE).minus(MOMENT));
		assertThat(answers.ask("key", "key", FAILING)).isTrue();
		assertThat(answers.counts().requests(Result.STALE)).isEqualTo(1);
		pass(MOMENT);
		assertThat(catchThrowable(() -> answers.ask("key", "key", FAILING))).isSameAs(FAILURE);
		assertThat(answers.counts().requests(Result.MISS)).isEqualTo(2);
	}

	@Test
	void yesIsKeptWhileAnswersTakeTooLong() {
		Answers answers = answers(GRACE);
		ask(answers, "key", true);
		pass(TTL);
		try (Bulkhead bulkhead = new Bulkhead(1, Duration.ofMillis(20))) {
			assertThat(answers.ask("key", "key", () -> bulkhead.ask(this::slowYes))).isTrue();
			assertThat(catchThrowable(() -> answers.ask("other", "other", () -> bulkhead.ask(this::slowYes))))
				.isInstanceOfAny(Bulkhead.TimedOutException.class, Bulkhead.FullException.class);
		}
	}

	@Test
	void yesIsKeptWhileTooManyQuestionsAreOpen() {
		Answers answers = answers(GRACE);
		ask(answers, "key", true);
		pass(TTL);
		Bulkhead bulkhead = new Bulkhead(1, NONE);
		inBackground(() -> bulkhead.ask(this::slowYes));
		awaitThatAllThreadsWait();
		assertThat(answers.ask("key", "key", () -> bulkhead.ask(() -> false))).isTrue();
		assertThat(catchThrowable(() -> answers.ask("other", "other", () -> bulkhead.ask(() -> true))))
			.isInstanceOf(Bulkhead.FullException.class);
		assertThat(answers.counts().requests(Result.STALE)).isEqualTo(1);
		assertThat(answers.counts().requests(Result.BUSY)).isEqualTo(1);
		assertThat(answers.counts().questions()).as("what is not asked has no time").isEqualTo(1);
		assertThat(ask(answers, "key", false)).as("it is asked again at once").isFalse();
	}

	@Test
	void authorizerHasAPauseAfterAFailure() {
		Answers answers = answers(GRACE);
		ask(answers, "key", true);
		pass(TTL);
		answers.ask("key", "key", FAILING);
		pass(Answers.PAUSE.minus(MOMENT));
		assertThat(ask(answers, "key", false)).isTrue();
		assertThat(answers.counts().requests(Result.STALE)).isEqualTo(2);
		pass(MOMENT);
		assertThat(ask(answers, "key", false)).isFalse();
	}

	@Test
	void pauseIsNoLongerThanTheGrace() {
		Answers answers = answers(Answers.PAUSE.dividedBy(2));
		ask(answers, "key", true);
		pass(TTL);
		answers.ask("key", "key", FAILING);
		pass(Answers.PAUSE.dividedBy(2));
		assertThat(ask(answers, "key", false)).isFalse();
	}

	@Test
	void noEndsAKeptYes() {
		Answers answers = answers(GRACE);
		ask(answers, "key", true);
		pass(TTL);
		ask(answers, "key", false);
		pass(REFUSED_TTL);
		assertThat(catchThrowable(() -> answers.ask("key", "key", FAILING))).isSameAs(FAILURE);
	}

	@Test
	void noIsNotKept() {
		Answers answers = answers(GRACE);
		ask(answers, "key", false);
		pass(REFUSED_TTL);
		assertThat(catchThrowable(() -> answers.ask("key", "key", FAILING))).isSameAs(FAILURE);
	}

	@Test
	void withoutAGraceAFailureIsAFailure() {
		Answers answers = answers(NONE);
		ask(answers, "key", true);
		pass(TTL);
		assertThat(catchThrowable(() -> answers.ask("key", "key", FAILING))).isSameAs(FAILURE);
	}

	@Test
	void floodOfRefusedKeysRemovesNoYes() {
		Answers answers = answers(NONE);
		IntStream.range(0, 100).forEach((i) -> ask(answers, "tenant-" + i, true));
		IntStream.range(0, 10_000).forEach((i) -> ask(answers, "stranger-" + i, false));
		this.asked.set(0);
		assertThat(IntStream.range(0, 100)).allSatisfy((i) -> assertThat(ask(answers, "tenant-" + i, false)).isTrue());
		assertThat(this.asked).hasValue(0);
		assertThat(answers.size()).isLessThanOrEqualTo(200);
	}

	@Test
	void floodOfAllowedKeysIsBoundedToo() {
		Answers answers = answers(GRACE);
		IntStream.range(0, 10_000).forEach((i) -> ask(answers, "tenant-" + i, true));
		assertThat(answers.size()).isLessThanOrEqualTo(100);
	}

	@Test
	void longKeysAreAskedEachTime() {
		Answers answers = answers(NONE);
		String longest = "x".repeat(Answers.LONGEST_KEY);
		ask(answers, longest, true);
		assertThat(ask(answers, longest, false)).isTrue();
		ask(answers, longest + "x", true);
		assertThat(ask(answers, longest + "x", false)).isFalse();
		assertThat(answers.size()).isEqualTo(1);
	}

	@Test
	void forgottenAnswersAreAskedAgain() {
		Answers answers = answers(GRACE);
		answers.ask("a/1", "a", () -> true);
		answers.ask("a/2", "a", () -> false);
		answers.ask("b/1", "b", () -> true);
		answers.forget("a");
		assertThat(ask(answers, "a/1", false)).isFalse();
		assertThat(ask(answers, "a/2", true)).isTrue();
		assertThat(ask(answers, "b/1", false)).isTrue();
	}

	@Test
	void forgottenYesIsNotKept() {
		Answers answers = answers(GRACE);
		ask(answers, "key", true);
		answers.clear();
		assertThat(catchThrowable(() -> answers.ask("key", "key", FAILING))).isSameAs(FAILURE);
	}

	@Test
	void questionFromBeforeTheChangeIsForgottenToo() {
		Answers answers = answers(GRACE);
		CompletableFuture<Boolean> before = inBackground(() -> answers.ask("key", "key", this::slowYes));
		awaitThatAllThreadsWait();
		answers.forget("key");
		CountDownLatch secondReleased = new CountDownLatch(1);
		CompletableFuture<Boolean> after = inBackground(() -> answers.ask("key", "key", () -> {
			await(secondReleased);
			return false;
		}));
		awaitThatAllThreadsWait();
		this.released.countDown();
		assertThat(before.join()).as("it came before the change").isTrue();
		assertThat(after).as("it asks its own question").isNotDone();
		secondReleased.countDown();
		assertThat(after.join()).isFalse();
		assertThat(ask(answers, "key", true)).as("only the later answer is remembered").isFalse();
	}

	@Test
	void requestsAndQuestionsAreCounted() {
		Answers answers = answers(NONE);
		answers.ask("key", "key", () -> {
			pass(Duration.ofMillis(3));
			return true;
		});
		ask(answers, "key", false);
		ask(answers, "key", false);
		assertThat(answers.counts().requests(Result.MISS)).isEqualTo(1);
		assertThat(answers.counts().requests(Result.HIT)).isEqualTo(2);
		assertThat(answers.counts().questions()).isEqualTo(1);
		assertThat(answers.counts().nanos()).isEqualTo(3_000_000);
	}

	private Answers answers(Duration grace) {
		return answers(new MemoryLimits(TTL, REFUSED_TTL, grace, 100, 64));
	}

	private Answers answers(MemoryLimits limits) {
		return new Answers(limits, this.now::get);
	}

	private void pass(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

	private boolean ask(Answers answers, String key, boolean answer) {
		return answers.ask(key, key, () -> {
			this.asked.incrementAndGet();
			return answer;
		});
	}

	private boolean slowYes() {
		this.asked.incrementAndGet();
		await(this.released);
		return true;
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private CompletableFuture<Boolean> inBackground(BooleanSupplier request) {
		CompletableFuture<Boolean> answer = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				answer.complete(request.getAsBoolean());
			}
			catch (RuntimeException ex) {
				answer.completeExceptionally(ex);
			}
		});
		thread.setDaemon(true);
		thread.start();
		this.threads.add(thread);
		return answer;
	}

	private void awaitThatAllThreadsWait() {
		Awaitility.await()
			.until(() -> this.threads.stream().allMatch((thread) -> thread.getState() == Thread.State.WAITING));
	}

}
