package io.github.corsstarter.scenario;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.corsstarter.browser.Transport;
import io.github.corsstarter.doctor.examine.WireTransport;
import io.github.corsstarter.doctor.wire.ConnectionSettings;
import io.github.corsstarter.doctor.wire.Http1Wire;
import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.doctor.wire.WireRequest;

/**
 * Where on loopback every host is found.
 *
 * @param plain the port without TLS
 * @param secure the port with TLS
 */
public record Ports(int plain, int secure) {

	/**
	 * Ask over sockets, as {@code cors-doctor} does.
	 */
	public Transport transport() {
		return transport(UnaryOperator.identity());
	}

	/**
	 * Ask over sockets as a proxy that ends TLS does: without TLS, also on the port with
	 * TLS.
	 */
	public Transport transportBehindTls() {
		return transport((request) -> new WireRequest(request.method(),
				URI.create(request.url().toString().replaceFirst("^(http|ws)s:", "$1:")), request.headers(),
				request.body()));
	}

	private Transport transport(UnaryOperator<WireRequest> change) {
		Wire plain = wire(this.plain);
		Wire secure = wire(this.secure);
		return new WireTransport((request) -> (request.isSecure() ? secure : plain).exchange(change.apply(request)),
				null);
	}

	private static Wire wire(int port) {
		return new Http1Wire(new ConnectionSettings(new InetSocketAddress("127.0.0.1", port), Map.of(), null, true,
				Duration.ofSeconds(20)));
	}

}
