package io.github.corsstarter.policy;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.TargetOrigin;

/**
 * Decides about origins at request time, where a list in a configuration cannot: origins
 * in a database, one per tenant. A bean of this type is asked last, when nothing
 * configured allows an origin, and only for well-formed tuple origins, never for
 * {@code null}.
 * <p>
 * It is asked for every such request, preflights included, by many threads at a time.
 * Settings can let its answers be remembered, by their {@link #cacheKey key}. An
 * exception is a refusal. Settings limit how many questions are open at a time, and how
 * long one may take: with such a limit it is called on a thread other than that of the
 * request, and is interrupted.
 */
@FunctionalInterface
public interface OriginAuthorizer {

	/**
	 * Whether responses may be shared with an origin.
	 * @param request who asks for what
	 * @return {@code true} to allow the origin
	 */
	boolean isAllowed(OriginRequest request);

	/**
	 * What an answer depends on, where answers are remembered: a request gets the answer
	 * that an earlier one with an equal key got. By default it is everything but the
	 * path. An authorizer that looks at the path <em>must</em> add to the key what it
	 * looks at, or an origin that is allowed for one path is allowed for all. One that
	 * does not look at the target can leave it out, and is asked less often.
	 * <p>
	 * It is called for each request, on the thread of the request and without any limit,
	 * and must be quick. Keys of more than 1024 characters are not remembered.
	 * @param request who asks for what
	 * @return the key
	 */
	default String cacheKey(OriginRequest request) {
		return request.origin() + " " + request.target();
	}

	/**
	 * The facts of a request by an origin that nothing configured allows.
	 *
	 * @param origin the origin, well-formed
	 * @param path the path within the application
	 * @param target the origin the request is sent to; its host identifies a tenant
	 */
	record OriginRequest(Origin origin, String path, TargetOrigin target) {
	}

}
