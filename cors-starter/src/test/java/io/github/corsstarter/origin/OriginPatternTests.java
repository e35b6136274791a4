package io.github.corsstarter.origin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The grammar of patterns, and which origins each of them means.
 */
class OriginPatternTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://*.example.com       | https     | .example.com      | -1
			HTTPS://*.EXAMPLE.com       | https     | .example.com      | -1
			https://*.example.com:443   | https     | .example.com      | -1
			https://*.example.com:8443  | https     | .example.com      | 8443
			https://*.example.com:*     | https     | .example.com      | -2
			https://*.a.b.example.com   | https     | .a.b.example.com  | -1
			https://*.example.com.      | https     | .example.com.     | -1
			https://*                   | https     | ''                | -1
			https://*:443               | https     | ''                | -1
			https://*:8443              | https     | ''                | 8443
			http://*:*                  | http      | ''                | -2
			http://localhost:*          | http      | localhost         | -2
			http://LOCALHOST:*          | http      | localhost         | -2
			http://*.localhost:*        | http      | .localhost        | -2
			http://127.0.0.1:*          | http      | 127.0.0.1         | -2
			http://[0:0::1]:*           | http      | [::1]             | -2
			app://*.local               | app       | .local            | -1
			capacitor://localhost:*     | capacitor | localhost         | -2
			chrome-extension://*        | chrome-extension | ''         | -1
			""")
	void isReadIntoSchemeTailOfTheHostAndPort(String configured, String scheme, String hostTail, int port) {
		assertThat(OriginPattern.parse(configured)).isEqualTo(new OriginPattern(scheme, hostTail, port));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# configured                  | reason                                      | suggestion
			*                             | has no scheme                               | -
			*.example.com                 | has no scheme                               | https://*.example.com
			//*.example.com               | has no scheme                               | -
			*://example.com               | has an invalid scheme                       | -
			http*://example.com           | has an invalid scheme                       | -
			https://*.example.com/        | ends in a slash                             | https://*.example.com
			https://*.example.com/*       | has a path                                  | https://*.example.com
			https://example.com/*         | has a path                                  | https://example.com
			https://*.example.com?*       | has a query                                 | https://*.example.com
			https://*@example.com         | has user information                        | https://example.com
			' https://*.example.com'      | has white space around it                   | https://*.example.com
			https://*.example.com:        | has a port that is not a number             | https://*.example.com
			https://*.example.com:0       | has a port that is not a number             | -
			https://*.example.com:8*      | has a port that is not a number             | -
			https://*.example.com:**      | has a port that is not a number             | -
			https://*.example.com:[80,90] | has a port that is not a number             | -
			https://**                    | has a '*' that is not a whole left-most part | -
			https://*example.com          | has a '*' that is not a whole left-most part | -
			https://**.example.com        | has a '*' that is not a whole left-most part | -
			https://*.*.example.com       | has a '*' that is not a whole left-most part | -
			https://a*.example.com        | has a '*' that is not a whole left-most part | -
			https://www.*.com             | has a '*' that is not a whole left-most part | -
			https://example.*             | has a '*' that is not a whole left-most part | -
			http://192.168.1.*            | has a '*' that is not a whole left-most part | -
			app://a*                      | has a '*' that is not a whole left-most part | -
			https://*.                    | has no host                                 | -
			https://*..example.com        | has a host that is not a domain name        | -
			https://*.exam ple.com        | has a host that is not a domain name        | -
			http://*.168.1.1              | has a host that ends in a number            | -
			http://*.192.168.1.1          | has a '*' in an IP address                  | -
			http://*.[::1]                | has an invalid IPv6 address                 | -
			http://[*]                    | has an invalid IPv6 address                 | -
			http://[::*]                  | has an invalid IPv6 address                 | -
			http://[::1]*                 | has text between the IPv6 address           | -
			https://*.com                 | has fewer than two labels after the '*'     | -
			https://*.com.                | has fewer than two labels after the '*'     | -
			https://*.com:8443            | has fewer than two labels after the '*'     | -
			https://*.m\u00FCnchen.de     | has a host with letters outside ASCII       | https://*.xn--mnchen-3ya.de
			https://*.m\u00FCnchen.de:*   | has a host with letters outside ASCII       | https://*.xn--mnchen-3ya.de:*
			https://*.b\u00FCro           | has a host with letters outside ASCII       | -
			https://m\u00FCnchen.de:*     | has a host with letters outside ASCII       | https://xn--mnchen-3ya.de:*
			https://\u00FC*.example.com   | has a host with letters outside ASCII       | -
			app://.:*                     | has an open port on a host that starts with | -
			app://.local:*                | has an open port on a host that starts with | -
			""")
	void whatIsNoPatternIsRefusedWithAReasonAndIfPossibleASuggestion(String configured, String reason,
			String suggestion) {
		assertThatExceptionOfType(OriginSyntaxException.class).isThrownBy(() -> OriginPattern.parse(configured))
			.withMessageStartingWith(reason)
			.extracting(OriginSyntaxException::suggestion)
			.isEqualTo(suggestion);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://a.example.com", "https://www.example.com", "https://a.b.example.com",
			"https://a.b.c.d.e.f.example.com", "https://xn--mnchen-3ya.example.com", "https://_a.example.com",
			"https://1.example.com", "https://com.example.com", "https://example.com.example.com" })
	void subdomainsOfAnyDepthBelongToTheirDomain(String origin) {
		assertThat(matches("https://*.example.com", origin)).isTrue();
	}

	@Test
	void domainItselfDoesNotBelongToItsSubdomains() {
		assertThat(matches("https://*.example.com", "https://example.com")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://*.example.com      | https://evilexample.com
			https://*.example.com      | https://a.evilexample.com
			https://*.example.com      | https://evil-example.com
			https://*.foo.com          | https://barfoo.com
			https://*.foo.com          | https://a.barfoo.com
			https://*.example.com      | https://a.example.com.evil.org
			https://*.example.com      | https://example.com.evil.org
			https://*.example.com      | https://a.example.comx
			https://*.example.com      | https://a.example.com.
			https://*.example.com.     | https://a.example.com
			https://*.example.com      | https://a.example.co
			https://*.example.com      | https://a.xample.com
			https://*.example.com      | https://example.org
			https://*.b.example.com    | https://a.c.example.com
			https://*.b.example.com    | https://b.example.com
			https://*.b.example.com    | https://a.example.com
			app://*.local              | app://local
			app://*.local              | app://.local
			app://*.local              | app://evillocal
			""")
	void hostThatOnlyResemblesASubdomainDoesNotBelongToIt(String pattern, String origin) {
		assertThat(matches(pattern, origin)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://*.example.com      | http://a.example.com
			http://*.example.com       | https://a.example.com
			https://*                  | http://example.com
			http://localhost:*         | https://localhost
			http://*.example.com       | ws://a.example.com
			app://*.local              | https://a.local
			""")
	void schemeIsNeverOpen(String pattern, String origin) {
		assertThat(matches(pattern, origin)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://*.example.com      | https://a.example.com:8443 | false
			https://*.example.com      | https://a.example.com:80   | false
			https://*.example.com:443  | https://a.example.com      | true
			https://*.example.com:8443 | https://a.example.com:8443 | true
			https://*.example.com:8443 | https://a.example.com      | false
			https://*.example.com:8443 | https://a.example.com:844  | false
			https://*.example.com:*    | https://a.example.com      | true
			https://*.example.com:*    | https://a.example.com:1    | true
			https://*.example.com:*    | https://example.com:8443   | false
			http://localhost:*         | http://localhost           | true
			http://localhost:*         | http://localhost:1         | true
			http://localhost:*         | http://localhost:65535     | true
			http://localhost:*         | http://localhost.evil.org  | false
			http://localhost:*         | http://a.localhost:3000    | false
			http://localhost:*         | http://evillocalhost:3000  | false
			http://localhost:*         | http://localhost.:3000     | false
			http://127.0.0.1:*         | http://127.0.0.1:8080      | true
			http://127.0.0.1:*         | http://27.0.0.1:8080       | false
			http://[::1]:*             | http://[::1]               | true
			http://[::1]:*             | http://[::1]:3000          | true
			http://[::1]:*             | http://[::2]:3000          | false
			http://[::1]:*             | http://[1::1]:3000         | false
			capacitor://localhost:*    | capacitor://localhost      | true
			""")
	void portIsThatOfThePatternOrOpen(String pattern, String origin, boolean expected) {
		assertThat(matches(pattern, origin)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://*        | https://example.com        | true
			https://*        | https://a.b.example.com    | true
			https://*        | https://localhost          | true
			https://*        | https://127.0.0.1          | true
			https://*        | https://[::1]              | true
			https://*        | https://example.com.       | true
			https://*        | https://example.com:8443   | false
			https://*:8443   | https://example.com:8443   | true
			https://*:8443   | https://example.com        | false
			http://*:*       | http://example.com         | true
			http://*:*       | http://example.com:3000    | true
			app://*          | app://.                    | true
			""")
	void anyHostBelongsToAWildcardHost(String pattern, String origin, boolean expected) {
		assertThat(matches(pattern, origin)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://*              | true
			https://*:8443         | true
			http://*:*             | true
			https://*.example.com  | false
			http://localhost:*     | false
			""")
	void tellsWhetherItMeansAnyHost(String pattern, boolean expected) {
		assertThat(OriginPattern.parse(pattern).isAnyHost()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://*.example.com  | true
			http://localhost:*     | true
			*                      | true
			https://example.com    | false
			null                   | false
			file://                | false
			''                     | false
			""")
	void starMakesAValueAPattern(String configured, boolean expected) {
		assertThat(OriginPattern.isPattern(configured)).isEqualTo(expected);
	}

	private static boolean matches(String pattern, String serialized) {
		Origin origin = Origin.ofSerialized(serialized);
		assertThat(origin).as(serialized).isNotNull();
		return OriginMatcher.builder().origin(pattern).build().findMatching(origin, serialized) != null;
	}

}
