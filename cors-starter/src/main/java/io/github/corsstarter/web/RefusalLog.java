package io.github.corsstarter.web;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs what is refused, so that nobody can fill the log by being refused: each reason is
 * logged once a minute for an origin, a host or a path, and no more than
 * {@value #MAX_WARNINGS} lines a minute in all. A later line tells how many were left
 * out.
 * <p>
 * To be shared by the filters of an application.
 */
public final class RefusalLog {

	/**
	 * Most lines a minute about refused requests.
	 */
	public static final int MAX_WARNINGS = 100;

	/**
	 * Fewer, because each of them has a stack trace.
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

	public RefusalLog(LongSupplier nanoTime) {
		this.warnings = new LogRateLimiter(MAX_WARNINGS, nanoTime);
		this.errors = new LogRateLimiter(MAX_ERRORS, nanoTime);
	}

	/**
	 * Log a request that is refused, or would be.
	 * @param verb what is done with the request
	 * @param refusal why
	 * @param subject whom it is about
	 * @param details sentences that are fit to be printed
	 */
	public void refused(String verb, Refusal refusal, String subject, Supplier<String> details) {
		if (!logger.isWarnEnabled()) {
			return;
		}
		LogRateLimiter.Admission admission = this.warnings.admit(refusal.code(), subject);
		if (admission != null) {
			tellOthers(admission, "refusals", MAX_WARNINGS);
			logger.warn(verb + " a request: " + refusal.code() + " (" + refusal.description() + "). " + details.get()
					+ repeated(admission));
		}
	}

	/**
	 * Log that a bean which decides failed.
	 * @param bean its type
	 * @param subject whom it was asked about
	 * @param details sentences that are fit to be printed
	 * @param failure what it threw
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
		return (admission.repeated() > 0) ? " It came " + admission.repeated() + " more times since it was logged last."
				: "";
	}

	/**
	 * How much is remembered.
	 */
	public int size() {
		return this.warnings.size() + this.errors.size();
	}

}
