package io.github.corsstarter.browser;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.corsstarter.chromium.TestCertificate;

/**
 * Answers Chromium as a script says, with and without TLS, and whatever host is asked.
 * {@code /page} and {@code /sandbox} are empty pages.
 */
final class ScriptedServer implements AutoCloseable {

	static final String PAGE = "/page";

	/**
	 * A page with the origin {@code null}.
	 */
	static final String SANDBOX = "/sandbox";

	private static final Transport.Answer EMPTY_PAGE = new Transport.Answer(200,
			HeaderList.of("Content-Type: text/html", "Cache-Control: no-store"));

	private static final Map<String, Transport.Answer> PAGES = Map.of(PAGE, EMPTY_PAGE, "/favicon.ico", EMPTY_PAGE,
			SANDBOX,
			new Transport.Answer(200, EMPTY_PAGE.headers().with("Content-Security-Policy", "sandbox allow-scripts")));

	private final HttpServer plain;

	private final HttpsServer secure;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private volatile Script script = new Script(Map.of());

	ScriptedServer(TestCertificate certificate) throws IOException, GeneralSecurityException {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
		this.plain = HttpServer.create(address, 0);
		this.secure = HttpsServer.create(address, 0);
		this.secure.setHttpsConfigurator(new HttpsConfigurator(context(certificate)));
		start(this.plain, "http://");
		start(this.secure, "https://");
	}

	private static SSLContext context(TestCertificate certificate) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(certificate.keyStore())) {
			store.load(in, TestCertificate.PASSWORD.toCharArray());
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, TestCertificate.PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

	private void start(HttpServer server, String scheme) {
		server.setExecutor(this.threads);
		server.createContext("/", (exchange) -> answer(exchange, scheme));
		server.start();
	}

	private void answer(HttpExchange exchange, String scheme) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			String path = exchange.getRequestURI().toString();
			boolean page = PAGES.containsKey(path);
			Transport.Answer answer = page ? PAGES.get(path) : this.script
				.exchange(request(exchange, scheme + exchange.getRequestHeaders().getFirst("Host") + path));
			for (String line : answer.headers().toString().split("\n")) {
				int colon = line.indexOf(": ");
				if (colon > 0) {
					exchange.getResponseHeaders().add(line.substring(0, colon), line.substring(colon + 2));
				}
			}
			boolean bodiless = answer.status() == 204 || answer.status() == 304
					|| exchange.getRequestMethod().equals("HEAD");
			byte[] body = (page ? "<!doctype html><title>page</title>" : "{}").getBytes(StandardCharsets.US_ASCII);
			exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
			if (!bodiless) {
				exchange.getResponseBody().write(body);
			}
		}
	}

	private static Transport.Request request(HttpExchange exchange, String url) {
		HeaderList headers = HeaderList.EMPTY;
		for (var header : exchange.getRequestHeaders().entrySet()) {
			for (String value : header.getValue()) {
				headers = headers.with(header.getKey(), value);
			}
		}
		String asked = "websocket".equals(headers.get("Upgrade")) ? url.replaceFirst("^http", "ws") : url;
		return new Transport.Request(exchange.getRequestMethod(), Url.parse(asked), headers);
	}

	void play(Script script) {
		this.script = script;
	}

	int plainPort() {
		return this.plain.getAddress().getPort();
	}

	int securePort() {
		return this.secure.getAddress().getPort();
	}

	@Override
	public void close() {
		this.plain.stop(0);
		this.secure.stop(0);
		this.threads.shutdownNow();
	}

}
