package io.github.corsstarter.policy;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know of a request.
 *
 * @param method the method, as sent
 * @param paths the readings of the path within the application
 * @param origin the value of the {@code Origin} header; {@code null} if it is absent or
 * empty, or if a page of the same origin hides it
 * @param requestedMethod the value of {@code Access-Control-Request-Method}, an empty one
 * included; {@code null} if it is absent; only meaningful for {@code OPTIONS}
 * @param requestedHeaders gives the lines of {@code Access-Control-Request-Headers}; only
 * asked if the answer depends on them
 * @param privateNetworkRequested tells whether
 * {@code Access-Control-Request-Private-Network} is {@code true}; only asked if a policy
 * allows it, because the search for an absent header looks at all of them
 * @param target the origin the request is sent to, as the application sees it
 * @param sameOriginFetch tells whether {@code Sec-Fetch-Site} is {@code same-origin};
 * only asked if the origin is not allowed
 * @param navigation tells whether {@code Sec-Fetch-Mode} is {@code navigate}; only asked
 * if the origin is not allowed
 */
public record CorsRequest(String method, PathReadings paths, @Nullable String origin, @Nullable String requestedMethod,
		Supplier<List<String>> requestedHeaders, BooleanSupplier privateNetworkRequested, TargetOrigin target,
		BooleanSupplier sameOriginFetch, BooleanSupplier navigation) {

	/**
	 * The value for two or more {@code Origin} headers, of which no browser sends more
	 * than one (Fetch Standard, section 3.2).
	 */
	public static final String SEVERAL_ORIGINS = ",";

	/**
	 * The path within the application: decoded and canonicalised, without context path
	 * and query.
	 * @return the path as the container reads it
	 */
	public String path() {
		return this.paths.container();
	}

	/**
	 * Whether this asks for permission instead of for the resource: an {@code OPTIONS}
	 * request with {@code Access-Control-Request-Method} (Fetch Standard, section 3.3.2).
	 * As in django-cors-headers, an {@code Origin} is not demanded.
	 * @return {@code true} for a preflight
	 */
	public boolean isPreflight() {
		return this.requestedMethod != null && isOptions();
	}

	boolean isOptions() {
		return "OPTIONS".equals(this.method);
	}

}
