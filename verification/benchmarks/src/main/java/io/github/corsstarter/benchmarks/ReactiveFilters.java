package io.github.corsstarter.benchmarks;

import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.reactive.ExchangeRefusals;

import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.WebFilter;

/**
 * The filters for reactive applications, configured as their documentation says.
 */
final class ReactiveFilters {

	private ReactiveFilters() {
	}

	/**
	 * Make the filter that lets origins pass.
	 * @param peer whose filter
	 * @param origins how many origins are allowed
	 */
	static WebFilter of(Peer peer, int origins) {
		return switch (peer) {
			case EMPTY_FILTER -> (exchange, chain) -> chain.filter(exchange);
			case STARTER -> starter(Job.ofOrigins(origins));
			case SPRING -> spring(Job.ofOrigins(origins));
			default -> throw new IllegalArgumentException(peer.title() + " has no filter for reactive applications");
		};
	}

	static String title(Peer peer) {
		return (peer == Peer.EMPTY_FILTER) ? "empty `WebFilter`" : peer.title();
	}

	private static WebFilter starter(Job job) {
		return new CorsPolicyWebFilter(CorsPolicies.of(job.policy()), ExchangeRefusals.ignored(new RefusalLog()),
				DecisionListener.none());
	}

	private static WebFilter spring(Job job) {
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/**", job.configuration());
		return new CorsWebFilter(source);
	}

}
