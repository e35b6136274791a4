package io.github.corsstarter.web.reactive;

import io.github.corsstarter.host.HostAuthorizer;
import reactor.core.publisher.Mono;

/**
 * A {@link HostAuthorizer} that answers with a {@link Mono}, for example from R2DBC or a
 * {@code WebClient}. It is asked as often as any other, with the same limits and the same
 * memory. The starter subscribes and waits on a thread that may block, never on one of
 * the server.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ReactiveHostAuthorizer extends HostAuthorizer {

	/**
	 * Whether the application answers to a host.
	 * @param host the host, lower case, without port and final dot; an IPv6 address in
	 * brackets
	 * @return emits {@code true} to accept it. An error is a refusal, and so is the end
	 * without an answer
	 */
	Mono<Boolean> authorize(String host);

	@Override
	default boolean isAllowed(String host) {
		return Boolean.TRUE.equals(authorize(host).block());
	}

}
