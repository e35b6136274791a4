package io.github.corsstarter.web;

import io.github.corsstarter.policy.CorsRequest;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a request that a decision is about. All of it is text that the client
 * sent: quote it before it is printed, and never use it as the tag of a metric.
 *
 * @param method the method, as sent
 * @param path the path within the application, decoded, without context path and query
 * @param origin the value of the {@code Origin} header;
 * {@link CorsRequest#SEVERAL_ORIGINS} if there are several, {@code null} if it is absent
 */
public record RequestSummary(String method, String path, @Nullable String origin) {

	/**
	 * What listeners and the log are told of a request.
	 * @param request the facts that a decision is made from
	 * @return the facts without those that only the decision needs
	 * @hidden
	 */
	public static RequestSummary of(CorsRequest request) {
		return new RequestSummary(request.method(), request.path(), request.origin());
	}

}
