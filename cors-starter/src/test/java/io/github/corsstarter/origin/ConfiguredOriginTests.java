package io.github.corsstarter.origin;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What becomes of an origin that somebody wrote into a configuration.
 */
class ConfiguredOriginTests {

	private static final long SEED = 3986;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://example.com                   | https://example.com
			HTTPS://EXAMPLE.com                   | https://example.com
			Https://Example.Com:8443              | https://example.com:8443
			https://example.com:443               | https://example.com
			http://example.com:80                 | http://example.com
			wss://example.com:443                 | wss://example.com
			ws://example.com:80                   | ws://example.com
			ftp://example.com:21                  | ftp://example.com
			https://example.com:80                | https://example.com:80
			http://example.com:443                | http://example.com:443
			https://example.com.                  | https://example.com.
			http://service_a:8080                 | http://service_a:8080
			https://XN--MNCHEN-3YA.de             | https://xn--mnchen-3ya.de
			http://127.0.0.1:80                   | http://127.0.0.1
			http://[0:0:0:0:0:0:0:1]:3000         | http://[::1]:3000
			http://[2001:DB8::00AB]:80            | http://[2001:db8::ab]
			http://[::FFFF:127.0.0.1]             | http://[::ffff:7f00:1]
			capacitor://localhost                 | capacitor://localhost
			CAPACITOR://localhost                 | capacitor://localhost
			capacitor://LocalHost                 | capacitor://LocalHost
			app://localhost:443                   | app://localhost:443
			app://.                               | app://.
			chrome-extension://aapocclcgogkmnckok | chrome-extension://aapocclcgogkmnckok
			""")
	void isBroughtIntoTheFormThatBrowsersSend(String configured, String sent) {
		Origin origin = Origin.parse(configured);
		assertThat(origin).hasToString(sent);
		assertThat(Origin.ofSerialized(sent)).isEqualTo(origin);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# configured                     | reason                              | suggestion
			''                               | is empty                            | -
			NULL                             | is not written as browsers send it  | null
			Null                             | is not written as browsers send it  | null
			' https://example.com'           | has white space around it           | https://example.com
			'https://example.com '           | has white space around it           | https://example.com
			example.com                      | has no scheme                       | https://example.com
			localhost:8000                   | has no scheme                       | http://localhost:8000
			127.0.0.1:8000/app               | has no scheme                       | http://127.0.0.1:8000
			*.localhost                      | has no scheme                       | http://*.localhost
			//example.com                    | has no scheme                       | -
			://example.com                   | has no scheme                       | -
			http:example.com                 | has no scheme                       | -
			http:/example.com                | has no scheme                       | -
			https:\\\\example.com            | has no scheme                       | -
			https//example.com               | has no scheme                       | -
			[::1]:3000                       | has no scheme                       | http://[::1]:3000
			*                                | has no scheme                       | -
			*.example.com                    | has no scheme                       | https://*.example.com
			*.com                            | has no scheme                       | -
			my_app://localhost               | has an invalid scheme               | -
			1app://localhost                 | has an invalid scheme               | -
			h ttps://example.com             | has an invalid scheme               | -
			https://                         | has no host after "https://"        | -
			https://:8443                    | has no host after "https://"        | -
			FILE://                          | has no host after "file://"         | file://
			https://example.com/             | ends in a slash                     | https://example.com
			HTTPS://Example.com:443/         | ends in a slash                     | HTTPS://Example.com:443
			https://example.com/api          | has a path                          | https://example.com
			https://example.com\\api         | has a path                          | https://example.com
			https://example.com?a=b          | has a query                         | https://example.com
			https://example.com#top          | has a fragment                      | https://example.com
			file:///                         | ends in a slash                     | file://
			file:///home                     | has a path                          | file://
			https:///                        | ends in a slash                     | -
			https:///example.com             | has a path                          | -
			https://user@example.com         | has user information                | https://example.com
			https://u:p@example.com:8443     | has user information                | https://example.com:8443
			https://u:p@example.com/api      | has user information                | https://example.com
			https://user@                    | has user information                | -
			https://example.com:             | has a port that is not a number     | https://example.com
			https://[::1]:                   | has a port that is not a number     | https://[::1]
			https://example.com:0            | has a port that is not a number     | -
			https://example.com:65536        | has a port that is not a number     | -
			https://example.com:08443        | has a port that is not a number     | -
			https://example.com:https        | has a port that is not a number     | -
			https://example.com:80:80        | has a port that is not a number     | -
			https://example.com:-1           | has a port that is not a number     | -
			https://exam ple.com             | has a host that is not a domain name | -
			https://example..com             | has a host that is not a domain name | -
			https://.example.com             | has a host that is not a domain name | -
			https://example.com..            | has a host that is not a domain name | -
			https://ex%61mple.com            | has a host that is not a domain name | -
			https://example.com,             | has a host that is not a domain name | -
			app://a!b                        | has a host that is not a domain name | -
			https://a\u007Fb.com             | has a host that is not a domain name | -
			https://@example.com             | has user information                | https://example.com
			https://a.*.com                  | has a '*' that is not a whole left  | -
			http://127.1                     | has a host that ends in a number    | -
			http://0x7f.0.0.1                | has a host that ends in a number    | -
			http://2130706433                | has a host that ends in a number    | -
			http://127.0.0.256               | has a host that ends in a number    | -
			http://127.0.0.01                | has a host that ends in a number    | -
			http://127.0.0.1.                | has a host that ends in a number    | -
			https://example.0xff             | has a host that ends in a number    | -
			http://[::1                      | has an invalid IPv6 address         | -
			http://[]                        | has an invalid IPv6 address         | -
			http://[1::2::3]                 | has an invalid IPv6 address         | -
			http://[fe80::1%25eth0]          | has an invalid IPv6 address         | -
			http://[127.0.0.1]               | has an invalid IPv6 address         | -
			http://[127.0.0.1::1]            | has an invalid IPv6 address         | -
			http://[::1]x                    | has text between the IPv6 address   | -
			http://[::1]]                    | has text between the IPv6 address   | -
			http://::1                       | has no host after "http://"         | -
			""")
	void whatNoBrowserCanSendIsRefusedWithAReasonAndIfPossibleASuggestion(String configured, String reason,
			String suggestion) {
		assertThatExceptionOfType(OriginSyntaxException.class).isThrownBy(() -> Origin.parse(configured))
			.withMessageStartingWith(reason)
			.extracting(OriginSyntaxException::suggestion)
			.isEqualTo(suggestion);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			https://m\u00FCnchen.de             | https://xn--mnchen-3ya.de
			HTTPS://M\u00DCNCHEN.de:8443        | https://xn--mnchen-3ya.de:8443
			https://\u4F8B\u3048\u3002jp        | https://xn--r8jz45g.jp
			https://m\u00FCnchen.de:            | https://xn--mnchen-3ya.de
			https://fa\u00DF.de                 | -
			https://a\u200Db.de                 | -
			https://\u03BB\u03BF\u03B3\u03BF\u03C2.gr | -
			https://m\u00FCnchen.de:x           | -
			https://m\u00FCn chen.de            | -
			https://\u3002                      | -
			https://ex\u2100mple.com            | -
			https://user\uFF20example.com       | -
			https://example.com\uFF0Fpath       | -
			https://\uFF45xample.com            | https://example.com
			file://fa\u00DF                    | -
			file://xn--\u00FC                  | -
			""")
	void unicodeHostIsRefusedWithItsPunycodeWhereAllBrowsersAgreeOnIt(String configured, String suggestion) {
		assertThatExceptionOfType(OriginSyntaxException.class).isThrownBy(() -> Origin.parse(configured))
			.withMessageStartingWith("has a host with letters outside ASCII")
			.extracting(OriginSyntaxException::suggestion)
			.isEqualTo(suggestion);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			example.com/                    | https://example.com
			example.com:8443/*              | https://example.com:8443
			user@example.com?a              | https://example.com
			' example.com/api '             | https://example.com
			' https://user@example.com/ '   | https://example.com
			m\u00FCnchen.de/                | https://xn--mnchen-3ya.de
			https://u@m\u00FCnchen.de:/     | https://xn--mnchen-3ya.de
			https://exam ple.com/           | -
			exam ple.com                    | -
			example                         | https://example
			127.1                           | -
			https://*.com/                  | -
			' null '                        | null
			' file:// '                     | file://
			FILE:///home                    | file://
			""")
	void suggestionMendsEverythingThatIsWrong(String configured, String suggestion) {
		assertThatExceptionOfType(OriginSyntaxException.class).isThrownBy(() -> Origin.parse(configured))
			.extracting(OriginSyntaxException::suggestion)
			.isEqualTo(suggestion);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com\t", "\nhttps://example.com", "https://example.com\u00A0x",
			"\u3000https://example.com", "https://exam\tple.com", "https://example.com\u0000", "\uD83D",
			"https://\uD83D" })
	void oddCharactersAreRefused(String configured) {
		assertThatExceptionOfType(OriginSyntaxException.class).isThrownBy(() -> Origin.parse(configured));
	}

	@Test
	void lengthIsLimited() {
		assertThatExceptionOfType(OriginSyntaxException.class)
			.isThrownBy(() -> Origin.parse("https://" + "a".repeat(64) + ".com"));
		assertThatExceptionOfType(OriginSyntaxException.class)
			.isThrownBy(() -> Origin.parse("https://" + "a.".repeat(4096) + "com"));
		assertThatExceptionOfType(OriginSyntaxException.class)
			.isThrownBy(() -> Origin.parse("a".repeat(65) + "://localhost"));
	}

	@Test
	void randomTextIsEitherAnOriginThatBrowsersSendOrRefusedWithASuggestionThatIsOne() {
		Random random = new Random(SEED);
		List<String> pieces = List.of("https", "HTTP", "app", "file", "://", "//", "example", ".", "com", ":", "443",
				"8443", "0", "1", "255", "0x", "[", "]", "::", "ffff", "-", "_", "/", "?", "#", "\\", "@", "A", " ",
				"\t", "\u00FC", "\u00DF", "\u3002", "\uFF0E", "\uD83D", "\u200D", "\u0000", "null", "*", "*.", "xn--");
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "");
			for (int j = random.nextInt(7); j >= 0; j--) {
				text.append(pieces.get(random.nextInt(pieces.size())));
			}
			assertOriginOrRefused(text.toString());
		}
	}

	private static void assertOriginOrRefused(String configured) {
		OriginSyntaxException refusal = catchThrowableOfType(OriginSyntaxException.class, () -> {
			Origin origin = Origin.parse(configured);
			assertThat(Origin.ofSerialized(origin.toString())).as(configured).isEqualTo(origin);
		});
		if (refusal != null && refusal.suggestion() != null) {
			OriginMatcher.Builder rules = OriginMatcher.builder();
			assertThat(rules.origin(refusal.suggestion()).build().isEmpty()).as(configured).isFalse();
		}
	}

}
