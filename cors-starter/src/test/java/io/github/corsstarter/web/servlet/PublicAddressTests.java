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
 * Every accessor of a request tells the public address, on every thread, and no header
 * tells another one.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class PublicAddressTests {

	static final String[] FORWARDED = { "Host: backend.internal:8080", "X-Forwarded-Host: www.example.com",
			"X-Forwarded-Proto: https", "X-Forwarded-Prefix: /prod", "X-Forwarded-Port: 443", "X-Forwarded-Ssl: on",
			"Forwarded: host=evil.example;proto=http", "X-Forwarded-For: 6.6.6.6, 203.0.113.9:4711, 10.0.0.1",
			"X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA" };

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream
			.of(Server.startAll(SeenRequestHandlers.class, settings("cors.enabled=true")),
					Server.startAll(SeenRequestHandlers.class, settings(Site.ALLOWED_ORIGINS)))
			.flatMap((each) -> each);
	}

	static String[] settings(String further) {
		return new String[] { further, "cors.hosts.allowed=www.example.com,[2001:db8::1]",
				"cors.hosts.use-x-forwarded-host=true", "cors.hosts.use-x-forwarded-port=true",
				"cors.hosts.use-x-forwarded-prefix=true", "cors.hosts.forwarded-for-hops=2",
				"cors.hosts.proxy-secret-header=X-Origin-Verify", "cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA" };
	}

	@ParameterizedTest
	@ValueSource(strings = { "/seen", "/deep/er/seen", "/callable" })
	void theAddressIsThePublicOne(String path) {
		Response response = this.application.sendRaw("GET " + path, FORWARDED);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("scheme=https\n", "secure=true\n", "name=www.example.com\n", "port=443\n",
				"url=https://www.example.com/prod" + path + "\n", "uri=/prod" + path + "\n", "context=/prod\n",
				"path=" + path + "\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/seen", "/callable" })
	void noHeaderContradictsThePublicAddress(String path) {
		Response response = this.application.sendRaw("GET " + path, FORWARDED);
		assertThat(response.body())
			.contains("names=[host]\n", "host=www.example.com\n", "hosts=[www.example.com]\n", "forwarded=null\n",
					"forwardeds=[]\n", "x-forwarded-host=null\n", "x-forwarded-hosts=[]\n", "x-forwarded-port=null\n",
					"x-forwarded-prefix=null\n", "x-forwarded-ssl=null\n", "x-forwarded-proto=null\n",
					"x-origin-verify=null\n", "x-origin-verifys=[]\n")
			.doesNotContain("evil.example", "kMfE3hX9", "backend.internal");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/seen", "/callable" })
	void clientAddressIsTheEntryThatTheOutermostProxyAdded(String path) {
		Response response = this.application.sendRaw("GET " + path, FORWARDED);
		assertThat(response.body()).contains("remote=203.0.113.9\n", "remoteHost=203.0.113.9\n");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			# X-Forwarded-For               | client
			203.0.113.9, 10.0.0.1           | 203.0.113.9
			6.6.6.6, 203.0.113.9, 10.0.0.1  | 203.0.113.9
			203.0.113.9:4711, 10.0.0.1:80   | 203.0.113.9
			2001:db8::9, 10.0.0.1           | 2001:db8::9
			[2001:db8::9]:4711, 10.0.0.1    | 2001:db8::9
			""")
	void entriesOfTheClientMayHavePorts(String header, String client) {
		Response response = this.application.sendRaw("GET /seen", "X-Forwarded-Host: www.example.com",
				"X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA", "X-Forwarded-For: " + header);
		assertThat(response.body()).contains("remote=" + client + "\n");
	}

	@Test
	void clientAddressThatIsMissingIsRefused() {
		Response response = this.application.sendRaw("GET /seen", "X-Forwarded-Host: www.example.com",
				"X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA", "X-Forwarded-For: 203.0.113.9");
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith("client-address-missing: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown, 10.0.0.1", "evil.example, 10.0.0.1", ", 10.0.0.1" })
	void invalidClientAddressIsRefused(String header) {
		Response response = this.application.sendRaw("GET /seen", "X-Forwarded-Host: www.example.com",
				"X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA", "X-Forwarded-For: " + header);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith("forwarded-for-invalid: ");
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# X-Forwarded-Host     | Proto  | Port | name            | port | host
			www.example.com        | https  | -    | www.example.com | 443  | www.example.com
			www.example.com        | http   | -    | www.example.com | 80   | www.example.com
			WWW.Example.COM.       | https  | -    | www.example.com | 443  | www.example.com
			www.example.com:8443   | https  | 443  | www.example.com | 8443 | www.example.com:8443
			www.example.com:443    | https  | 8443 | www.example.com | 443  | www.example.com
			www.example.com        | https  | 8443 | www.example.com | 8443 | www.example.com:8443
			www.example.com        | http   | 443  | www.example.com | 443  | www.example.com:443
			[2001:db8::1]          | https  | -    | [2001:db8::1]   | 443  | [2001:db8::1]
			[2001:DB8::1]:8443     | https  | -    | [2001:db8::1]   | 8443 | [2001:db8::1]:8443
			""")
	void theAddressIsWrittenInOneWayOnly(String host, String proto, String forwardedPort, String name, int port,
			String authority) {
		Response response = this.application.sendRaw("GET /seen", "X-Forwarded-Host: " + host,
				"X-Forwarded-Proto: " + proto, "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA", "X-Forwarded-For: 1.1.1.1, ::1",
				(forwardedPort != null) ? "X-Forwarded-Port: " + forwardedPort : "X-Nothing: to say");
		assertThat(response.body()).contains("scheme=" + proto + "\n", "name=" + name + "\n", "port=" + port + "\n",
				"host=" + authority + "\n", "url=" + proto + "://" + authority + "/seen\n", "context=\n");
	}

	@Test
	void logNamesThePeerThatSentARefusedHost(CapturedOutput output) {
		this.application.sendRaw("GET /seen", "X-Forwarded-Host: other.example",
				"X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA", "X-Forwarded-For: 203.0.113.9, 10.0.0.1");
		assertThat(output).contains("held \"other.example\", sent by 127.0.0.1.");
	}

	@Test
	void withoutTheSecretTheRequestIsUnchanged() {
		Response response = this.application.sendRaw("GET /seen", "Host: www.example.com:8080",
				"X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", "X-Forwarded-Prefix: /prod",
				"X-Forwarded-Port: 443", "X-Forwarded-For: 6.6.6.6, 7.7.7.7", "Forwarded: host=evil.example");
		assertThat(response.body()).contains("scheme=http\n", "secure=false\n", "name=www.example.com\n", "port=8080\n",
				"url=http://www.example.com:8080/seen\n", "uri=/seen\n", "context=\n", "remote=127.0.0.1\n",
				"host=www.example.com:8080\n", "names=[host]\n");
	}

}
