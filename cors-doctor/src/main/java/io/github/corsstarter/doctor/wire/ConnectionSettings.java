package io.github.corsstarter.doctor.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How servers are reached.
 *
 * @param connectTo where to connect instead of to the host of the URL; its name still
 * counts for TLS and {@code Host}. {@code null} for the host of the URL
 * @param addresses the addresses of hosts that are not looked up, by host and port with a
 * colon between
 * @param proxy the HTTP proxy, or {@code null} for none
 * @param insecure whether any certificate is accepted
 * @param timeout how long an exchange may take, from connecting to the end of the body
 */
public record ConnectionSettings(@Nullable InetSocketAddress connectTo, Map<String, InetAddress> addresses,
		@Nullable InetSocketAddress proxy, boolean insecure, Duration timeout) {

	/**
	 * Where to connect for a URL, perhaps not resolved yet.
	 */
	InetSocketAddress target(String host, int port) {
		if (this.connectTo != null) {
			return this.connectTo;
		}
		InetAddress address = this.addresses.get(host + ":" + port);
		return (address != null) ? new InetSocketAddress(address, port) : new InetSocketAddress(host, port);
	}

}
