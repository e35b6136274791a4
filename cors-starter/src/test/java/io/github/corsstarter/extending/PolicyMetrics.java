package io.github.corsstarter.extending;

import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RequestSummary;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

@Component
class PolicyMetrics implements DecisionListener {

	private final MeterRegistry registry;

	PolicyMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void corsDecided(CorsDecision decision, RequestSummary request) {
		this.registry.counter("shop.cors.decisions", "policy", decision.policy(), "reason", decision.reason().code())
			.increment();
	}

}
