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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hosts as Django judges them: in {@code Host} as far as a server lets them pass, and in
 * the forwarded header, where no server looks.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class AllowedHostsTests {

	static final String ALLOWED = "cors.hosts.allowed=forward.com,example.com,internal.com,12.34.56.78,"
			+ "[2001:19f0:feee::dead:beef:cafe],xn--4ca9at.com,.multitenant.com,INSENSITIVE.com,"
			+ "[::ffff:169.254.169.254]";

	@Parameter
	private Judge judge;

	static Stream<Judge> applications() {
		return Stream.concat(
				Server.startAll(SeenRequestHandlers.class, Site.ALLOWED_ORIGINS, ALLOWED)
					.map((application) -> new Judge(application, "Host")),
				Server
					.startAll(SeenRequestHandlers.class, Site.ALLOWED_ORIGINS, ALLOWED,
							"cors.hosts.use-x-forwarded-host=true")
					.map((application) -> new Judge(application, "X-Forwarded-Host")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com", "example.com:80", "12.34.56.78", "12.34.56.78:443",
			"[2001:19f0:feee::dead:beef:cafe]", "[2001:19f0:feee::dead:beef:cafe]:8080", "xn--4ca9at.com",
			"anything.multitenant.com", "multitenant.com", "insensitive.com", "example.com.", "example.com.:80",
			"[::ffff:169.254.169.254]", "EXAMPLE.com", "INSENSITIVE.COM:1", "[2001:19F0:FEEE::DEAD:BEEF:CAFE]",
			"a.b.multitenant.com" })
	void listedHostsAreServed(String host) {
		assertThat(this.judge.ask(host).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "12.34.56.78.", "example.com:99999", "example.com:000080", "-.multitenant.com" })
	void listedHostInUnusualSpellingIsServedUnlessTheServerRefusesIt(String host) {
		Response response = this.judge.ask(host);
		if (this.judge.isServerAsked()) {
			assertThat(response.body()).doesNotStartWith("host-");
		}
		else {
			assertThat(response.status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "other.com", "sub.example.com", "xmultitenant.com", "012.34.56.78", "127.1",
			"[2001:19f0:feee:0:0:dead:beef:cafe]", "multitenant.com.evil.example", "example.com.evil.example" })
	void otherHostsAreRefused(String host) {
		assertRefused(this.judge.ask(host), "host-not-allowed: the host is not allowed\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", "example.com..", ".example.com", ".multitenant.com", "..multitenant.com",
			"a..multitenant.com", "example.com:", "example.com:-1", "2001:19f0:feee::dead:beef:cafe",
			"[2001:19f0:feee::dead:beef:cafe].", "[2001:19f0:feee::dead:beef:cafe%eth0]", "[::1", "[]", "[:]",
			"example.com forward.com", "example_com", "ex%61mple.com", "example.com@evil.tld",
			"example.com:dr.frankenstein@evil.tld", "example.com:dr.frankenstein@evil.tld:80", "example.com:80/badpath",
			"example.com: recovermypassword.com", "example.com\\evil", "example.com#evil", "example.com?evil",
			"user@example.com", "http://example.com", "\u00f6\u00e4\u00fc.com", "example.com<script>" })
	void malformedHostIsRefused(String host) {
		assertRefused(this.judge.ask(host), "host-malformed: the host is not written as a host name\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com,example.com:80", "example.com, forward.com", "forward.com," })
	void aListOfHostsIsRefused(String hosts) {
		assertRefused(this.judge.ask(hosts),
				this.judge.isServerAsked() ? "host-malformed: the host is not written as a host name\n"
						: "host-ambiguous: the request names more than one host\n");
	}

	@Test
	void errorPageIsNotShownUnderAnUnlistedHost() {
		Response response = this.judge.send("TRACE /seen", "other.com");
		assertThat(response.status()).isGreaterThanOrEqualTo(400);
		assertThat(response.body()).doesNotContain("name=");
	}

	@Test
	void twoHostHeadersAreRefused() {
		Response response = this.judge.ask("example.com", this.judge.header() + ": forward.com");
		assertThat(response.status()).isEqualTo(400);
	}

	@Test
	void logNamesTheClientTheHostAndTheSettingThatAllowsIt(CapturedOutput output) {
		this.judge.ask("other.com");
		assertThat(output).containsOnlyOnce("WARN")
			.contains(
					"Refused a request: host-not-allowed (the host is not allowed). It is a GET for \"/seen\". The header "
							+ this.judge.header()
							+ " held \"other.com\", sent by 127.0.0.1. To answer to it, add other.com to "
							+ "cors.hosts.allowed.");
	}

	@Test
	void aPageOfAnAllowedOriginCanReadTheRefusalAndOthersCannot() {
		assertThat(this.judge.ask("other.com", Site.ORIGIN).corsLines())
			.containsExactlyInAnyOrder(Site.REFUSAL_TO_THE_SITE);
		assertThat(this.judge.ask("other.com", Site.OTHER_ORIGIN).corsLines()).containsExactlyInAnyOrder(Site.REFUSAL);
	}

	/**
	 * A server may be quicker, and answers with a page of its own.
	 */
	private void assertRefused(Response response, String body) {
		assertThat(response.status()).isEqualTo(400);
		if (!this.judge.isServerAsked() || response.body().startsWith("host-")) {
			assertThat(response.body()).isEqualTo(body);
			assertThat(response.lines("Cache-Control")).containsExactly("Cache-Control: no-store");
		}
		assertThat(response.body()).doesNotContain("scheme=", "evil", "<script>");
	}

	/**
	 * Asks an application for a host.
	 *
	 * @param application the application
	 * @param header the header for the host
	 */
	record Judge(RunningApplication application, String header) implements AutoCloseable {

		Response ask(String host, String... headers) {
			return send("GET /seen", host, headers);
		}

		Response send(String requestLine, String host, String... headers) {
			return this.application.sendRaw(requestLine,
					Stream.concat(Stream.of(this.header + ": " + host), Stream.of(headers)).toArray(String[]::new));
		}

		boolean isServerAsked() {
			return this.header.equals("Host");
		}

		@Override
		public void close() {
			this.application.close();
		}

	}

}
