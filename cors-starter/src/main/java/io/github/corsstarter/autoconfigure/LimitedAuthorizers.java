package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.decision.Bulkhead;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.CorsProperties.AuthorizerProperties;

import org.springframework.beans.factory.DisposableBean;

/**
 * The authorizers of the application, with limits on what they may cost. Each has its
 * own: origins that have to wait do not affect hosts.
 */
final class LimitedAuthorizers implements DisposableBean {

	private final AuthorizerProperties limits;

	private final List<Bulkhead> bulkheads = new ArrayList<>();

	LimitedAuthorizers(AuthorizerProperties limits) {
		this.limits = limits;
	}

	OriginAuthorizer origins(OriginAuthorizer authorizer) {
		Bulkhead bulkhead = bulkhead();
		return (request) -> bulkhead.ask(() -> authorizer.isAllowed(request));
	}

	HostAuthorizer hosts(HostAuthorizer authorizer) {
		Bulkhead bulkhead = bulkhead();
		return (host) -> bulkhead.ask(() -> authorizer.isAllowed(host));
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
