package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.decision.Bulkhead;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.CorsProperties.AuthorizerProperties;

import org.springframework.beans.factory.DisposableBean;

/**
 * The authorizers of the application, with limits on what they may cost. Each has its
 * own: origins that have to wait do not affect hosts. What is remembered is not asked and
 * counts for no limit.
 */
final class LimitedAuthorizers implements DisposableBean {

	private final AuthorizerProperties limits;

	private final AuthorizerMemory memory;

	private final List<Bulkhead> bulkheads = new ArrayList<>();

	LimitedAuthorizers(AuthorizerProperties limits, AuthorizerMemory memory) {
		this.limits = limits;
		this.memory = memory;
	}

	OriginAuthorizer origins(OriginAuthorizer authorizer) {
		Bulkhead bulkhead = bulkhead();
		return this.memory.origins(authorizer::cacheKey,
				(request) -> bulkhead.ask(() -> authorizer.isAllowed(request)));
	}

	HostAuthorizer hosts(HostAuthorizer authorizer) {
		Bulkhead bulkhead = bulkhead();
		return this.memory.hosts((host) -> bulkhead.ask(() -> authorizer.isAllowed(host)));
	}

	private Bulkhead bulkhead() {
		Bulkhead bulkhead = new Bulkhead(this.limits.maxConcurrent(), this.limits.timeout());
		this.bulkheads.add(bulkhead);
		return bulkhead;
	}

	@Override
	public void destroy() {
		this.bulkheads.forEach(Bulkhead::close);
	}

}
