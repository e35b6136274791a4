package io.github.corsstarter.doctor.wire;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Both wires over TLS, against a real server.
 */
class TlsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static TlsServer server;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		server = TlsServer.start(directory);
	}

	@AfterAll
	static void stop() throws Exception {
		server.close();
	}

	private static Wire wire(boolean http2, boolean insecure) {
		ConnectionSettings settings = new ConnectionSettings(null, Map.of(), null, insecure, TIMEOUT);
		return http2 ? new Http2Wire(settings) : new Http1Wire(settings);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void eachWireSpeaksItsOwnVersion(boolean http2) throws WireException {
		WireAnswer answer = wire(http2, true).exchange(server.request("localhost", "POST", "\u00fc"));
		assertThat(answer.version()).isEqualTo(http2 ? "HTTP/2" : "HTTP/1.1");
		assertThat(answer.first("X-Protocol")).isEqualTo(http2 ? "HTTP/2.0" : "HTTP/1.1");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.values("X-Origin")).containsExactly("https://app.example", "second");
		assertThat(answer.body()).isEqualTo("\u00fc");
		assertThat(answer.tls()).isNotNull().extracting(WireAnswer.TlsFacts::subject).isEqualTo("CN=localhost");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void certificateThatNobodyTrustsIsAFailureOfTls(boolean http2) {
		assertThatExceptionOfType(WireException.class)
			.isThrownBy(() -> wire(http2, false).exchange(server.request("localhost", "GET", null)))
			.extracting(WireException::kind)
			.isEqualTo(WireException.Kind.TLS);
	}

	@Test
	void hostOfTheUrlCountsWhereverTheConnectionGoes() throws WireException {
		Wire wire = new Http1Wire(new ConnectionSettings(new InetSocketAddress("127.0.0.1", server.port()), Map.of(),
				null, true, TIMEOUT));
		assertThat(wire.exchange(server.request("api.example.test", "GET", null)).first("X-Host"))
			.isEqualTo("api.example.test");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void hostWithoutAddressIsUnknown(boolean http2) {
		assertThatExceptionOfType(WireException.class)
			.isThrownBy(() -> wire(http2, true).exchange(server.request("nowhere.invalid", "GET", null)))
			.extracting(WireException::kind)
			.isEqualTo(WireException.Kind.UNKNOWN_HOST);
	}

}
