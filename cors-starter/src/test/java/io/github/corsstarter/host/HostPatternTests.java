package io.github.corsstarter.host;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Which entries of the list are refused when the application starts, and what is said
 * about them.
 */
class HostPatternTests {

	@ParameterizedTest
	@ValueSource(strings = { "*", "example.com", "EXAMPLE.com", ".example.com", ".com", "localhost", "12.34.56.78",
			"[::1]", "[2001:19F0:feee::dead:beef:cafe]", "[::ffff:169.254.169.254]", "xn--4ca9at.com", "a-b.example" })
	void entryThatARequestCanMatchIsAccepted(String entry) {
		assertThatNoException().isThrownBy(() -> AllowedHosts.of(List.of(entry)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t" })
	void emptyEntryIsRefused(String entry) {
		assertRefused(entry, "is empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "http://example.com:80", "https://*.example.com", "://" })
	void schemeIsRefused(String entry) {
		assertRefused(entry, "has a scheme, and a host has none");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*.example.com", "*.com" })
	void asteriskBeforeADomainIsRefused(String entry) {
		assertRefused(entry, "has a '*', and a domain with everything below it is written with a leading dot");
	}

	@ParameterizedTest
	@ValueSource(strings = { "**", "example.*", "www.*.example.com", ".*", "*example.com", "* ", " *" })
	void asteriskAnywhereElseIsRefused(String entry) {
		assertRefused(entry, "has a '*', which is only allowed alone, for every host");
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com:80", "example.com:99999", "example.com.:80", ".example.com:80", "[::1]:8080",
			"12.34.56.78:443" })
	void portIsRefused(String entry) {
		assertRefused(entry, "has a port, and ports do not matter");
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com.", ".example.com.", "com." })
	void finalDotIsRefused(String entry) {
		assertRefused(entry, "ends in a dot, which is dropped from every request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "www..example.com", "..example.com", "example.com..", "..com" })
	void emptyLabelIsRefused(String entry) {
		assertRefused(entry, "has two dots in a row");
	}

	@ParameterizedTest
	@ValueSource(strings = { "::1", "::", "2001:db8::1", "2001:db8:0:0:0:0:0:1", "::ffff:10.0.0.1" })
	void addressOfVersion6WithoutBracketsIsRefused(String entry) {
		assertRefused(entry, "is an IPv6 address without brackets");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1:2:3]", "[12345::1]", "[::1::1]", "[::10.0.0]", "[1:2:3:4:5:6:7:8:9]", "[::256.0.0.1]",
			".[::1]" })
	void whatStandsInBracketsAndIsNoAddressIsRefused(String entry) {
		assertRefused(entry, "is not an IPv6 address");
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", " example.com", "example.com ", "example com", "example.com,example.org",
			"example.com/", "example.com/path", "user@example.com", "my_service", "m\u00FCnchen.de", "example.com:",
			"example.com:-1", "example.com:http", "example.com:80:80", "a:b:c", "[::1", "::1]", "[]", "[::1].",
			"[fe80::1%eth0]", "fe80::1%eth0", ".::1", "10.0.0.0/8", "\u0000" })
	void whatIsNoHostIsRefused(String entry) {
		assertRefused(entry, "is not a host name: letters, digits, '-' and dots, or an IPv6 address in brackets");
	}

	@Test
	void entryThatIsTooLongIsRefused() {
		for (String entry : List.of("a".repeat(8192), "a".repeat(64) + ".com", "." + "a".repeat(64),
				"a.".repeat(126) + "ab")) {
			assertRefused(entry, "is too long: a host has 253 characters at most, and 63 between dots");
		}
		assertThatNoException()
			.isThrownBy(() -> AllowedHosts.of(List.of("a".repeat(63) + ".com", "a.".repeat(126) + "a")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "256.1.1.1", "1.2.3", "1.2.3.4.5", "127.0.0.01", "example.0x7f", "10", ".1.2.3" })
	void numberThatIsNoAddressIsRefused(String entry) {
		assertRefused(entry,
				"ends in a number and so must be an IPv4 address of four decimal parts, such as 127.0.0.1");
	}

	@Test
	void wrongEntryIsRefusedBesideAnAsterisk() {
		assertThatIllegalArgumentException().isThrownBy(() -> AllowedHosts.of(List.of("*", "example.com:80")));
	}

	private static void assertRefused(String entry, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> AllowedHosts.of(List.of(entry))).withMessage(reason);
	}

}
