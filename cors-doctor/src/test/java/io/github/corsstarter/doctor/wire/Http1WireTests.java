package io.github.corsstarter.doctor.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.wire.WireException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What is malformed is evidence, and what never ends is bounded.
 */
class Http1WireTests {

	private static final Duration SHORT = Duration.ofMillis(500);

	@Test
	void namesOrderAndRepetitionsOfHeadersAreKept() throws WireException {
		WireAnswer answer = answerTo("HTTP/1.1 200 OK\r\nvary: b\r\nX-A: 1\r\nVARY:a\r\nContent-Length: 2\r\n\r\nok");
		assertThat(answer.headers()).containsExactly(new HeaderLine("vary", "b"), new HeaderLine("X-A", "1"),
				new HeaderLine("VARY", "a"), new HeaderLine("Content-Length", "2"));
		assertThat(answer.values("Vary")).containsExactly("b", "a");
		assertThat(answer.body()).isEqualTo("ok");
		assertThat(answer.oddities()).isEmpty();
	}

	@Test
	void onlySpacesAndTabsAroundAValueAreRemoved() throws WireException {
		assertThat(answerTo("HTTP/1.1 200 OK\r\nX-A: \t1\u000b \r\nX-B: \f2\r\nContent-Length: 0\r\n\r\n").headers())
			.startsWith(new HeaderLine("X-A", "1\u000b"), new HeaderLine("X-B", "\f2"));
	}

	@Test
	void interimAnswersAreNoted() throws WireException {
		WireAnswer answer = answerTo(
				"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n");
		assertThat(answer.interim()).containsExactly(103);
		assertThat(answer.status()).isEqualTo(204);
	}

	@Test
	void chunksAreJoined() throws WireException {
		assertThat(answerTo("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n3\r\ncde\r\n0\r\n\r\n")
			.body()).isEqualTo("abcde");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 200 OK\nX-A: 1\n\n", "HTTP/1.1 200 OK\r\nX-A: 1\r\n\tmore\r\n\r\n",
			"HTTP/1.1 200 OK\r\nX-A : 1\r\n\r\n", "HTTP/1.1 200 OK\r\n: 1\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
			"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense" })
	void whatIsMalformedIsNotedAndTheRestIsRead(String text) throws WireException {
		WireAnswer answer = answerTo(text);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.oddities()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH_9.2\r\n", "<html>\r\n", "\u001b[31mHTTP/1.1 200 OK\r\n" })
	void whatIsNotHttpIsSaidToBeSo(String text) {
		WireException failure = failureOf(text);
		assertThat(failure.kind()).isEqualTo(Kind.NOT_HTTP);
		assertThat(failure.getMessage()).doesNotContain("\u001b");
	}

	@Test
	void headersThatNeverEndAreBounded() {
		try (RawServer server = RawServer.start((request, connection) -> {
			OutputStream out = connection.getOutputStream();
			out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
			byte[] line = ("X-A: " + "a".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
			for (int i = 0; i < 100_000; i++) {
				out.write(line);
			}
		})) {
			assertThat(failureOf(server).kind()).isEqualTo(Kind.TOO_LARGE);
		}
	}

	@Test
	void bodiesThatNeverEndAreBounded() throws WireException {
		try (RawServer server = RawServer.start((request, connection) -> {
			OutputStream out = connection.getOutputStream();
			out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			byte[] part = new byte[8192];
			for (int i = 0; i < 10_000; i++) {
				out.write(part);
			}
		})) {
			assertThat(exchange(server, Duration.ofSeconds(20)).body()).hasSizeLessThanOrEqualTo(64 * 1024);
		}
	}

	@Test
	void serverThatSaysNothingIsGivenUp() {
		try (RawServer server = RawServer.start((request, connection) -> connection.getInputStream().read())) {
			assertThat(failureOf(server).kind()).isEqualTo(Kind.TIMED_OUT);
		}
	}

	@Test
	void serverThatSendsAByteNowAndThenIsGivenUp() {
		try (RawServer server = RawServer.start((request, connection) -> {
			connection.setSoTimeout(100);
			do {
				connection.getOutputStream().write('H');
			}
			while (!isClosed(connection));
		})) {
			assertThat(failureOf(server).kind()).isEqualTo(Kind.TIMED_OUT);
		}
	}

	@Test
	void interimAnswersThatNeverEndAreBounded() {
		assertThat(failureOf("HTTP/1.1 100 Continue\r\n\r\n".repeat(1000)).kind()).isEqualTo(Kind.TOO_LARGE);
	}

	@Test
	void connectionThatIsClosedIsSaidToBeSo() {
		assertThat(failureOf("").kind()).isEqualTo(Kind.CLOSED);
		assertThat(failureOf("HTTP/1.1 200 OK\r\nX-A: 1").kind()).isEqualTo(Kind.CLOSED);
	}

	@Test
	void portWithoutAServerIsSaidToBeSo() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertThatExceptionOfType(WireException.class)
			.isThrownBy(() -> exchange("http://127.0.0.1:" + port + "/", settings(SHORT)))
			.returns(Kind.REFUSED, WireException::kind);
	}

	@Test
	void nameWithoutAnAddressIsSaidToBeSo() {
		assertThatExceptionOfType(WireException.class)
			.isThrownBy(() -> exchange("http://nowhere.invalid/", settings(SHORT)))
			.returns(Kind.UNKNOWN_HOST, WireException::kind);
	}

	@Test
	void hostOfTheUrlCountsWhereverTheConnectionGoes() throws WireException {
		try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
			InetSocketAddress there = InetSocketAddress.createUnresolved("127.0.0.1", server.port());
			exchange("http://api.example.com/a?b=c",
					new ConnectionSettings(there, Map.of(), null, false, Duration.ofSeconds(20)));
			assertThat(server.requests()).singleElement()
				.asString()
				.startsWith("GET /a?b=c HTTP/1.1\r\nHost: api.example.com\r\n");
		}
	}

	@Test
	void proxyIsAskedForATunnel() throws WireException {
		try (RawServer proxy = RawServer.answering("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")) {
			InetSocketAddress there = InetSocketAddress.createUnresolved("127.0.0.1", proxy.port());
			assertThatExceptionOfType(WireException.class)
				.isThrownBy(() -> exchange("http://api.example.com/",
						new ConnectionSettings(null, Map.of(), there, false, Duration.ofSeconds(20))))
				.withMessageContaining("407")
				.returns(Kind.PROXY, WireException::kind);
			assertThat(proxy.requests()).singleElement()
				.asString()
				.startsWith("CONNECT api.example.com:80 HTTP/1.1\r\n");
		}
	}

	/**
	 * Whether the client gives up before the time-out of the connection.
	 */
	private static boolean isClosed(Socket connection) throws IOException {
		try {
			return connection.getInputStream().read() < 0;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
	}

	private static WireAnswer answerTo(String text) throws WireException {
		try (RawServer server = RawServer.answering(text)) {
			return exchange(server, Duration.ofSeconds(20));
		}
	}

	private static WireException failureOf(String text) {
		try (RawServer server = RawServer.answering(text)) {
			return failureOf(server);
		}
	}

	private static WireException failureOf(RawServer server) {
		return catchThrowableOfType(WireException.class, () -> exchange(server, SHORT));
	}

	private static WireAnswer exchange(RawServer server, Duration timeout) throws WireException {
		return exchange(server.url("/"), settings(timeout));
	}

	private static ConnectionSettings settings(Duration timeout) {
		return new ConnectionSettings(null, Map.of(), null, false, timeout);
	}

	private static WireAnswer exchange(String url, ConnectionSettings settings) throws WireException {
		return new Http1Wire(settings).exchange(new WireRequest("GET", URI.create(url), List.of(), null));
	}

}
