package io.github.corsstarter.web.reactive;

import io.github.corsstarter.policy.OriginAuthorizer;
import reactor.core.publisher.Mono;

/**
 * An {@link OriginAuthorizer} that answers with a {@link Mono}, for example from R2DBC or
 * a {@code WebClient}. It is asked as often as any other, with the same limits and the
 * same memory. The starter subscribes and waits on a thread that may block, never on one
 * of the server.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ReactiveOriginAuthorizer extends OriginAuthorizer {

	/**
	 * Whether responses may be shared with an origin.
	 * @param request who asks for what
	 * @return emits {@code true} to allow the origin. An error is a refusal, and so is
	 * the end without an answer
	 */
	Mono<Boolean> authorize(OriginRequest request);

	@Override
	default boolean isAllowed(OriginRequest request) {
		return Boolean.TRUE.equals(authorize(request).block());
	}

}
