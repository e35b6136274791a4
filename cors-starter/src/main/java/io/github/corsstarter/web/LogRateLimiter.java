package io.github.corsstarter.web;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * How much may be logged of what a caller can cause at will: one line a minute for each
 * reason and subject, and no more than so many a minute in all. What is left out is
 * counted.
 * <p>
 * There is a place for every line that may be written in a minute, and whoever has one
 * keeps it for that minute at least. That bounds the lines in any minute and the memory.
 * The eldest place is at the front, so that a flood costs one look at it.
 */
final class LogRateLimiter {

	/**
	 * In nanoseconds.
	 */
	static final long MINUTE = 60_000_000_000L;

	/**
	 * As much of a subject as a line shows at most.
	 */
	private static final int MAX_SUBJECT = 200;

	private final int places;

	private final LongSupplier nanoTime;

	private final Map<Key, SettingLocation> taken = new LinkedHashMap<>();

	private long lastSum;

	private long leftOut;

	/**
	 * Create a limit.
	 * @param places how many lines there may be in a minute
	 * @param nanoTime the time, as {@link System#nanoTime()} tells it
	 */
	LogRateLimiter(int places, LongSupplier nanoTime) {
		this.places = places;
		this.nanoTime = nanoTime;
		this.lastSum = nanoTime.getAsLong() - MINUTE;
	}

	/**
	 * Ask to log a line.
	 * @param reason why there is something to log
	 * @param subject who or what it is about
	 * @return what the line may tell beside itself, or {@code null} if it is left out
	 */
	@Nullable Admission admit(String reason, String subject) {
		Key key = new Key(reason, (subject.length() > MAX_SUBJECT) ? subject.substring(0, MAX_SUBJECT) : subject);
		synchronized (this) {
			return admit(key, this.nanoTime.getAsLong());
		}
	}

	private @Nullable Admission admit(Key key, long now) {
		SettingLocation own = this.taken.get(key);
		if (own != null && now - own.since < MINUTE) {
			own.leftOut++;
			return null;
		}
		if (own != null) {
			this.taken.remove(key);
		}
		else if (!makeRoom(now)) {
			this.leftOut++;
			return null;
		}
		this.taken.put(key, new SettingLocation(now));
		return new Admission((own != null) ? own.leftOut : 0, sum(now));
	}

	/**
	 * Who has not come back for a minute after his own has no use for his place, and
	 * after less if there is no other.
	 */
	private boolean makeRoom(long now) {
		Iterator<SettingLocation> eldestFirst = this.taken.values().iterator();
		while (eldestFirst.hasNext()) {
			SettingLocation eldest = eldestFirst.next();
			boolean full = this.taken.size() == this.places;
			if (now - eldest.since < (full ? MINUTE : 2 * MINUTE)) {
				return !full;
			}
			this.leftOut += eldest.leftOut;
			eldestFirst.remove();
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
		return this.taken.size();
	}

	/**
	 * What a line may tell beside itself.
	 *
	 * @param repeated how often the same was left out since it was logged last
	 * @param others how many others were left out, if it is time to tell; at most once a
	 * minute
	 */
	record Admission(long repeated, long others) {
	}

	private record Key(String reason, String subject) {
	}

	private static final class SettingLocation {

		private final long since;

		private long leftOut;

		SettingLocation(long since) {
			this.since = since;
		}

	}

}
