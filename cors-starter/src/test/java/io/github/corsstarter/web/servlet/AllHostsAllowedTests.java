package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A list with {@code *} accepts every host, as long as it is one: as in Django, the
 * grammar is judged before the list.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class AllHostsAllowedTests {

	@Parameter
	private Asked asked;

	static Stream<Asked> applications() {
		return Stream.concat(
				Server.startAll(SeenRequestHandlers.class, "cors.hosts.allowed=*")
					.map((application) -> new Asked(application, "Host")),
				Server
					.startAll(SeenRequestHandlers.class, "cors.hosts.allowed=*", "cors.hosts.use-x-forwarded-host=true",
							"cors.hosts.trusted-proxies=127.0.0.1")
					.map((application) -> new Asked(application, "X-Forwarded-Host")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com", "EXAMPLE.com:8080", "example.com.", "a.b.example", "localhost", "10.0.0.1",
			"[::1]", "[2001:db8::1]:8443" })
	void everyHostIsServed(String host) {
		assertThat(this.asked.by(host).status()).isEqualTo(200);
	}

	/**
	 * A server may be quicker, and answers with a page of its own.
	 */
	@ParameterizedTest
	@ValueSource(strings = { ".", "a_b", "example.com:", "example.com:80:80", "example.com:-1", "example.com@evil.tld",
			"example.com:dr.frankenstein@evil.tld", "example.com:80/badpath", "example.com: recovermypassword.com",
			"example.com#evil", "example.com\\evil", "[::1", "[]", "2001:db8::1", "http://example.com",
			"example.com forward.com", "\u00f6\u00e4\u00fc.com" })
	void malformedHostIsRefused(String host) {
		Response response = this.asked.by(host);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).doesNotContain("scheme=", "evil", "recovermypassword");
		if (this.asked.header().equals("X-Forwarded-Host")) {
			assertThat(response.body()).startsWith("host-malformed: ");
		}
	}

	/**
	 * An application and the header that it finds its name in.
	 *
	 * @param application the application
	 * @param header the header
	 */
	record Asked(RunningApplication application, String header) implements AutoCloseable {

		Response by(String host) {
			return this.application.sendRaw("GET /seen", this.header + ": " + host);
		}

		@Override
		public void close() {
			this.application.close();
		}

	}

}
