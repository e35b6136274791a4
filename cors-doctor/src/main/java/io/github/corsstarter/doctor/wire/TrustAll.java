package io.github.corsstarter.doctor.wire;

import java.net.Socket;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts every certificate, where the user asks for it.
 */
final class TrustAll extends X509ExtendedTrustManager {

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
		// Accepted.
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
		// Accepted.
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
		// Accepted.
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
		// Accepted.
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type) {
		// Accepted.
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type) {
		// Accepted.
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}

}
