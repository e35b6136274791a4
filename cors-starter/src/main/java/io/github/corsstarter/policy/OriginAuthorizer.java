package io.github.corsstarter.policy;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.TargetOrigin;

/**
 * Decides about origins at request time, where a list in a configuration cannot: origins
 * in a database, one per tenant. A bean of this type is asked last, when nothing
 * configured allows an origin, and only for well-formed tuple origins, never for
 * {@code null}.
 * <p>
 * It is asked for every such request, preflights included, by many threads at a time, and
 * its answer is not remembered. An exception is a refusal. Settings limit how many
 * questions are open at a time, and how long one may take: with such a limit it is called
 * on a thread other than that of the request, and is interrupted.
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
	 * The facts of a request by an origin that nothing configured allows.
	 *
	 * @param origin the origin, well-formed
	 * @param path the path within the application
	 * @param target the origin the request is sent to; its host identifies a tenant
	 */
	record OriginRequest(Origin origin, String path, TargetOrigin target) {
	}

}
