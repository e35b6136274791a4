package io.github.corsstarter.doctor.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

import io.github.corsstarter.doctor.wire.WireAnswer.TlsFacts;
import io.github.corsstarter.doctor.wire.WireException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1, one connection for each request.
 */
public final class Http1Wire implements Wire {

	/**
	 * Browsers send a length with these also if there is no body (Fetch Standard, section
	 * 4.6, step 8.6).
	 */
	private static final Set<String> METHODS_WITH_LENGTH = Set.of("POST", "PUT");

	private final ConnectionSettings settings;

	/**
	 * Create a wire.
	 * @param settings how servers are reached
	 */
	public Http1Wire(ConnectionSettings settings) {
		this.settings = settings;
	}

	@Override
	public WireAnswer exchange(WireRequest request) throws WireException {
		String host = request.url().getHost();
		long deadline = System.nanoTime() + this.settings.timeout().toNanos();
		try (Socket plain = connect(request, deadline)) {
			if (!request.isSecure()) {
				return exchange(request, plain, null, deadline);
			}
			try (SSLSocket socket = encrypt(plain, host, request.port(), deadline)) {
				return exchange(request, socket, facts(socket.getSession()), deadline);
			}
		}
		catch (SocketTimeoutException ex) {
			throw new WireException(Kind.TIMED_OUT,
					"no complete answer came within " + this.settings.timeout().toMillis() + " ms");
		}
		catch (SSLException ex) {
			throw new WireException(Kind.TLS, "TLS failed: " + Printable.of(String.valueOf(ex.getMessage())));
		}
		catch (ConnectException | NoRouteToHostException ex) {
			throw new WireException(Kind.REFUSED, "nothing accepts connections at " + host + ":" + request.port());
		}
		catch (EOFException | SocketException ex) {
			throw new WireException(Kind.CLOSED, "the connection was closed without an answer");
		}
		catch (IOException ex) {
			throw new WireException(Kind.CLOSED, "the connection failed: " + ex.getClass().getSimpleName());
		}
	}

	private Socket connect(WireRequest request, long deadline) throws IOException, WireException {
		InetSocketAddress target = this.settings.target(request.url().getHost(), request.port());
		InetSocketAddress first = (this.settings.proxy() != null) ? this.settings.proxy() : target;
		InetSocketAddress address = first.isUnresolved() ? new InetSocketAddress(first.getHostString(), first.getPort())
				: first;
		if (address.isUnresolved()) {
			throw new WireException(Kind.UNKNOWN_HOST,
					"the host " + Printable.of(address.getHostString()) + " has no address");
		}
		Socket socket = new Socket();
		try {
			socket.connect(address, DeadlineInput.remainingMillis(deadline));
			if (this.settings.proxy() != null) {
				openTunnel(socket, target, deadline);
			}
			return socket;
		}
		catch (IOException | WireException ex) {
			socket.close();
			throw ex;
		}
	}

	/**
	 * RFC 9110, section 9.3.6.
	 */
	private static void openTunnel(Socket socket, InetSocketAddress target, long deadline)
			throws IOException, WireException {
		String authority = target.getHostString() + ":" + target.getPort();
		write(socket, "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n", new byte[0]);
		WireAnswer answer = new AnswerReader(new DeadlineInput(socket, deadline)).read("HEAD", null, System.nanoTime());
		if (answer.status() / 100 != 2) {
			throw new WireException(Kind.PROXY, "the proxy answered with " + answer.status());
		}
	}

	private SSLSocket encrypt(Socket plain, String host, int port, long deadline) throws IOException {
		SSLSocket socket = (SSLSocket) TlsContext.of(this.settings)
			.getSocketFactory()
			.createSocket(plain, host, port, true);
		SSLParameters parameters = socket.getSSLParameters();
		if (!this.settings.insecure()) {
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
		}
		if (!isAddress(host)) {
			parameters.setServerNames(List.of(new SNIHostName(host)));
		}
		parameters.setApplicationProtocols(new String[] { "http/1.1" });
		socket.setSSLParameters(parameters);
		plain.setSoTimeout(DeadlineInput.remainingMillis(deadline));
		socket.startHandshake();
		return socket;
	}

	private static boolean isAddress(String host) {
		return host.startsWith("[") || host.matches("[\\d.]+");
	}

	private static @Nullable TlsFacts facts(SSLSession session) throws IOException {
		Certificate[] chain = session.getPeerCertificates();
		return (chain.length > 0 && chain[0] instanceof X509Certificate certificate)
				? TlsFacts.of(session.getProtocol(), certificate) : null;
	}

	private static WireAnswer exchange(WireRequest request, Socket socket, @Nullable TlsFacts tls, long deadline)
			throws IOException, WireException {
		StringBuilder head = new StringBuilder();
		head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
		head.append("Host: ").append(request.authority()).append("\r\n");
		for (HeaderLine line : request.headers()) {
			if (line.is("Host")) {
				continue;
			}
			head.append(line.name()).append(": ").append(line.value()).append("\r\n");
		}
		byte[] body = (request.body() != null) ? request.body().getBytes(StandardCharsets.UTF_8) : new byte[0];
		if (request.body() != null || METHODS_WITH_LENGTH.contains(request.method())) {
			head.append("Content-Length: ").append(body.length).append("\r\n");
		}
		if (request.first("Connection") == null) {
			head.append("Connection: close\r\n");
		}
		write(socket, head.append("\r\n").toString(), body);
		return new AnswerReader(new DeadlineInput(socket, deadline)).read(request.method(), tls, System.nanoTime());
	}

	private static void write(Socket socket, String head, byte[] body) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(head.getBytes(StandardCharsets.ISO_8859_1));
		out.write(body);
		out.flush();
	}

}
