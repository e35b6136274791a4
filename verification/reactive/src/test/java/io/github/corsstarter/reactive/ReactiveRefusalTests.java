package io.github.corsstarter.reactive;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hosts, forwarded headers, cross-origin request protection and trailing slashes on
 * Reactor Netty, over sockets.
 */
class ReactiveRefusalTests {

	private static final String SECRET = "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA";

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start("reactive", List.of(Handlers.class),
				List.of(Site.ALLOWED_ORIGINS, "cors.reject-disallowed=true", "cors.debug=true",
						"cors.hosts.allowed=www.example.com", "cors.hosts.use-x-forwarded-host=true",
						"cors.hosts.use-x-forwarded-prefix=true", "cors.hosts.forwarded-for-hops=1",
						"cors.hosts.proxy-secret-header=X-Origin-Verify",
						"cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA", "cors.csrf.enabled=true",
						"cors.ignore-trailing-slash=true"));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static Response send(String method, String path, String... lines) {
		return application.peer()
			.send(Request.of(method, path,
					Stream.concat(Stream.of("Host: www.example.com"), Stream.of(lines)).toArray(String[]::new)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Host: evil.example        | host-not-allowed
			Host: www..example.com    | host-malformed
			""")
	void otherHostIsRefusedWithTheReason(String host, String reason) {
		Response response = application.sendRaw("GET /ok", host, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith(reason + ": ");
		assertThat(response.value("Cache-Control")).isEqualTo("no-store");
		assertThat(response.value("X-Cors-Decision")).endsWith("; refused=" + reason);
		assertThat(response.accessControlLines()).contains("Access-Control-Allow-Origin: " + Site.NAME);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			X-Forwarded-Host: www.example.com, evil.example | host-ambiguous
			X-Forwarded-Host: a_b/../c                      | host-malformed
			X-Forwarded-Host: evil.example                  | host-not-allowed
			X-Forwarded-Host: [1:2:3]                       | host-malformed
			X-Forwarded-Proto: javascript                   | forwarded-proto-invalid
			X-Forwarded-Prefix: /a/../b                     | forwarded-prefix-invalid
			""")
	void forwardedHeaderThatIsNotAcceptableIsRefusedWithTheReason(String header, String reason) {
		String host = header.startsWith("X-Forwarded-Host") ? "X-No: host" : "X-Forwarded-Host: www.example.com";
		Response response = application.sendRaw("GET /ok", "Host: www.example.com", SECRET, host, header,
				"X-Forwarded-For: 203.0.113.7");
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith(reason + ": ");
	}

	@Test
	void refusalIsAProblemForAClientOfJson() {
		Response response = application.sendRaw("GET /ok", "Host: evil.example", "Accept: application/json");
		assertThat(response.value("Content-Type")).isEqualTo("application/problem+json");
		assertThat(response.body()).contains("\"code\":\"host-not-allowed\"");
	}

	@Test
	void publicAddressComesFromATrustedProxy() {
		Response response = application.sendRaw("GET /address?a=1", "Host: internal", SECRET,
				"X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https", "X-Forwarded-Prefix: /prod",
				"X-Forwarded-For: 203.0.113.7");
		assertThat(response.body())
			.isEqualTo("https://www.example.com/prod/address?a=1 203.0.113.7 www.example.com null /prod");
	}

	@Test
	void forwardedHeadersOfAStrangerDoNotCount() {
		Response response = send("GET", "/address", "X-Forwarded-Host: evil.example", "X-Forwarded-For: 203.0.113.7");
		assertThat(response.body()).isEqualTo("http://www.example.com/address 127.0.0.1 www.example.com null ");
	}

	@Test
	void originThatIsNotAllowedIsRefused() {
		Response response = send("GET", "/ok", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).startsWith("origin-not-allowed: ");
		assertThat(response.value("X-Cors-Decision")).isEqualTo("origin-not-allowed; policy=default");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			POST   | Sec-Fetch-Site: cross-site                               | 403 | csrf-origin-missing
			POST   | Sec-Fetch-Site: same-origin                              | 200 |
			DELETE | Origin: http://www.example.com                           | 200 |
			GET    | Sec-Fetch-Site: cross-site                               | 200 |
			POST   | X-No: browser                                            | 200 |
			""")
	void requestOfAnotherSiteThatChangesSomethingIsRefused(String method, String header, int status, String reason) {
		Response response = send(method, "/ok", header);
		assertThat(response.status()).isEqualTo(status);
		if (reason != null) {
			assertThat(response.body()).startsWith(reason + ": ");
			assertThat(response.members("Vary")).contains("sec-fetch-site", "origin", "referer");
		}
	}

	/**
	 * Spring Security refuses the last one, which it sees as it was sent.
	 */
	@ParameterizedTest
	@CsvSource({ "/ok/, 200", "/ok, 200", "/ok//, 400" })
	void oneFinalSlashIsIgnored(String path, int status) {
		assertThat(send("GET", path).status()).isEqualTo(status);
	}

}
