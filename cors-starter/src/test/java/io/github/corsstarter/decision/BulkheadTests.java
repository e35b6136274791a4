package io.github.corsstarter.decision;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * How many questions are open at a time, how long a caller waits, and on which thread a
 * question runs.
 */
@Timeout(60)
class BulkheadTests {

	private static final Duration NO_LIMIT = Duration.ZERO;

	private static final Duration LONG = Duration.ofMinutes(5);

	private static final Duration SHORT = Duration.ofMillis(20);

	private final List<Bulkhead> opened = new ArrayList<>();

	/**
	 * What open questions of a test wait for.
	 */
	private final CountDownLatch released = new CountDownLatch(1);

	@AfterEach
	void end() {
		this.released.countDown();
		this.opened.forEach(Bulkhead::close);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT5M" })
	void answerIsThatOfTheQuestion(Duration timeout) {
		Bulkhead bulkhead = open(1, timeout);
		assertThat(bulkhead.ask(() -> true)).isTrue();
		assertThat(bulkhead.ask(() -> false)).isFalse();
	}

	@Test
	void questionWithoutATimeLimitRunsOnTheThreadOfItsCaller() {
		AtomicReference<Thread> thread = new AtomicReference<>();
		open(1, NO_LIMIT).ask(() -> isRememberedIn(thread));
		assertThat(thread).hasValue(Thread.currentThread());
	}

	@Test
	void questionWithATimeLimitRunsOnADaemonThread() {
		AtomicReference<Thread> thread = new AtomicReference<>();
		open(1, LONG).ask(() -> isRememberedIn(thread));
		assertThat(thread.get()).isNotSameAs(Thread.currentThread())
			.returns(true, Thread::isDaemon)
			.returns("cors-authorizer", Thread::getName);
	}

	@Test
	void questionHasTheClassLoaderOfTheApplication() throws IOException {
		Thread caller = Thread.currentThread();
		ClassLoader before = caller.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(new URL[0], before)) {
			caller.setContextClassLoader(loader);
			assertThat(open(1, LONG).ask(() -> Thread.currentThread().getContextClassLoader() == loader)).isTrue();
		}
		finally {
			caller.setContextClassLoader(before);
		}
	}

	@Test
	void threadOfManyCallersInheritsNothingOfTheFirst() {
		InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
		user.set("first");
		try {
			assertThat(open(1, LONG).ask(() -> user.get() == null)).isTrue();
		}
		finally {
			user.remove();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT5M" })
	void exceptionOfTheQuestionIsThrown(Duration timeout) {
		IllegalStateException failure = new IllegalStateException("no database");
		Bulkhead bulkhead = open(1, timeout);
		assertThat(catchThrowable(() -> bulkhead.ask(throwing(failure)))).isSameAs(failure);
		assertThat(bulkhead.ask(() -> true)).as("the permit is free again").isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT5M" })
	void errorOfTheQuestionIsThrown(Duration timeout) {
		StackOverflowError failure = new StackOverflowError();
		Bulkhead bulkhead = open(1, timeout);
		assertThat(catchThrowable(() -> bulkhead.ask(throwing(failure)))).isSameAs(failure);
		assertThat(bulkhead.ask(() -> true)).as("the permit is free again").isTrue();
	}

	@Test
	void undeclaredExceptionOfAnotherThreadIsWrapped() {
		IOException failure = new IOException("closed");
		assertThatExceptionOfType(UndeclaredThrowableException.class)
			.isThrownBy(() -> open(1, LONG).ask(throwing(failure)))
			.withCause(failure);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT5M" })
	void questionIsRefusedAtOnceWhileAllOthersAreOpen(Duration timeout) throws Exception {
		Bulkhead bulkhead = open(2, timeout);
		CountDownLatch asked = new CountDownLatch(2);
		List<CompletableFuture<Boolean>> answers = List.of(askUntilReleased(bulkhead, asked),
				askUntilReleased(bulkhead, asked));
		asked.await();
		assertThatExceptionOfType(Bulkhead.FullException.class).isThrownBy(() -> bulkhead.ask(() -> true))
			.withMessage("Not asked, because 2 questions are open, and no more are allowed at a time")
			.satisfies((ex) -> assertThat(ex.getStackTrace()).isEmpty());
		this.released.countDown();
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.get()).isTrue());
		assertThat(bulkhead.ask(() -> true)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT5M" })
	void questionsOneAfterTheOtherAreNeverRefused(Duration timeout) {
		Bulkhead bulkhead = open(1, timeout);
		for (int i = 0; i < 2_000; i++) {
			assertThat(bulkhead.ask(() -> true)).isTrue();
		}
	}

	@Test
	void questionThatTakesTooLongIsInterruptedAndItsStackTraceKept() throws Exception {
		CountDownLatch interrupted = new CountDownLatch(1);
		assertThatExceptionOfType(Bulkhead.TimedOutException.class)
			.isThrownBy(() -> open(1, Duration.ofMillis(200)).ask(() -> {
				try {
					return isReleased();
				}
				finally {
					interrupted.countDown();
				}
			}))
			.withMessage("No answer after 200 ms; the stack trace shows what the question waited for")
			.satisfies((ex) -> assertThat(ex.getStackTrace()).extracting(StackTraceElement::getMethodName)
				.contains("await", "isReleased"));
		interrupted.await();
	}

	@Test
	void questionThatIgnoresTheInterruptStaysOpen() {
		Bulkhead bulkhead = open(1, SHORT);
		AtomicBoolean stop = new AtomicBoolean();
		assertThatExceptionOfType(Bulkhead.TimedOutException.class).isThrownBy(() -> bulkhead.ask(() -> {
			while (!stop.get()) {
				Thread.onSpinWait();
			}
			return true;
		}));
		assertThatExceptionOfType(Bulkhead.FullException.class).isThrownBy(() -> bulkhead.ask(() -> true));
		stop.set(true);
		Awaitility.await()
			.ignoreExceptionsInstanceOf(RuntimeException.class)
			.untilAsserted(() -> assertThat(bulkhead.ask(() -> true)).isTrue());
	}

	@Test
	void nextQuestionIsNotInterruptedForOneThatTookTooLong() {
		Bulkhead bulkhead = open(2, SHORT);
		for (int i = 0; i < 20; i++) {
			catchThrowable(() -> bulkhead.ask(this::isReleased));
			Throwable thrown = catchThrowable(
					() -> assertThat(bulkhead.ask(() -> !Thread.currentThread().isInterrupted())).isTrue());
			assertThat(thrown instanceof AssertionError).as("was interrupted").isFalse();
		}
	}

	@Test
	void interruptedCallerStopsWaiting() {
		Bulkhead bulkhead = open(1, LONG);
		Thread.currentThread().interrupt();
		Throwable thrown = catchThrowable(() -> bulkhead.ask(this::isReleased));
		assertThat(Thread.interrupted()).as("stays interrupted").isTrue();
		assertThat(thrown).isInstanceOf(IllegalStateException.class).hasCauseInstanceOf(InterruptedException.class);
	}

	@Test
	void endOfTheApplicationInterruptsOpenQuestions() throws Exception {
		Bulkhead bulkhead = open(1, LONG);
		CountDownLatch asked = new CountDownLatch(1);
		CompletableFuture<Boolean> answer = askUntilReleased(bulkhead, asked);
		asked.await();
		bulkhead.close();
		assertThat(answer).failsWithin(Duration.ofSeconds(30))
			.withThrowableOfType(Exception.class)
			.withRootCauseInstanceOf(InterruptedException.class);
	}

	private Bulkhead open(int maxConcurrent, Duration timeout) {
		Bulkhead bulkhead = new Bulkhead(maxConcurrent, timeout);
		this.opened.add(bulkhead);
		return bulkhead;
	}

	private CompletableFuture<Boolean> askUntilReleased(Bulkhead bulkhead, CountDownLatch asked) {
		CompletableFuture<Boolean> answer = new CompletableFuture<>();
		Thread caller = new Thread(() -> {
			try {
				answer.complete(bulkhead.ask(() -> {
					asked.countDown();
					return isReleased();
				}));
			}
			catch (RuntimeException ex) {
				answer.completeExceptionally(ex);
			}
		});
		caller.setDaemon(true);
		caller.start();
		return answer;
	}

	private boolean isReleased() {
		try {
			this.released.await();
			return true;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isRememberedIn(AtomicReference<Thread> thread) {
		thread.set(Thread.currentThread());
		return true;
	}

	private static BooleanSupplier throwing(Throwable failure) {
		return () -> BulkheadTests.<RuntimeException, Boolean>sneakyThrow(failure);
	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable, T> T sneakyThrow(Throwable failure) throws E {
		throw (E) failure;
	}

}
