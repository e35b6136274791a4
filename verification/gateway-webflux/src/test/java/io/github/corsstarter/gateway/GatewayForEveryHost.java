package io.github.corsstarter.gateway;

import io.github.corsstarter.chromium.TestCertificate;
import io.github.corsstarter.scenario.Ports;
import io.github.corsstarter.scenario.ScriptedServer;
import io.github.corsstarter.verification.RunningApplication;

/**
 * Two gateways in front of one server: one for URLs with TLS, one for those without. They
 * pass all requests on, with the host that was asked, so that they stand for all sites of
 * a scenario.
 *
 * @param plain the gateway for URLs without TLS
 * @param secure the gateway for URLs with TLS
 */
record GatewayForEveryHost(RunningApplication plain, RunningApplication secure) implements AutoCloseable {

	/**
	 * Start both behind something that ends TLS.
	 * @param server the server behind them
	 * @param settings the configuration of both, as {@code key=value}
	 * @param tls the configuration of the one for URLs with TLS
	 */
	static GatewayForEveryHost behindTls(ScriptedServer server, String[] settings, String... tls) {
		return start(server, tls, settings);
	}

	/**
	 * Start both, one with TLS.
	 * @param server the server behind them
	 * @param certificate the certificate
	 * @param settings the configuration of both, as {@code key=value}
	 */
	static GatewayForEveryHost withTls(ScriptedServer server, TestCertificate certificate, String... settings) {
		return start(server, new String[] { "server.ssl.key-store=" + certificate.keyStore().toUri(),
				"server.ssl.key-store-password=" + TestCertificate.PASSWORD }, settings);
	}

	private static GatewayForEveryHost start(ScriptedServer server, String[] tls, String[] settings) {
		return new GatewayForEveryHost(Gateway.start(route(server.ports().plain()), settings),
				Gateway.start(route(server.portBehindTls()), tls, settings));
	}

	private static String[] route(int port) {
		return Gateway.route(0, "/**", "http://127.0.0.1:" + port, "PreserveHostHeader");
	}

	Ports ports() {
		return new Ports(this.plain.port(), this.secure.port());
	}

	@Override
	public void close() {
		this.plain.close();
		this.secure.close();
	}

}
