package io.github.corsstarter.policy;

import java.util.List;

import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know of a request. A decision asks only for what it depends
 * on, because servers search their headers one by one.
 */
public interface CorsRequest {

	/**
	 * The value for two or more {@code Origin} headers, of which no browser sends more
	 * than one (Fetch Standard, section 3.2).
	 */
	String SEVERAL_ORIGINS = ",";

	/**
	 * The method, as sent.
	 */
	String method();

	/**
	 * The readings of the path within the application.
	 */
	PathReadings paths();

	/**
	 * The path within the application: decoded and canonicalised, without context path
	 * and query.
	 * @return the path as the container reads it
	 */
	default String path() {
		return paths().container();
	}

	/**
	 * The value of the {@code Origin} header; {@code null} if it is absent or empty, or
	 * if a page of the same origin hides it.
	 */
	@Nullable String origin();

	/**
	 * The value of {@code Access-Control-Request-Method}, an empty one included;
	 * {@code null} if it is absent; only meaningful for {@code OPTIONS}.
	 */
	@Nullable String requestedMethod();

	/**
	 * The lines of {@code Access-Control-Request-Headers}.
	 */
	List<String> requestedHeaders();

	/**
	 * Whether {@code Access-Control-Request-Private-Network} is {@code true}.
	 */
	boolean isPrivateNetworkRequested();

	/**
	 * The origin the request is sent to, as the application sees it.
	 */
	TargetOrigin target();

	/**
	 * Whether {@code Sec-Fetch-Site} is {@code same-origin}.
	 */
	boolean isSameOriginFetch();

	/**
	 * Whether {@code Sec-Fetch-Mode} is {@code navigate}: the user goes to the page of
	 * the response.
	 */
	boolean isNavigation();

	/**
	 * Whether this asks for permission instead of for the resource: an {@code OPTIONS}
	 * request with {@code Access-Control-Request-Method} (Fetch Standard, section 3.3.2).
	 * As in django-cors-headers, an {@code Origin} is not demanded.
	 * @return {@code true} for a preflight
	 */
	default boolean isPreflight() {
		return requestedMethod() != null && isOptions();
	}

	/**
	 * Whether the method is {@code OPTIONS}.
	 */
	default boolean isOptions() {
		return method().equals("OPTIONS");
	}

}
