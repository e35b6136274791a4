package io.github.corsstarter.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.github.corsstarter.decision.Bulkhead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the application answers to a host, and when somebody is asked about it. The
 * hosts of the list and most of the others are those of Django's own tests.
 */
class HostValidatorTests {

	private static final AllowedHosts LIST = AllowedHosts
		.of(List.of("forward.com", "example.com", "internal.com", "12.34.56.78", "[2001:19f0:feee::dead:beef:cafe]",
				"xn--4ca9at.com", ".multitenant.com", "INSENSITIVE.com", "[::ffff:169.254.169.254]"));

	private final List<String> asked = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(strings = { "example.com", "example.com:80", "12.34.56.78", "12.34.56.78:443",
			"[2001:19f0:feee::dead:beef:cafe]", "[2001:19f0:feee::dead:beef:cafe]:8080", "xn--4ca9at.com",
			"anything.multitenant.com", "multitenant.com", "insensitive.com", "example.com.", "example.com.:80",
			"[::ffff:169.254.169.254]", "EXAMPLE.com", "INSENSITIVE.COM:1", "[2001:19F0:FEEE::DEAD:BEEF:CAFE]",
			"12.34.56.78.", "example.com:99999", "example.com:000080", "a.b.multitenant.com", "-.multitenant.com" })
	void listedHostIsAccepted(String value) {
		assertThat(new HostValidator(LIST, null).decide("Host", value))
			.isEqualTo(new HostDecision(HostReason.HOST_LISTED, "Host", value, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "other.com", "sub.example.com", "xmultitenant.com", "012.34.56.78", "127.1",
			"[2001:19f0:feee:0:0:dead:beef:cafe]", "example.com.evil.com", "evil.com:80", "-", "localhost", "[::1]" })
	void hostThatIsNotListedIsRefused(String value) {
		assertThat(new HostValidator(LIST, null).decide("X-Forwarded-Host", value))
			.isEqualTo(new HostDecision(HostReason.HOST_NOT_ALLOWED, "X-Forwarded-Host", value, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com@evil.tld", "example.com:dr.frankenstein@evil.tld",
			"example.com:dr.frankenstein@evil.tld:80", "example.com:80/badpath", "example.com: recovermypassword.com",
			"", " ", ".", "example.com:", "example.com:-1", "2001:19f0:feee::dead:beef:cafe",
			"[2001:19f0:feee::dead:beef:cafe].", "[2001:19f0:feee::dead:beef:cafe%eth0]", "[::1", "[]", "[:]",
			"example.com,example.com", "example.com, forward.com", "example.com forward.com", " example.com",
			"example.com ", "example_com", "ex%61mple.com", "example.com\\", "example.com#", "example.com?",
			"user@example.com", "http://example.com", "\u00F6\u00E4\u00FC.com", "example.com\n", "example.com:80\n",
			"example.com:80:80", ".multitenant.com", "..multitenant.com", "a..multitenant.com", "example.com..",
			"..." })
	void whatIsNoHostIsRefusedWhateverIsListed(String value) {
		HostDecision refused = new HostDecision(HostReason.HOST_MALFORMED, "Host", value, null);
		assertThat(new HostValidator(LIST, null).decide("Host", value)).isEqualTo(refused);
		assertThat(new HostValidator(AllowedHosts.of(List.of("*")), null).decide("Host", value)).isEqualTo(refused);
		assertThat(decide(new HostValidator(LIST, answering(true)), value)).isEqualTo(refused);
		assertThat(this.asked).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "anything.example", "[::1]", "-", "10.0.0.1:8080" })
	void asteriskAcceptsEveryHost(String value) {
		assertThat(new HostValidator(AllowedHosts.of(List.of("*")), null).decide("Host", value).reason())
			.isEqualTo(HostReason.HOST_LISTED);
	}

	@ParameterizedTest
	@CsvSource({ "http, true", "https, true", "HTTPS, true", "ws, true", "wss, true", "javascript, false", "ftp, false",
			"'', false", "http:, false" })
	void schemeIsThatOfHttp(String scheme, boolean accepted) {
		HostDecision refused = new HostDecision(HostReason.SCHEME_INVALID, null, scheme, null);
		assertThat(new HostValidator(LIST, null).decideScheme(scheme)).isEqualTo(accepted ? null : refused);
		assertThat(new HostValidator(AllowedHosts.of(List.of()), null).decideScheme(scheme)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "localhost, HOST_LISTED", "subdomain.localhost, HOST_LISTED", "LOCALHOST:8080, HOST_LISTED",
			"localhost., HOST_LISTED", "127.0.0.1, HOST_LISTED", "127.0.0.1:8080, HOST_LISTED", "[::1], HOST_LISTED",
			"[::1]:8080, HOST_LISTED", "127.0.0.2, HOST_NOT_ALLOWED", "0.0.0.0, HOST_NOT_ALLOWED",
			"[0:0:0:0:0:0:0:1], HOST_NOT_ALLOWED", "testserver, HOST_NOT_ALLOWED", "example.com, HOST_NOT_ALLOWED" })
	void listForDevelopmentAcceptsTheOwnMachine(String value, HostReason reason) {
		AllowedHosts local = AllowedHosts.of(List.of(".localhost", "127.0.0.1", "[::1]"));
		assertThat(new HostValidator(local, null).decide("Host", value).reason()).isEqualTo(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com", "a b", "" })
	void withoutAListAndAnAuthorizerNothingIsChecked(String value) {
		HostValidator validator = new HostValidator(AllowedHosts.of(List.of()), null);
		assertThat(validator.isActive()).isFalse();
		assertThat(validator.decide("Host", value))
			.isEqualTo(new HostDecision(HostReason.HOST_NOT_CHECKED, "Host", value, null));
	}

	@Test
	void listOrAnAuthorizerMakesItActive() {
		assertThat(new HostValidator(LIST, null).isActive()).isTrue();
		assertThat(new HostValidator(AllowedHosts.of(List.of("*")), null).isActive()).isTrue();
		assertThat(new HostValidator(AllowedHosts.of(List.of()), answering(false)).isActive()).isTrue();
	}

	@Test
	void authorizerAcceptsAHostThatIsNotListed() {
		assertThat(decide(new HostValidator(LIST, answering(true)), "tenant.example"))
			.isEqualTo(new HostDecision(HostReason.HOST_AUTHORIZED, "Host", "tenant.example", null));
	}

	@Test
	void authorizerAcceptsAHostWhereNothingIsListed() {
		HostValidator validator = new HostValidator(AllowedHosts.of(List.of()), answering(true));
		assertThat(decide(validator, "tenant.example").reason()).isEqualTo(HostReason.HOST_AUTHORIZED);
	}

	@Test
	void authorizerRefusesAHost() {
		assertThat(decide(new HostValidator(LIST, answering(false)), "tenant.example"))
			.isEqualTo(new HostDecision(HostReason.HOST_NOT_ALLOWED, "Host", "tenant.example", null));
	}

	@ParameterizedTest
	@CsvSource({ "Tenant.Example:8443, tenant.example", "tenant.example., tenant.example",
			"[2001:DB8::1]:80, [2001:db8::1]" })
	void authorizerIsAskedAboutTheHostInLowerCaseWithoutPortAndFinalDot(String value, String host) {
		decide(new HostValidator(LIST, answering(true)), value);
		assertThat(this.asked).containsExactly(host);
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com", "EXAMPLE.com:80", "a.multitenant.com" })
	void authorizerIsNotAskedAboutAListedHost(String value) {
		assertThat(decide(new HostValidator(LIST, answering(false)), value).reason()).isEqualTo(HostReason.HOST_LISTED);
		assertThat(this.asked).isEmpty();
	}

	@Test
	void authorizerIsAskedAnewForEveryRequest() {
		HostValidator validator = new HostValidator(LIST, answering(true));
		decide(validator, "tenant.example");
		decide(validator, "tenant.example");
		assertThat(this.asked).hasSize(2);
	}

	@Test
	void exceptionOfTheAuthorizerIsARefusalAndIsKeptForTheLog() {
		IllegalStateException failure = new IllegalStateException("no database");
		HostValidator validator = new HostValidator(LIST, (host) -> {
			throw failure;
		});
		HostDecision decision = decide(validator, "tenant.example");
		assertThat(decision)
			.isEqualTo(new HostDecision(HostReason.HOST_AUTHORIZER_FAILED, "Host", "tenant.example", failure));
		assertThat(decision.isAccepted()).isFalse();
	}

	@Test
	void questionThatIsNotAskedIsARefusal() {
		Bulkhead bulkhead = new Bulkhead(1, Duration.ZERO);
		HostValidator validator = new HostValidator(LIST, (host) -> bulkhead.ask(() -> bulkhead.ask(() -> true)));
		assertThat(decide(validator, "tenant.example").reason()).isEqualTo(HostReason.HOST_AUTHORIZER_BUSY);
	}

	@Test
	void answerThatTakesTooLongIsARefusal() {
		try (Bulkhead bulkhead = new Bulkhead(1, Duration.ofMillis(1))) {
			HostValidator validator = new HostValidator(LIST, (host) -> bulkhead.ask(() -> {
				while (!Thread.interrupted()) {
					LockSupport.park();
				}
				return true;
			}));
			assertThat(decide(validator, "tenant.example").reason()).isEqualTo(HostReason.HOST_AUTHORIZER_TIMED_OUT);
		}
	}

	private static HostDecision decide(HostValidator validator, String host) {
		return validator.ask(validator.decide("Host", host));
	}

	private HostAuthorizer answering(boolean allowed) {
		return (host) -> {
			this.asked.add(host);
			return allowed;
		};
	}

}
