package io.github.corsstarter.web;

import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.policy.PreflightGap;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log and the listeners of the application what was decided about requests with
 * an {@code Origin}.
 *
 * @param evaluator finds what comes near to an origin that is not allowed
 * @param listener is told what was decided
 * @param log for what browsers block, and for failures
 */
public record CorsDecisionPublisher(CorsEvaluator evaluator, DecisionListener listener, RefusalLog log) {

	private static final Log logger = LogFactory.getLog(CorsDecisionPublisher.class);

	/**
	 * Whether it matters what a preflight asks for. The answer does not depend on it.
	 */
	public boolean isHeard() {
		return this.listener.isListening() || logger.isDebugEnabled();
	}

	/**
	 * Publish a decision.
	 * @param decision the decision
	 * @param facts the request
	 * @param silent whether nothing says that the origin is not allowed: the request
	 * continues, and a browser may block the response
	 */
	public void publish(CorsDecision decision, CorsRequest facts, boolean silent) {
		if (decision.reason() == CorsReason.NO_ORIGIN) {
			return;
		}
		if (logger.isDebugEnabled()) {
			logger.debug(decision.reason().code() + ". " + CorsLogMessage.of(decision, facts).describe());
		}
		if (this.listener.isListening()) {
			this.listener.corsDecided(decision, RequestSummary.of(facts));
		}
		if (decision.failure() != null) {
			this.log.failed("OriginAuthorizer", subjectOfFailure(decision, facts),
					() -> CorsLogMessage.of(decision, facts).describe(), decision.failure());
		}
		Reason blocked = reasonOfBrowser(decision, silent);
		if (blocked != null) {
			this.log.blocked(blocked, subject(facts), () -> CorsLogMessage.of(decision, facts)
				.explainBlocked((decision.gap() != null) ? null : this.evaluator.findNearMiss(facts)));
		}
	}

	/**
	 * Why a browser blocks what is not refused here, or {@code null} if the log need not
	 * say it: a failure is logged already.
	 */
	private static @Nullable Reason reasonOfBrowser(CorsDecision decision, boolean silent) {
		PreflightGap gap = decision.gap();
		if (gap != null) {
			return gap.reason();
		}
		return (silent && decision.isDisallowed() && decision.failure() == null) ? decision.reason() : null;
	}

	/**
	 * The origin that the log counts a request for, or its path. What is too long for an
	 * origin is one subject, whatever it is.
	 * @param facts the request
	 */
	public static String subject(CorsRequest facts) {
		String origin = facts.origin();
		if (origin == null) {
			return facts.path();
		}
		return (origin.length() <= Origin.MAX_LENGTH) ? origin : "";
	}

	/**
	 * Load is not a matter of one origin: one line a minute, so that other failures stay
	 * in the log.
	 */
	private static String subjectOfFailure(CorsDecision decision, CorsRequest facts) {
		return (decision.reason() == CorsReason.ORIGIN_AUTHORIZER_FAILED) ? subject(facts) : decision.reason().code();
	}

}
