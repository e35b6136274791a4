package io.github.corsstarter.host;

import org.jspecify.annotations.Nullable;

/**
 * The address under which the outside world sees a request.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host, lower case, without port and final dot, an IPv6 address in
 * brackets; where the request named none that can be read, what the container made of it
 * @param port the port, 1 to 65535
 * @param prefix a path that the outside sees before the context path: empty, or starting
 * with and not ending in a slash
 * @param clientAddress the IP address of the client, or {@code null} to leave the peer's
 */
public record PublicAddress(String scheme, String host, int port, String prefix, @Nullable String clientAddress) {
}
