package io.github.corsstarter.web;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Limits log lines that clients can cause: one line a minute for each reason and subject,
 * and a number of lines a minute in all. What is left out is counted.
 * <p>
 * Every line written is remembered for a minute at least, and only so many lines are
 * remembered as may be written in a minute. That bounds both the lines in any minute and
 * the memory. The oldest line is at the front, so that a flood only looks at that.
 */
final class LogRateLimiter {

	/**
	 * In nanoseconds.
	 */
	static final long MINUTE = 60_000_000_000L;

	/**
	 * As much of a subject as is remembered. Every origin is shorter: its hash code is
	 * known from the search for it, and that of a part would have to be computed.
	 */
	private static final int MAX_SUBJECT = 400;

	private final int maxLines;

	private final LongSupplier nanoTime;

	private final Map<Key, Line> written = new LinkedHashMap<>();

	private long lastSum;

	private long leftOut;

	/**
	 * Create a limiter.
	 * @param maxLines how many lines there may be in a minute
	 * @param nanoTime the time, as {@link System#nanoTime()} tells it
	 */
	LogRateLimiter(int maxLines, LongSupplier nanoTime) {
		this.maxLines = maxLines;
		this.nanoTime = nanoTime;
		this.lastSum = nanoTime.getAsLong() - MINUTE;
	}

	/**
	 * Ask to log a line.
	 * @param reason why there is something to log
	 * @param subject who or what it is about
	 * @return what the line should add, or {@code null} if it is left out
	 */
	@Nullable Admission admit(String reason, String subject) {
		Key key = new Key(reason, (subject.length() > MAX_SUBJECT) ? subject.substring(0, MAX_SUBJECT) : subject);
		synchronized (this) {
			return admit(key, this.nanoTime.getAsLong());
		}
	}

	private @Nullable Admission admit(Key key, long now) {
		Line own = this.written.get(key);
		if (own != null && now - own.since < MINUTE) {
			own.leftOut++;
			return null;
		}
		if (own != null) {
			this.written.remove(key);
		}
		else if (!makeRoom(now)) {
			this.leftOut++;
			return null;
		}
		this.written.put(key, new Line(now));
		return new Admission((own != null) ? own.leftOut : 0, sum(now));
	}

	/**
	 * Forget lines that did not come again in the minute after theirs; earlier, if there
	 * is no room otherwise.
	 */
	private boolean makeRoom(long now) {
		Iterator<Line> oldestFirst = this.written.values().iterator();
		while (oldestFirst.hasNext()) {
			Line oldest = oldestFirst.next();
			boolean full = this.written.size() == this.maxLines;
			if (now - oldest.since < (full ? MINUTE : 2 * MINUTE)) {
				return !full;
			}
			this.leftOut += oldest.leftOut;
			oldestFirst.remove();
		}
		return true;
	}

	private long sum(long now) {
		if (this.leftOut == 0 || now - this.lastSum < MINUTE) {
			return 0;
		}
		long sum = this.leftOut;
		this.leftOut = 0;
		this.lastSum = now;
		return sum;
	}

	/**
	 * How much is remembered.
	 */
	synchronized int size() {
		return this.written.size();
	}

	/**
	 * What a line adds about the lines that were left out.
	 *
	 * @param repeated how often the same was left out since it was last logged
	 * @param others how many others were left out, if it is time to log that; at most
	 * once a minute
	 */
	record Admission(long repeated, long others) {
	}

	private record Key(String reason, String subject) {
	}

	private static final class Line {

		private final long since;

		private long leftOut;

		Line(long since) {
			this.since = since;
		}

	}

}
