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
	@CsvSource(delimiter = '|', textBlock = """
			# scheme | port | origin                   | difference
			https    | 443  | https://example.com      | NONE
			https    | 443  | https://EXAMPLE.com      | NONE
			http     | 443  | http://example.com:443   | NONE
			https    | 8443 | https://example.com:8443 | NONE
			http     | 80   | https://example.com      | TLS_ONLY_THERE
			http     | 443  | https://example.com      | TLS_ONLY_THERE
			http     | 8443 | https://example.com:8443 | TLS_ONLY_THERE
			https    | 443  | http://example.com       | TLS_ONLY_HERE
			https    | 8443 | http://example.com:8080  | TLS_ONLY_HERE
			https    | 8443 | https://example.com      | PORT
			https    | 443  | https://example.com:8443 | PORT
			http     | 8080 | http://example.com       | PORT
			http     | 8080 | http://example.com:3000  | PORT
			http     | 8080 | https://example.com      | PORT
			http     | 80   | https://example.com:8443 | PORT
			https    | 443  | https://example.org      | HOST
			https    | 443  | https://example.com.     | HOST
			https    | 443  | http://www.example.com   | HOST
			https    | 443  | app://example.com        | HOST
			ws       | 80   | http://example.com       | HOST
			""")
	void tellsWhatDiffersFromTheOriginOfAPage(String scheme, int port, String origin,
			TargetOrigin.Difference difference) {
		assertThat(new TargetOrigin(scheme, "example.com", port).differenceFrom(Origin.parse(origin)))
			.isEqualTo(difference);
	}

	@Test
	void isWrittenAsAnOrigin() {
		assertThat(this.https).hasToString("https://example.com");
		assertThat(new TargetOrigin("http", "example.com", 80)).hasToString("http://example.com");
		assertThat(new TargetOrigin("http", "example.com", 443)).hasToString("http://example.com:443");
	}

}
