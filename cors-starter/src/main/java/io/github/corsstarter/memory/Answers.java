package io.github.corsstarter.memory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.corsstarter.decision.Bulkhead;
import io.github.corsstarter.memory.AnswerCounts.Result;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one authorizer. Requests with the same key share a question and its
 * answer.
 * <p>
 * "Yes" and "no" are kept apart: requests choose how many different "no" there are, and
 * must not push out a "yes".
 */
final class Answers {

	/**
	 * Longer keys are not remembered: what a request contains must not decide how much
	 * memory an entry needs. It has room for an origin and the address of a request.
	 */
	static final int LONGEST_KEY = 1024;

	/**
	 * How long a kept "yes" is used after a failure before the authorizer is asked again.
	 * With a time limit each failure costs a request that time.
	 */
	static final Duration PAUSE = Duration.ofSeconds(1);

	/**
	 * So that the sum of two times and a clock does not overflow.
	 */
	private static final long LONGEST_TIME = Long.MAX_VALUE / 4;

	private final Cache<String, Answer> allowed;

	private final Cache<String, Answer> refused;

	private final Map<String, Question> open = new ConcurrentHashMap<>();

	/**
	 * Limits how many requests wait for the question of another one. Each holds a thread
	 * of the server.
	 */
	private final Bulkhead waiting;

	private final AnswerCounts counts = new AnswerCounts();

	private final Ticker ticker;

	private final long ttl;

	private final long refusedTtl;

	private final long grace;

	Answers(MemoryLimits limits, Ticker ticker) {
		this.ticker = ticker;
		this.ttl = nanos(limits.ttl());
		this.refusedTtl = nanos(limits.refusedTtl());
		this.grace = nanos(limits.grace());
		this.allowed = cache(limits.size(), this.ttl + this.grace, ticker);
		this.refused = cache(limits.size(), this.refusedTtl, ticker);
		this.waiting = new Bulkhead(limits.maxWaiting(), Duration.ZERO);
	}

	private static long nanos(Duration time) {
		return Math.min(TimeUnit.NANOSECONDS.convert(time), LONGEST_TIME);
	}

	/**
	 * The request that adds an entry also removes others, so that no thread is needed.
	 */
	private static Cache<String, Answer> cache(int size, long nanos, Ticker ticker) {
		return Caffeine.newBuilder()
			.maximumSize(size)
			.expireAfterWrite(nanos, TimeUnit.NANOSECONDS)
			.ticker(ticker)
			.executor(Runnable::run)
			.build();
	}

	AnswerCounts counts() {
		return this.counts;
	}

	/**
	 * Find the answer for a key, or ask for it.
	 * @param key what the answer depends on
	 * @param subject the origin or host, by which the answer can be forgotten
	 * @param authorizer asks the authorizer
	 */
	boolean ask(String key, String subject, BooleanSupplier authorizer) {
		Answer remembered = find(key);
		if (remembered != null) {
			this.counts.add(remembered.stale() ? Result.STALE : Result.HIT);
			return remembered.allowed();
		}
		try {
			boolean answer = (key.length() > LONGEST_KEY) ? askAlone(authorizer) : askOnce(key, subject, authorizer);
			this.counts.add(Result.MISS);
			return answer;
		}
		catch (Exception ex) {
			Answer kept = this.allowed.getIfPresent(key);
			if (kept != null && kept.isKept(this.ticker.read())) {
				this.counts.add(Result.STALE);
				return true;
			}
			this.counts.add((ex instanceof Bulkhead.FullException) ? Result.BUSY : Result.MISS);
			throw ex;
		}
	}

	private @Nullable Answer find(String key) {
		long now = this.ticker.read();
		Answer yes = this.allowed.getIfPresent(key);
		if (yes != null && yes.isFresh(now)) {
			return yes;
		}
		Answer no = this.refused.getIfPresent(key);
		return (no != null && no.isFresh(now)) ? no : null;
	}

	private boolean askOnce(String key, String subject, BooleanSupplier authorizer) {
		Question question = new Question(subject);
		Question other = this.open.putIfAbsent(key, question);
		if (other != null) {
			return this.waiting.ask(other::await);
		}
		try {
			boolean answer = askFirst(key, question, authorizer);
			question.answer.complete(answer);
			return answer;
		}
		catch (Throwable ex) {
			question.answer.completeExceptionally(ex);
			throw ex;
		}
		finally {
			this.open.remove(key, question);
		}
	}

	/**
	 * Ask, unless another question ended after this request looked for its answer.
	 */
	private boolean askFirst(String key, Question question, BooleanSupplier authorizer) {
		long asked = this.ticker.read();
		Answer remembered = find(key);
		if (remembered != null) {
			return remembered.allowed();
		}
		boolean allowed;
		try {
			allowed = askAlone(authorizer);
		}
		catch (Bulkhead.FullException ex) {
			throw ex;
		}
		catch (Exception ex) {
			long ended = this.ticker.read();
			this.allowed.asMap().computeIfPresent(key, (same, kept) -> kept.keptFrom(ended));
			throw ex;
		}
		remember(key, question, allowed, asked);
		return allowed;
	}

	private boolean askAlone(BooleanSupplier authorizer) {
		long start = this.ticker.read();
		try {
			boolean answer = authorizer.getAsBoolean();
			this.counts.addQuestion(this.ticker.read() - start);
			return answer;
		}
		catch (Bulkhead.FullException ex) {
			throw ex;
		}
		catch (Exception ex) {
			this.counts.addQuestion(this.ticker.read() - start);
			throw ex;
		}
	}

	/**
	 * Remember an answer. Its time begins with the question, because what the authorizer
	 * reads may change right after that.
	 */
	private void remember(String key, Question question, boolean allowed, long asked) {
		long freshUntil = asked + (allowed ? this.ttl : this.refusedTtl);
		long keptUntil = allowed ? freshUntil + this.grace : freshUntil;
		Answer answer = new Answer(question.subject, allowed, freshUntil, keptUntil, false);
		synchronized (question) {
			if (!question.forgotten) {
				(allowed ? this.allowed : this.refused).put(key, answer);
				(allowed ? this.refused : this.allowed).invalidate(key);
			}
		}
	}

	void forget(String subject) {
		forget(subject::equals);
	}

	void clear() {
		forget((subject) -> true);
	}

	/**
	 * Forget answers, those of open questions included: their answers are either already
	 * there to be removed, or not remembered at all. A request that comes afterwards asks
	 * its own question.
	 */
	private void forget(Predicate<String> subjects) {
		this.open.forEach((key, question) -> {
			if (subjects.test(question.subject)) {
				synchronized (question) {
					question.forgotten = true;
				}
				this.open.remove(key, question);
			}
		});
		this.allowed.asMap().values().removeIf((answer) -> subjects.test(answer.subject()));
		this.refused.asMap().values().removeIf((answer) -> subjects.test(answer.subject()));
	}

	/**
	 * How many answers are remembered.
	 */
	long size() {
		return this.allowed.estimatedSize() + this.refused.estimatedSize();
	}

	/**
	 * A remembered answer.
	 *
	 * @param subject the origin or host that it is about
	 * @param allowed the answer
	 * @param freshUntil until when the authorizer is not asked
	 * @param keptUntil until when it is used if the authorizer gives no answer
	 * @param stale whether the authorizer gave no answer since it was due
	 */
	private record Answer(String subject, boolean allowed, long freshUntil, long keptUntil, boolean stale) {

		boolean isFresh(long now) {
			return now - this.freshUntil < 0;
		}

		boolean isKept(long now) {
			return now - this.keptUntil < 0;
		}

		Answer keptFrom(long now) {
			long askedAgain = now + Math.min(PAUSE.toNanos(), this.keptUntil - now);
			return new Answer(this.subject, this.allowed, askedAgain, this.keptUntil, true);
		}

	}

	/**
	 * A question that is open.
	 */
	private static final class Question {

		private final String subject;

		private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

		private boolean forgotten;

		Question(String subject) {
			this.subject = subject;
		}

		/**
		 * Wait for the request that asks, which has a time limit if the settings say so.
		 */
		boolean await() {
			try {
				return this.answer.get();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Interrupted while the question was open", ex);
			}
			catch (ExecutionException ex) {
				throw Bulkhead.unchecked((ex.getCause() != null) ? ex.getCause() : ex);
			}
		}

	}

}
