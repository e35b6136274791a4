package io.github.corsstarter.doctor.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import io.github.corsstarter.doctor.wire.WireAnswer.TlsFacts;
import io.github.corsstarter.doctor.wire.WireException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/2 where the server speaks it, with the client of the JDK: names come in lower
 * case, and their order and interim answers are lost. Without TLS, and where the server
 * does not speak HTTP/2, it is HTTP/1.1.
 */
public final class Http2Wire implements Wire {

	private static final int MOST_BODY_BYTES = 64 * 1024;

	private final ConnectionSettings settings;

	private final HttpClient client;

	/**
	 * Create a wire.
	 * @param settings how servers are reached; {@code connectTo} and {@code addresses} do
	 * nothing here
	 */
	public Http2Wire(ConnectionSettings settings) {
		this.settings = settings;
		HttpClient.Builder builder = HttpClient.newBuilder()
			.followRedirects(HttpClient.Redirect.NEVER)
			.version(HttpClient.Version.HTTP_2)
			.connectTimeout(settings.timeout());
		if (settings.proxy() != null) {
			builder.proxy(ProxySelector.of(settings.proxy()));
		}
		this.client = builder.sslContext(TlsContext.of(settings)).build();
	}

	@Override
	public WireAnswer exchange(WireRequest request) throws WireException {
		if (request.first("Host") != null) {
			throw new WireException(Kind.UNSUPPORTED, "the client for HTTP/2 asks for no other host than the URL's");
		}
		long sent = System.nanoTime();
		CompletableFuture<HttpResponse<InputStream>> answer = this.client.sendAsync(request(request),
				BodyHandlers.ofInputStream());
		long deadline = sent + this.settings.timeout().toNanos();
		try {
			HttpResponse<InputStream> received = answer.get(this.settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
			long millis = (System.nanoTime() - sent) / 1_000_000;
			return answer(received, body(received.body(), deadline), millis);
		}
		catch (TimeoutException ex) {
			answer.cancel(true);
			throw new WireException(Kind.TIMED_OUT,
					"no complete answer came within " + this.settings.timeout().toMillis() + " ms");
		}
		catch (ExecutionException ex) {
			throw failure(request, ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WireException(Kind.CLOSED, "the program was interrupted");
		}
	}

	private HttpRequest request(WireRequest request) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(request.url())
			.version(request.isSecure() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
			.method(request.method(),
					(request.body() != null) ? BodyPublishers.ofString(request.body()) : BodyPublishers.noBody());
		for (HeaderLine line : request.headers()) {
			builder.header(line.name(), line.value());
		}
		return builder.build();
	}

	private static WireException failure(WireRequest request, @Nullable Throwable cause) {
		if (cause instanceof SSLException) {
			return new WireException(Kind.TLS, "TLS failed: " + Printable.of(String.valueOf(cause.getMessage())));
		}
		if (cause instanceof ConnectException) {
			return (cause.getCause() instanceof UnresolvedAddressException)
					? new WireException(Kind.UNKNOWN_HOST,
							"the host " + Printable.of(request.url().getHost()) + " has no address")
					: new WireException(Kind.REFUSED, "nothing accepts connections at "
							+ Printable.of(request.url().getHost()) + ":" + request.port());
		}
		return new WireException(Kind.CLOSED,
				"the connection failed: " + ((cause != null) ? cause.getClass().getSimpleName() : "unknown"));
	}

	/**
	 * The beginning of the body. That a body ends early is no reason to lose the headers.
	 */
	private static String body(InputStream body, long deadline) {
		CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
			try {
				return body.readNBytes(MOST_BODY_BYTES);
			}
			catch (IOException ex) {
				return new byte[0];
			}
		});
		try (body) {
			return new String(read.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS), StandardCharsets.UTF_8);
		}
		catch (IOException | ExecutionException | TimeoutException ex) {
			return "";
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "";
		}
	}

	private static WireAnswer answer(HttpResponse<?> received, String body, long millis) {
		List<HeaderLine> headers = new ArrayList<>();
		received.headers().map().forEach((name, values) -> {
			for (String value : values) {
				headers.add(new HeaderLine(name, value));
			}
		});
		String version = (received.version() == HttpClient.Version.HTTP_2) ? "HTTP/2" : "HTTP/1.1";
		return new WireAnswer(version, received.statusCode(), "", List.copyOf(headers), body, List.of(), List.of(),
				received.sslSession().map(Http2Wire::facts).orElse(null), millis);
	}

	private static @Nullable TlsFacts facts(SSLSession session) {
		try {
			Certificate[] chain = session.getPeerCertificates();
			return (chain.length > 0 && chain[0] instanceof X509Certificate certificate)
					? TlsFacts.of(session.getProtocol(), certificate) : null;
		}
		catch (SSLPeerUnverifiedException ex) {
			return null;
		}
	}

}
