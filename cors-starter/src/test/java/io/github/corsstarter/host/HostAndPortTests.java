package io.github.corsstarter.host;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a {@code Host} header may say, and what is read from it.
 */
class HostAndPortTests {

	@ParameterizedTest
	@CsvSource({ "example.com", "12.34.56.78", "xn--4ca9at.com", "localhost", "-", "a-.b", "012.34.56.78", "127.1",
			"[::1]", "[::]", "[2001:19f0:feee::dead:beef:cafe]", "[2001:19f0:feee:0:0:dead:beef:cafe]",
			"[::ffff:169.254.169.254]" })
	void nameOrAddressInBracketsIsAHost(String value) {
		assertThat(HostAndPort.parse(value)).isEqualTo(new HostAndPort(value, HostAndPort.NO_PORT));
	}

	@ParameterizedTest
	@CsvSource({ "EXAMPLE.com, example.com", "WWW.Example.COM:80, www.example.com",
			"[2001:19F0:FEEE::DEAD:BEEF:CAFE], [2001:19f0:feee::dead:beef:cafe]" })
	void hostIsReadInLowerCase(String value, String host) {
		assertThat(HostAndPort.parse(value)).extracting(HostAndPort::host).isEqualTo(host);
	}

	@Test
	void lowerCaseDoesNotDependOnTheLanguageOfTheMachine() {
		Locale language = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			assertThat(HostAndPort.parse("INSENSITIVE.COM")).extracting(HostAndPort::host).isEqualTo("insensitive.com");
		}
		finally {
			Locale.setDefault(language);
		}
	}

	@ParameterizedTest
	@CsvSource({ "example.com., example.com", "example.com.:80, example.com", "12.34.56.78., 12.34.56.78",
			"a.b.c., a.b.c" })
	void oneFinalDotIsDropped(String value, String host) {
		assertThat(HostAndPort.parse(value)).extracting(HostAndPort::host).isEqualTo(host);
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com..", "...", "..", ".example.com", "..example.com", "example..com", "a..b.c",
			".example.com:80", "a..:80", ".." })
	void nameWithAnEmptyLabelIsNoHost(String value) {
		assertThat(HostAndPort.parse(value)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "example.com:1, 1", "example.com:80, 80", "example.com:65535, 65535", "example.com:000080, 80",
			"12.34.56.78:443, 443", "[::1]:8080, 8080", "[2001:19f0:feee::dead:beef:cafe]:8080, 8080" })
	void portIsANumber(String value, int port) {
		assertThat(HostAndPort.parse(value)).extracting(HostAndPort::port).isEqualTo(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "000", "65536", "65545", "99999", "2147483648", "4294967376", "18446744073709551696",
			"99999999999999999999" })
	void numberThatNoConnectionHasIsNoPort(String port) {
		assertThat(HostAndPort.parse("example.com:" + port))
			.isEqualTo(new HostAndPort("example.com", HostAndPort.NO_PORT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-1", "+1", " 80", "80 ", "8o", "0x50", "8_0", "80.0", "80:80", "80:", ":80",
			"80/badpath", "80#", "80\n", "\u0668\u0660", "\uFF18\uFF10", "dr.frankenstein@evil.tld",
			"dr.frankenstein@evil.tld:80", " recovermypassword.com" })
	void portIsNothingButDigits(String port) {
		assertThat(HostAndPort.parse("example.com:" + port)).isNull();
		assertThat(HostAndPort.parse("[::1]:" + port)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ".", ":", ":80", ".:80", "example.com@evil.tld", "user@example.com",
			"user:pass@example.com", "http://example.com", "//example.com", "example.com/", "example.com/badpath",
			"example.com?", "example.com#", "example.com\\", "\\example.com", "ex%61mple.com", "example_com",
			"invalid_hostname.com", "*", "*.example.com", "<invalid>", "<invalid>:8080", "a b<script>",
			"\u00F6\u00E4\u00FC.com", "example\u3002com" })
	void whatIsNeitherANameNorAnAddressIsNoHost(String value) {
		assertThat(HostAndPort.parse(value)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com,example.com", "example.com, forward.com", "example.com forward.com",
			"example.com;forward.com", "[::1],[::1]", "[::1]example.com", "example.com[::1]", "[::1][::1]" })
	void twoHostsAreNoHost(String value) {
		assertThat(HostAndPort.parse(value)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { " example.com", "example.com ", "\texample.com", "example.com\t", "example.com\n",
			"example.com\r\n", "example.com:80\n", "example.com\u0000", "\u00A0example.com", "example.com\u2028" })
	void spaceAndLineBreaksAreNotTrimmed(String value) {
		assertThat(HostAndPort.parse(value)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "::1", "2001:19f0:feee::dead:beef:cafe", "[", "]", "[]", "[]:80", "[:]", "[.:]", "[.:1]",
			"[::1", "::1]", "[::1].", "[::1].:80", "[::1]]", "[[::1]]", "[[::1]", "[::1%eth0]", "[::1%25eth0]", "[1]",
			"[1.2.3.4]", "[1.2.3.4::]", "[example.com]", "[g::1]", "[ ::1]", "[::1 ]", "[::1/64]", "[::-1]" })
	void addressOfVersion6StandsInOnePairOfBrackets(String value) {
		assertThat(HostAndPort.parse(value)).isNull();
	}

	@Test
	void nameHasOnlyLettersDigitsHyphensAndDots() {
		for (char c = 0; c < Character.MAX_VALUE; c++) {
			boolean allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
					|| c == '-';
			assertThat(HostAndPort.parse("a" + c + "b") != null).as("U+%04X", (int) c).isEqualTo(allowed);
			assertThat(HostAndPort.parse(c + "b") != null).as("U+%04X", (int) c).isEqualTo(allowed && c != '.');
			assertThat(HostAndPort.parse("a" + c) != null).as("U+%04X", (int) c).isEqualTo(allowed);
		}
	}

	@Test
	void addressOfVersion6HasOnlyHexadecimalDigitsColonsAndDots() {
		for (char c = 0; c < Character.MAX_VALUE; c++) {
			boolean allowed = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || (c >= '0' && c <= '9') || c == '.'
					|| c == ':';
			assertThat(HostAndPort.parse("[1:" + c + "1]") != null).as("U+%04X", (int) c).isEqualTo(allowed);
			assertThat(HostAndPort.parse("[" + c + "1::1]") != null).as("U+%04X", (int) c)
				.isEqualTo(allowed && c != '.');
		}
	}

	@Test
	void longestDomainWithFinalDotAndPortIsRead() {
		String domain = "a".repeat(249) + ".com";
		assertThat(HostAndPort.parse(domain + ".:65535")).isEqualTo(new HostAndPort(domain, 65535));
	}

	@Test
	void whatIsLongerThanThatIsNotRead() {
		assertThat(HostAndPort.parse("a".repeat(250) + ".com.:65535")).isNull();
		assertThat(HostAndPort.parse("example.com:" + "0".repeat(260) + "80")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a.", ".", "-", "1", ":", "[", "]", "[:", "a:1", " ", "\u0000", "\uD83D" })
	void eightKilobytesOfAnythingAreNoHost(String piece) {
		assertThat(HostAndPort.parse(piece.repeat(8192 / piece.length()))).isNull();
	}

}
