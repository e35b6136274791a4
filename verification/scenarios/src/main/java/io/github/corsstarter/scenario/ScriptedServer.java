package io.github.corsstarter.scenario;

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
import io.github.corsstarter.browser.HeaderList;
import io.github.corsstarter.browser.Transport;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.chromium.TestCertificate;

/**
 * Answers Chromium as a script says, with and without TLS, and whatever host is asked.
 * {@code /page} and {@code /sandbox} are empty pages.
 */
public final class ScriptedServer implements AutoCloseable {

	/**
	 * The path of an empty page.
	 */
	public static final String PAGE = "/page";

	/**
	 * A page with the origin {@code null}.
	 */
	public static final String SANDBOX = "/sandbox";

	static {
		// It sends head and body apart, and the second would wait for the receipt of the
		// first.
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private static final Transport.Answer EMPTY_PAGE = new Transport.Answer(200,
			HeaderList.of("Content-Type: text/html", "Cache-Control: no-store"));

	private static final Map<String, Transport.Answer> PAGES = Map.of(PAGE, EMPTY_PAGE, "/favicon.ico", EMPTY_PAGE,
			SANDBOX,
			new Transport.Answer(200, EMPTY_PAGE.headers().with("Content-Security-Policy", "sandbox allow-scripts")));

	private final HttpServer plain;

	private final HttpsServer secure;

	private final HttpServer behindTls;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private volatile Script script = new Script(Map.of());

	/**
	 * Start the server.
	 */
	public ScriptedServer(TestCertificate certificate) throws IOException, GeneralSecurityException {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
		this.plain = HttpServer.create(address, 0);
		this.secure = HttpsServer.create(address, 0);
		this.behindTls = HttpServer.create(address, 0);
		this.secure.setHttpsConfigurator(new HttpsConfigurator(context(certificate)));
		start(this.plain, "http://");
		start(this.secure, "https://");
		start(this.behindTls, "https://");
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
		HeaderList headers = HeaderList.of();
		for (var header : exchange.getRequestHeaders().entrySet()) {
			for (String value : header.getValue()) {
				headers = headers.with(header.getKey(), value);
			}
		}
		String asked = "websocket".equals(headers.get("Upgrade")) ? url.replaceFirst("^http", "ws") : url;
		return new Transport.Request(exchange.getRequestMethod(), Url.parse(asked), headers);
	}

	/**
	 * Answer as a script says from now on.
	 */
	public void play(Script script) {
		this.script = script;
	}

	/**
	 * Where it answers for every host.
	 */
	public Ports ports() {
		return new Ports(this.plain.getAddress().getPort(), this.secure.getAddress().getPort());
	}

	/**
	 * Where it answers a proxy that ends TLS.
	 */
	public int portBehindTls() {
		return this.behindTls.getAddress().getPort();
	}

	@Override
	public void close() {
		this.plain.stop(0);
		this.secure.stop(0);
		this.behindTls.stop(0);
		this.threads.shutdownNow();
	}

}
