package io.github.corsstarter.web;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.corsstarter.decision.Reason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs refused requests, at a rate that clients cannot raise: each reason once a minute
 * for an origin, a host or a path, and at most {@value #MAX_WARNINGS} lines a minute in
 * all. A later line says how many were left out.
 * <p>
 * The filters of an application share one log.
 */
public final class RefusalLog {

	/**
	 * Most lines a minute about refused requests.
	 */
	public static final int MAX_WARNINGS = 100;

	/**
	 * Most lines a minute about failures: fewer, because each has a stack trace.
	 */
	public static final int MAX_ERRORS = 10;

	private static final Log logger = LogFactory.getLog(RefusalLog.class);

	private final LogRateLimiter warnings;

	private final LogRateLimiter errors;

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
		this.warnings = new LogRateLimiter(MAX_WARNINGS, nanoTime);
		this.errors = new LogRateLimiter(MAX_ERRORS, nanoTime);
	}

	/**
	 * Log a request that is refused, or would be refused.
	 * @param verb what happens to the request, such as {@code Refused}
	 * @param refusal why
	 * @param subject the origin, host or path that the line is counted for
	 * @param details sentences in which text of the request is quoted; only asked if the
	 * line is written
	 */
	public void refused(String verb, Refusal refusal, String subject, Supplier<String> details) {
		if (!logger.isWarnEnabled()) {
			return;
		}
		Reason reason = refusal.reason();
		LogRateLimiter.Admission admission = this.warnings.admit(reason.code(), subject);
		if (admission != null) {
			tellOthers(admission, "refusals", MAX_WARNINGS);
			logger.warn(verb + " a request: " + reason.code() + " (" + reason.description() + "). " + details.get()
					+ repeated(admission));
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
		LogRateLimiter.Admission admission = this.errors.admit(bean, subject);
		if (admission != null) {
			tellOthers(admission, "failures", MAX_ERRORS);
			logger.error("The " + bean + " failed, which counts as a refusal. " + details.get() + repeated(admission),
					failure);
		}
	}

	private static void tellOthers(LogRateLimiter.Admission admission, String what, int limit) {
		if (admission.others() > 0) {
			logger.warn("Left out of the log: " + admission.others() + " more " + what
					+ ". Each is logged once a minute for an origin, host or path, and " + limit
					+ " lines a minute in all.");
		}
	}

	private static String repeated(LogRateLimiter.Admission admission) {
		return (admission.repeated() > 0) ? " It came " + admission.repeated() + " more times since it was last logged."
				: "";
	}

	/**
	 * How many reasons and subjects are remembered.
	 * @return at most {@link #MAX_WARNINGS} and {@link #MAX_ERRORS} together
	 */
	public int size() {
		return this.warnings.size() + this.errors.size();
	}

}
