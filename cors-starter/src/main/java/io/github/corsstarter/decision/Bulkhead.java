package io.github.corsstarter.decision;

import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Asks the application a question, and limits what that may cost: how many questions are
 * open at a time, and how long a caller waits for an answer. Without it one slow database
 * holds all threads of a server, and requests wait that need no answer.
 * <p>
 * A question that its caller has given up still counts until it ends: what does not react
 * to an interrupt is not asked again and again.
 */
public final class Bulkhead implements AutoCloseable {

	private static final int IDLE_SECONDS = 10;

	private final int maxConcurrent;

	private final Semaphore permits;

	private final Duration timeout;

	/**
	 * Runs the questions; {@code null} if callers run their own. The permits limit how
	 * many threads there are.
	 */
	private final @Nullable ExecutorService threads;

	/**
	 * Create a bulkhead. It starts no thread before the first question.
	 * @param maxConcurrent how many questions may be open at a time
	 * @param timeout how long a caller waits; if zero, for as long as it takes, and a
	 * question runs on the thread of its caller
	 */
	public Bulkhead(int maxConcurrent, Duration timeout) {
		this.maxConcurrent = maxConcurrent;
		this.permits = new Semaphore(maxConcurrent);
		this.timeout = timeout;
		this.threads = timeout.isZero() ? null : new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS,
				TimeUnit.SECONDS, new SynchronousQueue<>(), Bulkhead::thread);
	}

	/**
	 * A thread without the inheritable thread-local variables of the request that happens
	 * to need it first: it also runs the questions of others.
	 */
	private static Thread thread(Runnable work) {
		Thread thread = new Thread(null, work, "cors-authorizer", 0, false);
		thread.setDaemon(true);
		thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
		return thread;
	}

	/**
	 * Ask a question.
	 * @param question the question; what it throws is thrown
	 * @return the answer
	 * @throws FullException at once, if too many questions are open
	 * @throws TimedOutException if the answer takes too long; the question is interrupted
	 */
	public boolean ask(BooleanSupplier question) {
		if (!this.permits.tryAcquire()) {
			throw new FullException(this.maxConcurrent);
		}
		Question asked = new Question(question);
		return (this.threads != null) ? askWithTimeout(this.threads, asked) : asked.call();
	}

	private boolean askWithTimeout(ExecutorService threads, Question question) {
		FutureTask<Boolean> answer = new FutureTask<>(question);
		start(threads, question, answer);
		try {
			return answer.get(TimeUnit.NANOSECONDS.convert(this.timeout), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			TimedOutException timedOut = new TimedOutException(this.timeout, question.stackTrace());
			answer.cancel(true);
			throw timedOut;
		}
		catch (InterruptedException ex) {
			answer.cancel(true);
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the question was open", ex);
		}
		catch (ExecutionException ex) {
			throw unchecked((ex.getCause() != null) ? ex.getCause() : ex);
		}
	}

	private void start(ExecutorService threads, Question question, FutureTask<Boolean> answer) {
		boolean started = false;
		try {
			threads.execute(() -> {
				answer.run();
				question.releaseIfNotCalled();
			});
			started = true;
		}
		finally {
			if (!started) {
				this.permits.release();
			}
		}
	}

	/**
	 * Make what a question threw on another thread an exception to throw here. Code in
	 * Kotlin throws checked exceptions without declaring them.
	 * @param thrown what was thrown; an error is thrown from here
	 * @return the same exception, or one that wraps it
	 */
	public static RuntimeException unchecked(Throwable thrown) {
		if (thrown instanceof Error error) {
			throw error;
		}
		return (thrown instanceof RuntimeException unchecked) ? unchecked : new UndeclaredThrowableException(thrown);
	}

	/**
	 * Interrupt the open questions and end the threads.
	 */
	@Override
	public void close() {
		if (this.threads != null) {
			this.threads.shutdownNow();
		}
	}

	/**
	 * A question that has a permit. The permit is free again before the answer is known,
	 * so that callers who ask one after the other never find the bulkhead full.
	 */
	private final class Question implements Callable<Boolean> {

		private final BooleanSupplier question;

		private volatile @Nullable Thread thread;

		Question(BooleanSupplier question) {
			this.question = question;
		}

		@Override
		public Boolean call() {
			this.thread = Thread.currentThread();
			try {
				return this.question.getAsBoolean();
			}
			finally {
				Bulkhead.this.permits.release();
			}
		}

		/**
		 * A caller may give up before a thread has started.
		 */
		void releaseIfNotCalled() {
			if (this.thread == null) {
				Bulkhead.this.permits.release();
			}
		}

		/**
		 * What the question waits for.
		 */
		StackTraceElement[] stackTrace() {
			Thread thread = this.thread;
			return (thread != null) ? thread.getStackTrace() : new StackTraceElement[0];
		}

	}

	/**
	 * A question was not asked, because too many are open. Has no stack trace: requests
	 * decide how often it is thrown.
	 */
	public static final class FullException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		FullException(int maxConcurrent) {
			super("Not asked, because " + maxConcurrent + " questions are open, and no more are allowed at a time",
					null, false, false);
		}

	}

	/**
	 * A question took too long. The stack trace is that of the question and shows what it
	 * waited for.
	 */
	public static final class TimedOutException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TimedOutException(Duration timeout, StackTraceElement[] question) {
			super("No answer after " + timeout.toMillis() + " ms; the stack trace shows what the question waited for");
			setStackTrace(question);
		}

	}

}
