package io.github.corsstarter.doctor.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/**
 * A Tomcat with TLS and HTTP/2, and a certificate for {@code localhost} that it signed
 * itself.
 */
final class TlsServer implements AutoCloseable {

	private static final String PASSWORD = "changeit";

	private final Tomcat tomcat;

	private TlsServer(Tomcat tomcat) {
		this.tomcat = tomcat;
	}

	static TlsServer start(Path directory) throws Exception {
		Path keys = directory.resolve("keys.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=localhost",
				"-ext", "SAN=dns:localhost", "-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass",
				PASSWORD)
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("keytool.log").toFile())
			.start();
		if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
			throw new AssertionError("keytool failed");
		}
		Tomcat tomcat = new Tomcat();
		tomcat.setBaseDir(directory.toString());
		tomcat.setConnector(connector(keys));
		Context context = tomcat.addContext("", directory.toString());
		Tomcat.addServlet(context, "facts", new Facts());
		context.addServletMappingDecoded("/", "facts");
		tomcat.start();
		return new TlsServer(tomcat);
	}

	private static Connector connector(Path keys) {
		Connector connector = new Connector();
		connector.setPort(0);
		connector.setProperty("address", "127.0.0.1");
		connector.setProperty("SSLEnabled", "true");
		connector.setScheme("https");
		connector.setSecure(true);
		SSLHostConfig host = new SSLHostConfig();
		SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host,
				SSLHostConfigCertificate.Type.UNDEFINED);
		certificate.setCertificateKeystoreFile(keys.toString());
		certificate.setCertificateKeystorePassword(PASSWORD);
		certificate.setCertificateKeystoreType("PKCS12");
		host.addCertificate(certificate);
		connector.addSslHostConfig(host);
		connector.addUpgradeProtocol(new Http2Protocol());
		return connector;
	}

	WireRequest request(String host, String method, String body) {
		return new WireRequest(method, URI.create("https://" + host + ":" + port() + "/facts"),
				List.of(new HeaderLine("Origin", "https://app.example")), body);
	}

	int port() {
		return this.tomcat.getConnector().getLocalPort();
	}

	@Override
	public void close() throws LifecycleException {
		this.tomcat.stop();
		this.tomcat.destroy();
	}

	private static final class Facts extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			response.addHeader("X-Protocol", request.getProtocol());
			response.addHeader("X-Host", request.getServerName());
			response.addHeader("X-Origin", request.getHeader("Origin"));
			response.addHeader("X-Origin", "second");
			response.getOutputStream().write(request.getInputStream().readAllBytes());
		}

	}

}
