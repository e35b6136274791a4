package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody tries who wants an application to believe that it has another name.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class ForwardedHeaderAttackTests {

	static final String SECRET = "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA";

	private static final String PUBLIC_HOST = "X-Forwarded-Host: www.example.com";

	private static final String EVIL_HOST = "X-Forwarded-Host: evil.example";

	private static final String BACKEND = "Host: backend.internal";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(SeenRequestHandlers.class, Site.ALLOWED_ORIGINS,
				"cors.hosts.allowed=www.example.com,[2001:db8::1]", "cors.hosts.use-x-forwarded-host=true",
				"cors.hosts.use-x-forwarded-port=true", "cors.hosts.use-x-forwarded-prefix=true",
				"cors.hosts.proxy-secret-header=X-Origin-Verify", "cors.hosts.trusted-proxies=127.0.0.0/8",
				"cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA,second-secret-0123456789",
				"cors.hosts.exempt-urls-regex=/health", "spring.main.cloud-platform=kubernetes");
	}

	@Test
	void aForgedForwardedHeaderIsNeitherReadNorSeen() {
		Response response = send(BACKEND, PUBLIC_HOST, SECRET, "Forwarded: host=evil.example;proto=http");
		assertThat(response.body()).contains("name=www.example.com\n", "forwarded=null\n");
		assertNoEvil(response);
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Nothing: at all", "X-Origin-Verify:", "X-Origin-Verify: wrong",
			"X-Origin-Verify: kMfE3hX9_wQ2-rTz7Lp", "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpAA",
			"X-Origin-Verify: KMFE3HX9_WQ2-RTZ7LPA", "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA, kMfE3hX9_wQ2-rTz7LpA" })
	void withoutTheSecretTheForwardedHostDoesNotCount(String secret) {
		Response refused = send(BACKEND, PUBLIC_HOST, secret);
		assertThat(refused.status()).isEqualTo(400);
		Response served = send("Host: www.example.com", EVIL_HOST, secret);
		assertThat(served.body()).contains("name=www.example.com\n", "x-forwarded-host=null\n",
				"x-origin-verify=null\n");
		assertNoEvil(served);
	}

	@Test
	void secretSentTwiceIsNotTrusted() {
		assertThat(send(BACKEND, PUBLIC_HOST, SECRET, SECRET).status()).isEqualTo(400);
		assertThat(send(BACKEND, PUBLIC_HOST, SECRET, "x-origin-verify: guess").status()).isEqualTo(400);
	}

	@Test
	void eachSecretOfARotationIsTrusted() {
		assertThat(send(BACKEND, PUBLIC_HOST, SECRET).status()).isEqualTo(200);
		assertThat(send(BACKEND, PUBLIC_HOST, "X-Origin-Verify: second-secret-0123456789").status()).isEqualTo(200);
	}

	@Test
	void theApplicationDoesNotSeeTheSecret() {
		assertThat(send(BACKEND, PUBLIC_HOST, SECRET).body())
			.contains("x-origin-verify=null\n", "x-origin-verifys=[]\n", "names=[host]\n")
			.doesNotContain("kMfE3hX9");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			evil.example              | host-not-allowed
			www.example.com.evil.example | host-not-allowed
			www.example.com..         | host-malformed
			..example.com             | host-malformed
			www..example.com          | host-malformed
			[2001:db8::2]             | host-not-allowed
			[2001:db8:0::1]           | host-not-allowed
			2001:db8::1               | host-malformed
			[2001:db8::1              | host-malformed
			a b<script>               | host-malformed
			www.example.com:80:80     | host-malformed
			www.example.com:80a       | host-malformed
			www.example.com:-80       | host-malformed
			www.example.com:          | host-malformed
			www.example.com@evil.tld  | host-malformed
			www.example.com/evil      | host-malformed
			www.example.com, evil.tld | host-ambiguous
			evil.tld,www.example.com  | host-ambiguous
			www.example.com,          | host-ambiguous
			""")
	void hostFromTheTrustedProxyIsChecked(String host, String reason, CapturedOutput output) {
		Response response = send("Host: www.example.com", "X-Forwarded-Host: " + host, SECRET);
		assertRefused(response, reason);
		assertThat(response.body()).doesNotContain(host);
		assertThat(output).contains("Refused a request: " + reason,
				"The header X-Forwarded-Host held \"" + host.replaceAll(",\\s*", ", ") + '"', "sent by 127.0.0.1.");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			WWW.EXAMPLE.COM        | www.example.com | 80
			www.example.com.       | www.example.com | 80
			www.example.com.:8443  | www.example.com | 8443
			www.example.com:99999  | www.example.com | 80
			www.example.com:0      | www.example.com | 80
			[2001:DB8::1]:8443     | [2001:db8::1]   | 8443
			""")
	void oneNameHasOneForm(String host, String name, int port) {
		Response response = send(BACKEND, "X-Forwarded-Host: " + host, SECRET);
		assertThat(response.body()).contains("name=" + name + "\n", "port=" + port + "\n",
				"host=" + name + ((port != 80) ? ":" + port : "") + "\n");
	}

	@Test
	void differentLinesAreRefusedInEitherOrderAndEqualOnesCountOnce() {
		assertRefused(send(BACKEND, PUBLIC_HOST, EVIL_HOST, SECRET), "host-ambiguous");
		assertRefused(send(BACKEND, EVIL_HOST, PUBLIC_HOST, SECRET), "host-ambiguous");
		assertThat(send(BACKEND, PUBLIC_HOST, PUBLIC_HOST, SECRET).body()).contains("name=www.example.com\n");
		assertThat(send(BACKEND, PUBLIC_HOST + ", www.example.com", SECRET).body()).contains("name=www.example.com\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host:", "X-Forwarded-Proto:", "X-Forwarded-Port:", "X-Forwarded-Prefix:" })
	void emptyHeaderCountsAsAbsent(String header) {
		assertThat(send("Host: www.example.com", header, SECRET).body()).contains("url=http://www.example.com/seen\n");
		assertRefused(send("Host: evil.example", header, SECRET), "host-not-allowed");
	}

	@Test
	void sevenKilobytesOfHostAreRefusedAndNotLogged(CapturedOutput output) {
		assertRefused(send(BACKEND, "X-Forwarded-Host: " + "a".repeat(7000), SECRET), "host-malformed");
		assertThat(output).contains("a...\"").doesNotContain("a".repeat(201));
	}

	@Test
	void eightKilobytesOfHostDoNotReachTheApplication() {
		Response response = send(BACKEND, "X-Forwarded-Host: " + "a".repeat(8192), SECRET);
		assertThat(response.status()).isIn(400, 431);
		assertThat(response.body()).doesNotContain("aaaa");
	}

	@Test
	void theLogHasNoControlCharactersOfTheRequest(CapturedOutput output) {
		Response response = send(BACKEND, "X-Forwarded-Host: a\tWARN \u00e9\u001b[31m\"\\", SECRET);
		assertThat(response.status()).isEqualTo(400);
		assertThat(output.getAll()).doesNotContain("\u001b[31m", "a\tWARN", "\u00e9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example", "/prod//evil.example", "/prod//", "/..", "/prod/../x", "prod",
			"https://evil.example", "/\\evil.example", "/prod?x", "/prod;x", "/%2f%2fevil.example", "/a, b" })
	void invalidForwardedPrefixIsRefused(String prefix) {
		assertRefused(send(BACKEND, PUBLIC_HOST, "X-Forwarded-Prefix: " + prefix, SECRET), "forwarded-prefix-invalid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "65536", "-1", "443a", "80,443", "evil" })
	void invalidForwardedPortIsRefused(String port) {
		assertRefused(send(BACKEND, PUBLIC_HOST, "X-Forwarded-Port: " + port, SECRET), "forwarded-port-invalid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp", "https,ftp", "javascript", "https://" })
	void invalidForwardedSchemeIsRefused(String scheme) {
		assertRefused(send(BACKEND, PUBLIC_HOST, "X-Forwarded-Proto: " + scheme, SECRET), "forwarded-proto-invalid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https,http", "http, https", "wss, ws" })
	void differentForwardedSchemesAreRefused(String scheme) {
		assertRefused(send(BACKEND, PUBLIC_HOST, "X-Forwarded-Proto: " + scheme, SECRET), "forwarded-proto-ambiguous");
	}

	@Test
	void hostHeaderIsNotSeenWhereTheForwardedHostIsUsed() {
		Response response = send("Host: evil.example", PUBLIC_HOST, SECRET);
		assertThat(response.body()).contains("host=www.example.com\n", "hosts=[www.example.com]\n");
		assertNoEvil(response);
	}

	/**
	 * Boot's page for WebFlux is made outside of all filters (N5), and shows no address.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "/fails", "/throws", "/missing" })
	void theErrorPageSeesNoForgedHeaders(String path) {
		Response response = this.application.sendRaw("GET " + path, "Host: evil.example", PUBLIC_HOST, SECRET,
				"Forwarded: host=evil.example", "X-Forwarded-Ssl: on", "X-Forwarded-Prefix: /prod");
		if (!Server.NETTY.runs(this.application)) {
			assertThat(response.body()).contains("name=www.example.com\n", "uri=/prod/error\n");
		}
		assertNoEvil(response);
	}

	/**
	 * A server that answers before any filter asks the error page all the same.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "/a/..;/b", "/a%2fb", "/a//b", "/a%5cb", "/%zz" })
	void requestRefusedByTheServerShowsNoForgedHeaders(String path) {
		Response response = this.application.sendRaw("GET " + path, "Host: www.example.com", EVIL_HOST,
				"Forwarded: host=evil.example");
		assertThat(response.status()).isIn(400, 404);
		assertNoEvil(response);
	}

	/**
	 * Tomcat answers {@code TRACE} by itself, with the error page of the application.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "TRACE /seen", "TRACE /missing", "GET /%zz" })
	void errorPageOfTheServerDoesNotShowAnUnlistedHost(String requestLine) {
		Response response = this.application.sendRaw(requestLine, "Host: evil.example", EVIL_HOST);
		assertThat(response.status()).isGreaterThanOrEqualTo(400);
		assertNoEvil(response);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "/health, true", "/health/..;/seen, false", "/seen/..;/health, false", "/healthy, false",
			"//health, false", "/seen/../health, false" })
	void pathIsExemptOnlyAsTheServerCanonicalizesIt(String path, boolean exempt) {
		Response response = this.application.sendRaw("GET " + path, "Host: evil.example");
		assertThat(response.status()).isEqualTo(exempt ? 404 : 400);
	}

	@Test
	void absoluteRequestTargetDoesNotBypassTheHostCheck() {
		Response response = this.application.sendRaw("GET http://evil.example/seen", "Host: www.example.com");
		if (response.status() == 200) {
			assertThat(response.body()).contains("name=www.example.com\n");
			assertNoEvil(response);
		}
		else {
			assertThat(response.status()).isEqualTo(400);
		}
	}

	private Response send(String... headers) {
		return this.application.sendRaw("GET /seen", headers);
	}

	private static void assertRefused(Response response, String reason) {
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith(reason + ": ").doesNotContain("evil", "<script>");
		assertThat(response.lines("Cache-Control")).containsExactly("Cache-Control: no-store");
	}

	private static void assertNoEvil(Response response) {
		assertThat(response.toString()).doesNotContain("evil");
	}

}
