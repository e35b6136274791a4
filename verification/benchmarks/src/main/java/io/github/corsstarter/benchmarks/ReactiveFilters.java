package io.github.corsstarter.benchmarks;

import java.time.Duration;

import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.reactive.ExchangeRefusals;

import org.springframework.web.cors.CorsConfiguration;
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
		OriginMatcher.Builder origins = OriginMatcher.builder();
		job.origins().forEach(origins::origin);
		CorsPolicy policy = CorsPolicy.named("default")
			.origins(origins.build())
			.credentials(true)
			.methods(job.methods())
			.headers(job.headers())
			.exposedHeaders(Job.EXPOSED_HEADERS)
			.maxAge(Duration.ofSeconds(Job.MAX_AGE))
			.build();
		return new CorsPolicyWebFilter(CorsPolicies.of(policy), ExchangeRefusals.ignored(new RefusalLog()),
				DecisionListener.none());
	}

	private static WebFilter spring(Job job) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(job.origins());
		configuration.setAllowCredentials(true);
		configuration.setAllowedMethods(job.methods());
		configuration.setAllowedHeaders(job.headers());
		configuration.setExposedHeaders(Job.EXPOSED_HEADERS);
		configuration.setMaxAge(Duration.ofSeconds(Job.MAX_AGE));
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/**", configuration);
		return new CorsWebFilter(source);
	}

}
