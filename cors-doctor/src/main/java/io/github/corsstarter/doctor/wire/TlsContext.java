package io.github.corsstarter.doctor.wire;

import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Which certificates are accepted.
 */
final class TlsContext {

	private TlsContext() {
	}

	static SSLContext of(ConnectionSettings settings) {
		try {
			if (!settings.insecure()) {
				return SSLContext.getDefault();
			}
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { new TrustAll() }, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java has no TLS", ex);
		}
	}

}
