package io.github.corsstarter.testing;

import java.util.List;

import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.policy.CorsRequest;

/**
 * A request of which all facts are known.
 */
public record RequestFacts(String method, PathReadings paths, String origin, String requestedMethod,
		List<String> requestedHeaders, boolean isPrivateNetworkRequested, TargetOrigin target,
		boolean isSameOriginFetch, boolean isNavigation) implements CorsRequest {
}
