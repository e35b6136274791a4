package io.github.corsstarter.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.testing.FuzzedText;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any text is an origin, a pattern, an expression, an address, or is refused with a
 * reason; and what is suggested instead is accepted.
 */
class OriginSyntaxFuzzTests {

	private static final List<String> PIECES = List.of("https", "http", "app", "file", "://", ":", "/", "example.com",
			"*.", "*", ".", "a", "EXAMPLE", "localhost", "127.0.0.1", "0x7f", "[", "]", "::", "::1", "2001:db8", "ffff",
			"1.2.3.4", ":80", ":443", ":8443", ":065", "@", "user:pw@", "?", "#", "\\", " ", "null", "\u00FC", "\u00DF",
			"\uFF0F", "\uFF0E", "\u3002", "\u2100", "xn--", "xn--a", "-", "_", "(", ")", "(?=", "{2,3}", "+", "|",
			"\\d");

	@FuzzTest
	void anyTextIsReadOrRefusedWithAReason(FuzzedDataProvider data) throws UnknownHostException {
		String text = FuzzedText.of(data, PIECES);
		checkSerialized(text);
		checkConfigured(text);
		checkPattern(text);
		checkRegex(text, FuzzedText.of(data, PIECES));
		checkAddress("[" + text + "]");
		checkAddress(text);
	}

	private static void checkSerialized(String text) {
		Origin origin = Origin.ofSerialized(text);
		if (origin != null) {
			assertThat(origin).hasToString(text);
			assertThat(Origin.parse(text)).isEqualTo(origin);
		}
	}

	private static void checkConfigured(String text) {
		try {
			Origin origin = Origin.parse(text);
			assertThat(Origin.ofSerialized(origin.toString())).as(text).isEqualTo(origin);
		}
		catch (OriginSyntaxException ex) {
			checkSuggestion(text, ex);
		}
	}

	private static void checkPattern(String text) {
		try {
			OriginPattern pattern = OriginPattern.parse(text);
			assertThat(pattern.port()).as(text).isBetween(OriginPattern.ANY_PORT, OriginReader.MAX_PORT);
			assertThat(pattern.hostTail()).as(text).doesNotContain("*", "/", "@");
		}
		catch (OriginSyntaxException ex) {
			checkSuggestion(text, ex);
		}
	}

	private static void checkSuggestion(String text, OriginSyntaxException refusal) {
		assertThat(refusal.getMessage()).as(text).isNotBlank();
		String suggestion = refusal.suggestion();
		if (suggestion != null) {
			OriginMatcher.builder().origin(suggestion).build();
		}
	}

	private static void checkRegex(String regex, String origin) {
		OriginRegex compiled;
		try {
			compiled = OriginRegex.compile(regex);
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex.getMessage()).as(regex).isNotBlank();
			return;
		}
		assertThat(compiled).hasToString(regex);
		new RegexRules(Map.of(new OriginRule(OriginRule.Kind.REGEX, 0, regex), compiled)).find(origin);
	}

	private static void checkAddress(String text) throws UnknownHostException {
		String serialized = Ipv6Address.serialize(text);
		assertThat(bytes(serialized)).as(text).isEqualTo((serialized != null) ? bytes(text) : null);
		if (serialized != null) {
			assertThat(Ipv6Address.serialize(serialized)).isEqualTo(serialized);
		}
	}

	/**
	 * What the JDK reads in brackets; an IPv4 address in an IPv6 one is four bytes to it.
	 */
	private static byte @Nullable [] bytes(@Nullable String bracketed) throws UnknownHostException {
		return (bracketed != null) ? InetAddress.getByName(bracketed).getAddress() : null;
	}

}
