package io.github.corsstarter.doctor.wire;

import java.net.InetSocketAddress;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How servers are reached.
 *
 * @param connectTo where to connect instead of to the host of the URL; its name still
 * counts for TLS and {@code Host}. {@code null} for the host of the URL
 * @param proxy the HTTP proxy, or {@code null} for none
 * @param insecure whether any certificate is accepted
 * @param timeout how long an exchange may take, from connecting to the end of the body
 */
public record ConnectionSettings(@Nullable InetSocketAddress connectTo, @Nullable InetSocketAddress proxy,
		boolean insecure, Duration timeout) {
}
