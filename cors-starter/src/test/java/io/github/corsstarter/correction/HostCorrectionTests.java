package io.github.corsstarter.correction;

import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the report says about an entry that is no host. What it says to write is written,
 * and starts.
 */
class HostCorrectionTests {

	private static final String EXAMPLE = "Write for example www.example.com, .example.com or [::1]";

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~',
			textBlock = """
					https://www.example.com           => It has a scheme, and a host has none => www.example.com
					https://me@www.example.com:8443/x => It has a scheme, and a host has none => www.example.com
					//www.example.com                 => It is not a host name: letters, digits, '-' and dots, or an IPv6 address in brackets => www.example.com
					https://*.example.com             => It has a scheme, and a host has none => .example.com
					http://[::1]:8080                 => It has a scheme, and a host has none => [::1]
					localhost:8080                    => It has a port, and ports do not matter => localhost
					www.example.com:*                 => It has a '*', which is only allowed alone, for every host => www.example.com
					*.example.com                     => It has a '*', and a domain with everything below it is written with a leading dot => .example.com
					example.com/app                   => It is not a host name: letters, digits, '-' and dots, or an IPv6 address in brackets => example.com
					me@example.com                    => It is not a host name: letters, digits, '-' and dots, or an IPv6 address in brackets => example.com
					example.com.                      => It ends in a dot, which is dropped from every request => example.com
					m\u00FCnchen.example              => It has letters outside ASCII, and browsers send the punycode form (xn--...) of such a name => xn--mnchen-3ya.example
					.m\u00FCnchen.example             => It has letters outside ASCII, and browsers send the punycode form (xn--...) of such a name => .xn--mnchen-3ya.example
					2001:db8::1                       => It is an IPv6 address without brackets => [2001:db8::1]
					"www.example.com"                 => It has brackets or quotes that became part of the value => www.example.com
					a\u200B.test                      => It has the character U+200B ZERO WIDTH SPACE, which no request has => a.test
					""")
	void hostThatWasMeant(String entry, String reason, String host) {
		String action = "Write " + host + (host.startsWith("[") ? ", in YAML with quotes" : "");
		assertFound(entry, reason, action);
		assertThat(TestSettings.cors("hosts.allowed: [\"" + host + "\"]").problems()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
			a.test;b.test       => It is not a host name: letters, digits, '-' and dots, or an IPv6 address in brackets
			a.test b.test       => It is not a host name: letters, digits, '-' and dots, or an IPv6 address in brackets
			["a.test","b.test"] => It has brackets or quotes that became part of the value
			""")
	void severalHostsInOneEntry(String entry, String reason) {
		assertFound(entry, reason, "Write each as an entry of its own: a.test, b.test");
	}

	@Test
	void severalHostsInOneVariable() {
		assertThat(TestSettings.none().variable("CORS_HOSTS_ALLOWED", "a.test b.test").problem().action())
			.isEqualTo("Write a.test,b.test");
		assertThat(TestSettings.none().variable("CORS_HOSTS_ALLOWED", "a.test,b.test").problems()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
			app-*.vercel.app => It has a '*', which is only allowed alone, for every host
			*.vercel.app     => It has a '*', and a domain with everything below it is written with a leading dot
			http://*         => It has a scheme, and a host has none
			""")
	void starThatNoEntryCanSay(String entry, String reason) {
		assertFound(entry, reason, "List the hosts, or write a bean of type HostAuthorizer that decides");
	}

	@Test
	void blockOfAddresses() {
		assertFound("10.0.0.0/8", "It is a block of addresses, and a host is compared as a whole",
				"List the names and addresses in the URLs of the application, for example www.example.com; blocks are for "
						+ "cors.hosts.trusted-proxies");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~',
			textBlock = """
					256.1.1.1 => It ends in a number and so must be an IPv4 address of four decimal parts, such as 127.0.0.1
					1.2.3     => It ends in a number and so must be an IPv4 address of four decimal parts, such as 127.0.0.1
					a..test   => It has two dots in a row
					aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.test => It is too long: a host has 253 characters at most, and 63 between dots
					""")
	void hostThatCannotBeGuessed(String entry, String reason) {
		assertFound(entry, reason, EXAMPLE);
	}

	private static void assertFound(String entry, String reason, String action) {
		assertThat(TestSettings.cors("hosts.allowed: [\"" + entry.replace("\"", "\\\"") + "\"]").problem())
			.returns("cors.hosts.allowed[0]", Problem::key)
			.returns(entry, Problem::value)
			.returns(reason, Problem::reason)
			.returns(action, Problem::action);
	}

}
