package io.github.corsstarter.doctor.wire;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.doctor.RawServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A request can ask for another host than that of its URL.
 */
class HostHeaderTests {

	private static final ConnectionSettings SETTINGS = new ConnectionSettings(null, Map.of(), null, false,
			Duration.ofSeconds(20));

	@Test
	void hostIsSentOnce() throws WireException {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
			new Http1Wire(SETTINGS).exchange(request(server));
			assertThat(server.requests()).singleElement()
				.asString()
				.containsOnlyOnce("Host:")
				.contains("Host: other.invalid\r\n");
		}
	}

	@Test
	void clientForHttp2CannotAndSaysSo() {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
			assertThatExceptionOfType(WireException.class)
				.isThrownBy(() -> new Http2Wire(SETTINGS).exchange(request(server)))
				.extracting(WireException::kind)
				.isEqualTo(WireException.Kind.UNSUPPORTED);
			assertThat(server.requests()).isEmpty();
		}
	}

	private static WireRequest request(RawServer server) {
		return new WireRequest("GET", URI.create(server.url("/")), List.of(new HeaderLine("Host", "other.invalid")),
				null);
	}

}
