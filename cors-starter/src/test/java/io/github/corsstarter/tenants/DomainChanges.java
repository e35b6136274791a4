package io.github.corsstarter.tenants;

import io.github.corsstarter.memory.AuthorizerMemory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

@Component
class DomainChanges {

	private final AuthorizerMemory memory;

	DomainChanges(AuthorizerMemory memory) {
		this.memory = memory;
	}

	@TransactionalEventListener
	void forget(TenantService.DomainChanged change) {
		this.memory.forgetOrigin(change.website());
		this.memory.forgetHost(change.apiHost());
	}

}
