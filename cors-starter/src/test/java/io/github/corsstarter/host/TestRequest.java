package io.github.corsstarter.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Requests as they reach the application, for tests: what is not said is absent.
 */
final class TestRequest {

	private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private @Nullable String peer = "10.0.0.7";

	private String scheme = "http";

	private String serverName = "server.internal";

	private int serverPort = 80;

	private TestRequest() {
	}

	static TestRequest withoutHost() {
		return new TestRequest();
	}

	static TestRequest to(String... host) {
		return withoutHost().header("Host", host);
	}

	TestRequest header(String name, String... lines) {
		this.headers.put(name, List.of(lines));
		return this;
	}

	TestRequest from(@Nullable String peer) {
		this.peer = peer;
		return this;
	}

	TestRequest over(String scheme) {
		this.scheme = scheme;
		return this;
	}

	TestRequest foundBy(String serverName, int serverPort) {
		this.serverName = serverName;
		this.serverPort = serverPort;
		return this;
	}

	ProxiedRequest build() {
		return new ProxiedRequest(this.peer, this.scheme, this.serverName, this.serverPort,
				(name) -> this.headers.getOrDefault(name, List.of()));
	}

}
