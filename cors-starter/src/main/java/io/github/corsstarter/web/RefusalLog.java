package io.github.corsstarter.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.corsstarter.decision.Reason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs refused requests, and what browsers block, at a rate that clients cannot raise:
 * each reason once a minute for an origin, a host or a path, and so many lines a minute
 * of a kind. A later line says how many were left out. Each kind has lines of its own, so
 * that a flood of one does not hide another.
 * <p>
 * The filters of an application share one log.
 */
public final class RefusalLog {

	/**
	 * Most lines a minute about requests that are refused by reasons of one family.
	 */
	public static final int MAX_WARNINGS = 100;

	/**
	 * Most lines a minute about what only a browser blocks: fewer, because scripts send
	 * any origin to a public API, which does no harm.
	 */
	public static final int MAX_NOTES = 20;

	/**
	 * Most lines a minute about failures of a bean: fewer, because each has a stack
	 * trace.
	 */
	public static final int MAX_ERRORS = 10;

	private static final Log logger = LogFactory.getLog(RefusalLog.class);

	private static final String BLOCKED = "blocked";

	private final LongSupplier nanoTime;

	/**
	 * By family of reasons or by type of bean, of which there are few.
	 */
	private final Map<Object, LogRateLimiter> limiters = new ConcurrentHashMap<>();

	/**
	 * Create a log.
	 */
	public RefusalLog() {
		this(System::nanoTime);
	}

	/**
	 * Create a log with a clock of its own.
	 * @param nanoTime the time, as {@link System#nanoTime()} tells it
	 */
	public RefusalLog(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Log a request that is refused, or would be refused.
	 * @param verb what happens to the request, such as {@code Refused}
	 * @param reason why
	 * @param subject the origin, host or path that the line is counted for
	 * @param details sentences in which text of the request is quoted; only asked if the
	 * line is written
	 */
	public void refused(String verb, Reason reason, String subject, Supplier<String> details) {
		if (!logger.isWarnEnabled()) {
			return;
		}
		LogRateLimiter.Admission admission = limiter(reason.getClass(), MAX_WARNINGS).admit(reason.code(), subject);
		if (admission != null) {
			if (admission.others() > 0) {
				logger.warn(others(admission.others(), "refusals", MAX_WARNINGS));
			}
			logger.warn(verb + " a request: " + line(reason, details, admission.repeated()));
		}
	}

	/**
	 * Log that a browser will block a request or its response, which is not refused here.
	 * @param reason why
	 * @param subject the origin that the line is counted for
	 * @param details sentences in which text of the request is quoted; only asked if the
	 * line is written
	 */
	public void blocked(Reason reason, String subject, Supplier<String> details) {
		if (!logger.isInfoEnabled()) {
			return;
		}
		LogRateLimiter.Admission admission = limiter(BLOCKED, MAX_NOTES).admit(reason.code(), subject);
		if (admission != null) {
			if (admission.others() > 0) {
				logger.info(others(admission.others(), "requests that browsers block", MAX_NOTES));
			}
			logger.info("Blocked by the browser: " + line(reason, details, admission.repeated()));
		}
	}

	/**
	 * Log that a bean of the application failed to decide.
	 * @param bean its type
	 * @param subject the origin or host that it was asked about
	 * @param details sentences in which text of the request is quoted; only asked if the
	 * line is written
	 * @param failure what the bean threw
	 */
	public void failed(String bean, String subject, Supplier<String> details, Exception failure) {
		LogRateLimiter.Admission admission = limiter(bean, MAX_ERRORS).admit(bean, subject);
		if (admission != null) {
			if (admission.others() > 0) {
				logger.warn(others(admission.others(), "failures of the " + bean, MAX_ERRORS));
			}
			logger.error("The " + bean + " failed, which counts as a refusal. " + details.get()
					+ repeated(admission.repeated()), failure);
		}
	}

	private LogRateLimiter limiter(Object kind, int maxLines) {
		return this.limiters.computeIfAbsent(kind, (key) -> new LogRateLimiter(maxLines, this.nanoTime));
	}

	private static String line(Reason reason, Supplier<String> details, long repeated) {
		return reason.code() + " (" + reason.description() + "). " + details.get() + repeated(repeated);
	}

	private static String others(long number, String what, int limit) {
		return "Left out of the log: " + number + " more " + what
				+ ", of the same kind as the next line. Each is logged once a minute for an origin, host or path, and "
				+ limit + " lines a minute of a kind.";
	}

	private static String repeated(long times) {
		return (times > 0) ? " It came " + times + " more times since it was last logged." : "";
	}

	/**
	 * How many reasons and subjects are remembered.
	 * @return at most as many as lines a minute, for each kind
	 */
	public int size() {
		int size = 0;
		for (LogRateLimiter limiter : this.limiters.values()) {
			size += limiter.size();
		}
		return size;
	}

}
