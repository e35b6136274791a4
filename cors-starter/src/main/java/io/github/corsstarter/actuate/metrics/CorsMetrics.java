package io.github.corsstarter.actuate.metrics;

import java.util.EnumMap;
import java.util.Map;

import io.github.corsstarter.csrf.CsrfDecision;
import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.PreflightGap;
import io.github.corsstarter.policy.PreflightReason;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RequestSummary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Counts decisions:
 * <ul>
 * <li>{@code cors.requests}, requests with an {@code Origin}, by {@code kind}
 * ({@code preflight}, {@code actual}), {@code outcome} ({@code allowed},
 * {@code not-cross-origin}, {@code disallowed}) and {@code reason}; a preflight from an
 * allowed origin that asks for something that is not listed is {@code disallowed}, with
 * the reason for that;</li>
 * <li>{@code cors.hosts} and {@code cors.csrf}, what is refused by the check of hosts and
 * by cross-origin request protection, or would be if it were not only reported, by
 * {@code reason}.</li>
 * </ul>
 * Every counter is registered at once and starts with zero, so that the first refusal is
 * an increase that an alarm can see. No tag holds anything of a request.
 */
final class CorsMetrics implements DecisionListener {

	private static final String DISALLOWED = "disallowed";

	private final Map<CorsReason, Counter> preflights = new EnumMap<>(CorsReason.class);

	private final Map<CorsReason, Counter> actualRequests = new EnumMap<>(CorsReason.class);

	private final Map<PreflightReason, Counter> gaps = new EnumMap<>(PreflightReason.class);

	private final Map<HostReason, Counter> hosts = new EnumMap<>(HostReason.class);

	private final Map<CsrfReason, Counter> csrf = new EnumMap<>(CsrfReason.class);

	CorsMetrics(MeterRegistry registry) {
		for (CorsReason reason : CorsReason.values()) {
			if (reason != CorsReason.NO_ORIGIN) {
				String outcome = outcome(reason);
				this.preflights.put(reason, requests("preflight", outcome, reason, registry));
				this.actualRequests.put(reason, requests("actual", outcome, reason, registry));
			}
		}
		for (PreflightReason reason : PreflightReason.values()) {
			this.gaps.put(reason, requests("preflight", DISALLOWED, reason, registry));
		}
		for (HostReason reason : HostReason.values()) {
			if (!reason.isAccepted()) {
				this.hosts.put(reason,
						Counter.builder("cors.hosts")
							.description("Requests refused for their host or their forwarded headers")
							.tag("reason", reason.code())
							.register(registry));
			}
		}
		for (CsrfReason reason : CsrfReason.values()) {
			if (!reason.isAccepted()) {
				this.csrf.put(reason,
						Counter.builder("cors.csrf")
							.description("Requests refused because a page of another origin made them")
							.tag("reason", reason.code())
							.register(registry));
			}
		}
	}

	private static String outcome(CorsReason reason) {
		return switch (reason.outcome()) {
			case ALLOWED -> "allowed";
			case NOT_CROSS_ORIGIN -> "not-cross-origin";
			case DISALLOWED -> DISALLOWED;
		};
	}

	private static Counter requests(String kind, String outcome, Reason reason, MeterRegistry registry) {
		return Counter.builder("cors.requests")
			.description("Requests with an Origin header")
			.tags("kind", kind, "outcome", outcome, "reason", reason.code())
			.register(registry);
	}

	@Override
	public void corsDecided(CorsDecision decision, RequestSummary request) {
		PreflightGap gap = decision.gap();
		if (gap != null) {
			increment(this.gaps.get(gap.reason()));
		}
		else {
			increment((decision.preflight() ? this.preflights : this.actualRequests).get(decision.reason()));
		}
	}

	@Override
	public void hostRefused(HostDecision decision, RequestSummary request) {
		increment(this.hosts.get(decision.reason()));
	}

	@Override
	public void crossOriginRefused(CsrfDecision decision, RequestSummary request) {
		increment(this.csrf.get(decision.reason()));
	}

	private static void increment(@Nullable Counter counter) {
		if (counter != null) {
			counter.increment();
		}
	}

}
