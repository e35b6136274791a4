package io.github.corsstarter.origin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The origin that a request is sent to.
 */
class TargetOriginTests {

	@ParameterizedTest
	@CsvSource({ "Tenant.Example, tenant.example", "A.TEST, a.test", "xn--MNCHEN-3YA.example, xn--mnchen-3ya.example",
			"[2001:DB8::A], [2001:db8::a]", "lower.example, lower.example" })
	void hostIsInLowerCaseWhateverTheCallerWrote(String written, String host) {
		assertThat(new TargetOrigin("https", written, 443).host()).isEqualTo(host);
	}

	private final TargetOrigin https = new TargetOrigin("https", "example.com", 443);

	@ParameterizedTest
	@CsvSource({ "https, example.com, 443, https://example.com", "http, example.com, 80, http://example.com",
			"https, example.com, 8443, https://example.com:8443", "http, example.com, 443, http://example.com:443",
			"http, [::1], 8080, http://[::1]:8080", "https, Example.com, 443, https://example.com" })
	void isTheSameAsTheOriginThatNamesIt(String scheme, String host, int port, String origin) {
		assertThat(new TargetOrigin(scheme, host, port).isSameAs(origin)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://example.com", "https://example.org", "https://example.com.",
			"https://example.com:8443", "https://example.com:443", "https://example.com443", "https://example.co",
			"https:/example.com", "https:////example.com", "xhttps://example.com", "https", "null", "" })
	void isNotTheSameAsAnyOther(String origin) {
		assertThat(this.https.isSameAs(origin)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "https://example.com:844", "https://example.com:84430",
			"https://example.com:9443", "https://example.comx8443" })
	void isNotTheSameWithAnotherPort(String origin) {
		assertThat(new TargetOrigin("https", "example.com", 8443).isSameAs(origin)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "80, https://example.com", "443, https://example.com", "8443, https://example.com:8443",
			"80, https://EXAMPLE.com" })
	void isThePlainFormOfWhatAProxySawWithTls(int port, String origin) {
		assertThat(new TargetOrigin("http", "example.com", port).isHttpVariantOf(Origin.parse(origin))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "http, 8080, https://example.com", "http, 80, https://example.com:8443",
			"http, 80, http://example.com", "https, 443, https://example.com", "http, 80, https://example.org",
			"https, 443, http://example.com" })
	void isNoPlainFormOfAnyOther(String scheme, int port, String origin) {
		assertThat(new TargetOrigin(scheme, "example.com", port).isHttpVariantOf(Origin.parse(origin))).isFalse();
	}

	@Test
	void isWrittenAsAnOrigin() {
		assertThat(this.https).hasToString("https://example.com");
		assertThat(new TargetOrigin("http", "example.com", 80)).hasToString("http://example.com");
		assertThat(new TargetOrigin("http", "example.com", 443)).hasToString("http://example.com:443");
	}

}
