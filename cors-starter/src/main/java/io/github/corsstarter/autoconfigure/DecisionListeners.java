package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.csrf.CsrfDecision;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RequestSummary;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The listeners of an application, for filters that are created before them. The web
 * server creates its filters early; a registry of metrics created then would also create
 * all beans that customize it. Requests arrive only after all beans are created.
 */
final class DecisionListeners implements SmartInitializingSingleton {

	private final ObjectProvider<DecisionListener> provider;

	private volatile DecisionListener[] listeners = {};

	DecisionListeners(ObjectProvider<DecisionListener> provider) {
		this.provider = provider;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.listeners = this.provider.orderedStream().toList().toArray(this.listeners);
	}

	/**
	 * A listener that calls all of them.
	 */
	DecisionListener all() {
		return new DecisionListener() {

			@Override
			public boolean isListening() {
				return DecisionListeners.this.listeners.length > 0;
			}

			@Override
			public void corsDecided(CorsDecision decision, RequestSummary request) {
				for (DecisionListener listener : DecisionListeners.this.listeners) {
					listener.corsDecided(decision, request);
				}
			}

			@Override
			public void hostRefused(HostDecision decision, RequestSummary request) {
				for (DecisionListener listener : DecisionListeners.this.listeners) {
					listener.hostRefused(decision, request);
				}
			}

			@Override
			public void crossOriginRefused(CsrfDecision decision, RequestSummary request) {
				for (DecisionListener listener : DecisionListeners.this.listeners) {
					listener.crossOriginRefused(decision, request);
				}
			}

		};
	}

}
