package io.github.corsstarter.memory;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often requests got a remembered answer, and how long questions took.
 */
public final class AnswerCounts {

	private final Map<Result, LongAdder> requests = new EnumMap<>(Result.class);

	private final LongAdder questions = new LongAdder();

	private final LongAdder nanos = new LongAdder();

	AnswerCounts() {
		for (Result result : Result.values()) {
			this.requests.put(result, new LongAdder());
		}
	}

	void add(Result result) {
		adder(result).increment();
	}

	void addQuestion(long nanos) {
		this.questions.increment();
		this.nanos.add(nanos);
	}

	/**
	 * How many requests had a result.
	 */
	public long requests(Result result) {
		return adder(result).sum();
	}

	/**
	 * How many questions the authorizer was asked.
	 */
	public long questions() {
		return this.questions.sum();
	}

	/**
	 * How long it took for all of them, in nanoseconds.
	 */
	public long nanos() {
		return this.nanos.sum();
	}

	@SuppressWarnings("NullAway")
	private LongAdder adder(Result result) {
		return this.requests.get(result);
	}

	/**
	 * Where the answer for a request came from.
	 */
	public enum Result {

		/**
		 * It was remembered.
		 */
		HIT,

		/**
		 * The authorizer was asked, for this request or for another one with the same
		 * key. It may have failed.
		 */
		MISS,

		/**
		 * A "yes" whose time was over, because the authorizer gave no answer.
		 */
		STALE,

		/**
		 * There is no answer, because too many questions were open, or too many requests
		 * waited for one.
		 */
		BUSY

	}

}
