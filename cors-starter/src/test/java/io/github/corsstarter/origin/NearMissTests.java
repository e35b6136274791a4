package io.github.corsstarter.origin;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.corsstarter.origin.OriginRule.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of an origin that is not allowed.
 */
class NearMissTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://example.com         | http://example.com         | the scheme differs: it is http, and https is listed
					http://example.com          | https://example.com        | the scheme differs: it is https, and http is listed
					capacitor://localhost       | http://localhost           | the scheme differs: it is http, and capacitor is listed
					http://localhost:3000       | http://localhost:3001      | the port differs: it is 3001, and 3000 is listed
					http://localhost:49152      | http://localhost:3001      | the port differs: it is 3001, and 49152 is listed
					http://localhost:3000       | http://localhost           | the port differs: it is the default 80, and 3000 is listed
					https://example.com         | https://example.com:8443   | the port differs: it is 8443, and the default 443 is listed
					app://example:1             | app://example              | the port differs: it is none, and 1 is listed
					https://www.example.com     | https://example.com        | www. is missing: it is example.com, and www.example.com is listed
					https://example.com         | https://www.example.com    | it has www. in front, and example.com without it is listed
					http://localhost:3000       | http://127.0.0.1:3000      | the host differs: it is 127.0.0.1, and localhost is listed, which is another host to a browser
					http://127.0.0.1:3000       | http://localhost:3000      | the host differs: it is localhost, and 127.0.0.1 is listed, which is another host to a browser
					http://[::1]:3000           | http://localhost:3000      | the host differs: it is localhost, and [::1] is listed, which is another host to a browser
					http://localhost:3000       | http://[::1]:3000          | the host differs: it is [::1], and localhost is listed, which is another host to a browser
					https://example.com         | https://api.example.com    | it is a sub-domain of example.com, and only example.com itself is listed
					https://example.com         | https://a.b.example.com    | it is a sub-domain of example.com, and only example.com itself is listed
					http://localhost:3000       | http://app.localhost:3000  | it is a sub-domain of localhost, and only localhost itself is listed
					https://api.example.com     | https://example.com        | it is example.com, and only its sub-domain api.example.com is listed
					https://example.com         | https://exmaple.com        | the host is spelt differently: it is exmaple.com, and example.com is listed
					https://example.com         | https://example.co         | the host is spelt differently: it is example.co, and example.com is listed
					https://example.com         | https://examples.com       | the host is spelt differently: it is examples.com, and example.com is listed
					http://server               | http://servor              | the host is spelt differently: it is servor, and server is listed
					https://widget.com          | https://wodgot.com         | the host is spelt differently: it is wodgot.com, and widget.com is listed
					https://example.com         | https://example.com.       | its host ends in a dot, and example.com is listed
					https://example.com.        | https://example.com        | the dot at the end is missing: it is example.com, and example.com. is listed
					capacitor://localhost       | capacitor://LocalHost      | upper and lower case differ: it is LocalHost, and localhost is listed
					""")
	void oneThingThatDiffersFromAListedOriginIsNamed(String listed, String sent, String difference) {
		assertThat(explain(sent, listed)).isEqualTo(new NearMiss(new OriginRule(Kind.EXACT, 0, listed), difference));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://example.com       | https://example.com/        | it ends in a slash, and an origin ends after its host or port (RFC 6454, section 4)
					https://example.com       | https://example.com/app     | it has a path, and an origin ends after its host or port (RFC 6454, section 4)
					https://example.com       | https://example.com?a=b     | it has a query, and an origin ends after its host or port (RFC 6454, section 4)
					https://example.com       | https://me@example.com      | it has user information, which is not part of an origin
					https://example.com       | ' https://example.com'      | it has white space around it
					https://example.com       | 'https://example.com\t'     | it has white space around it
					https://example.com       | https://Example.com         | it has upper-case letters, and browsers send lower-case ones
					https://example.com       | HTTPS://example.com         | it has upper-case letters, and browsers send lower-case ones
					https://example.com       | https://example.com:443     | it has the port 443, which browsers leave out after https://
					http://example.com        | http://example.com:80       | it has the port 80, which browsers leave out after http://
					http://[::1]:3000         | http://[0:0::1]:3000        | its IPv6 address is not written as browsers write it, which is [::1]
					https://xn--bcher-kva.de  | https://bücher.de           | it has a host with letters outside ASCII, and browsers send the punycode form (xn--...) of such a name
					https://example.com       | example.com                 | it has no scheme
					http://localhost:3000     | localhost:3000              | it has no scheme
					null                      | NULL                        | it is not written as browsers send it
					null                      | 'null '                     | it has white space around it
					file://                   | file:///index.html          | it has a path, and an origin ends after its host or port (RFC 6454, section 4)
					""")
	void wayOfWritingThatNoBrowserUsesIsNamed(String listed, String sent, String difference) {
		assertThat(explain(sent, listed)).isEqualTo(new NearMiss(new OriginRule(Kind.EXACT, 0, listed), difference));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					http://localhost:3000    | https://localhost:3001   | the scheme differs: it is https, and http is listed; the port differs: it is 3001, and 3000 is listed
					https://www.example.com  | http://example.com       | the scheme differs: it is http, and https is listed; www. is missing: it is example.com, and www.example.com is listed
					http://localhost:3000    | http://127.0.0.1:3001    | the host differs: it is 127.0.0.1, and localhost is listed, which is another host to a browser; the port differs: it is 3001, and 3000 is listed
					https://example.com      | http://api.example.com   | the scheme differs: it is http, and https is listed; it is a sub-domain of example.com, and only example.com itself is listed
					https://example.com      | http://exemple.com       | the scheme differs: it is http, and https is listed; the host is spelt differently: it is exemple.com, and example.com is listed
					https://example.com      | https://Example.com:443  | it has the port 443, which browsers leave out after https://; it has upper-case letters, and browsers send lower-case ones
					https://example.com      | http://example.com/      | it ends in a slash, and an origin ends after its host or port (RFC 6454, section 4); the scheme differs: it is http, and https is listed
					""")
	void twoThingsThatDifferAreBothNamed(String listed, String sent, String difference) {
		assertThat(explain(sent, listed)).isEqualTo(new NearMiss(new OriginRule(Kind.EXACT, 0, listed), difference));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://*.example.com       | https://example.com          | it is example.com, and *.example.com means its sub-domains, not the domain itself
					https://*.example.com       | http://a.example.com         | the scheme differs: it is http, and https is listed
					https://*.example.com       | https://a.example.com:3000   | the port differs: it is 3000, and the default 443 is listed
					https://*.example.com:6443  | https://a.b.example.com      | the port differs: it is the default 443, and 6443 is listed
					https://*.example.com       | https://a.exmaple.com        | the host is spelt differently: it is a.exmaple.com, and *.example.com is listed
					https://*.example.com       | https://a.example.com/       | it ends in a slash, and an origin ends after its host or port (RFC 6454, section 4)
					http://localhost:*          | https://localhost:3000       | the scheme differs: it is https, and http is listed
					http://localhost:*          | http://127.0.0.1:3000        | the host differs: it is 127.0.0.1, and localhost is listed, which is another host to a browser
					https://*                   | http://anything.test         | the scheme differs: it is http, and https is listed
					""")
	void whatDiffersFromAPatternIsNamed(String pattern, String sent, String difference) {
		assertThat(explain(sent, pattern))
			.isEqualTo(new NearMiss(new OriginRule(Kind.PATTERN, 0, pattern), difference));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!',
			textBlock = """
									^https://\\w+\\.example\\.com$              ! https://my-app.example.com     ! it matches up to "https://my", and "-app.example.com" is not matched by \\w+\\.example\\.com$
									^https://\\w+\\.example\\.com$              ! https://a.b.example.com        ! it matches up to "https://a", and ".b.example.com" is not matched by \\w+\\.example\\.com$
									^https://\\w+?\\.example\\.com$             ! https://my-app.example.com     ! it matches up to "https://my", and "-app.example.com" is not matched by \\w+?\\.example\\.com$
									^https://\\w+\\.example\\.com$              ! https://a.example.com:3000     ! the port differs: it is 3000, and the default 443 would match
									^https://\\w+\\.example\\.com$              ! http://a.example.com           ! the scheme differs: it is http, and https would match
									^https://\\w+\\.example\\.com$              ! https://example.com            ! it is example.com, and *.example.com means its sub-domains, not the domain itself
									^https://\\w+\\.example\\.com$              ! https://a.example.com/         ! it ends in a slash, and an origin ends after its host or port (RFC 6454, section 4)
									^https://www\\.example\\.com$               ! https://example.com            ! www. is missing: it is example.com, and www.example.com would match
									^https://example\\.com:\\d{4}$               ! https://example.com            ! the port differs: it is the default 443, and 3000 would match
					^https://example\\.com$                     ! https://example.com.           ! its host ends in a dot, and example.com would match
							^https://example\\.com\\.$                  ! https://example.com            ! the dot at the end is missing: it is example.com, and example.com. would match
							^http://127\\.0\\.0\\.1\\.$                  ! http://127.0.0.1               ! it ends after "http://127.0.0.1", where \\.$ still has to match
							^https://pr-\\d{1,3}\\.example\\.com$       ! https://pr-1234.example.com    ! it matches up to "https://pr-123", and "4.example.com" is not matched by \\.example\\.com$
									^https://(?:foo|bar)\\.example\\.com$       ! https://baz.example.com        ! it matches up to "https://ba", and "z.example.com" is not matched by r\\.example\\.com$
									^https://[^].|(]+\\.example\\.com$          ! https://a.b.example.com        ! it matches up to "https://a", and ".b.example.com" is not matched by [^].|(]+\\.example\\.com$
									^https://[[:alpha:]|]+\\.example\\.com$     ! https://a1.example.com         ! it matches up to "https://a", and "1.example.com" is not matched by \\.example\\.com$
									https://\\w+\\Q.example.com\\E              ! https://my-app.example.com     ! it matches up to "https://my", and "-app.example.com" is not matched by \\w+\\.example\\.com
									(?i)HTTPS://\\w+\\.EXAMPLE\\.COM            ! https://my-app.example.com     ! it matches up to "https://my", and "-app.example.com" is not matched by \\w+\\.EXAMPLE\\.COM
									https://\\w+\\.example\\.org|https://\\w+\\.example\\.com ! https://a-b.example.com ! it matches up to "https://a", and "-b.example.com" is not matched by \\w+\\.example\\.com
									^https://app\\d\\.example\\.com$            ! https://app1.example.org       ! it matches up to "https://app1.example.", and "org" is not matched by com$
									^https://app\\.example\\.com:1\\d+$         ! https://app.example.com        ! it ends after "https://app.example.com", where :1\\d+$ still has to match
									^https://\\w+\\.example\\.com$              ! https://a.example.community    ! it matches up to "https://a.example.com", and "munity" is left over at its end
									^https://app\\.example\\.com:3000$         ! https://app.example.com:3001   ! the port differs: it is 3001, and 3000 would match
									^http://localhost(:3000)?$              ! http://127.0.0.1               ! the host differs: it is 127.0.0.1, and localhost would match, which is another host to a browser
									^https://example\\.com$                 ! https://api.example.com        ! it matches up to "https://", and "api.example.com" is not matched by example\\.com$
									^https://(foo\\.example|bar\\.(?:a|b))$   ! https://foo2.example           ! it matches up to "https://foo", and "2.example" is not matched by \\.example$
									https?:\\/\\/\\w{2,}\\.example\\.com        ! https://a.example.com          ! it matches up to "https://a", and ".example.com" is not matched by \\w{2,}\\.example\\.com
									https://\\w+\\x2eexample\\.com              ! https://a-b.example.com        ! it matches up to "https://a", and "-b.example.com" is not matched by \\w+\\x2eexample\\.com
									""")
	void partOfARegexThatStoppedMatchingIsNamed(String regex, String sent, String difference) {
		OriginMatcher matcher = OriginMatcher.builder().regex(regex).build();
		assertThat(matcher.findNearMiss(sent))
			.isEqualTo(new NearMiss(new OriginRule(Kind.REGEX, 0, regex), difference));
	}

	@Test
	void opaqueOriginIsNotAllowedByARegexThatMatchesItsText() {
		NearMiss nearMiss = OriginMatcher.builder().regex("https://.*|null").build().findNearMiss("null");
		assertThat(nearMiss).isNotNull();
		assertThat(nearMiss.difference()).isEqualTo("no regular expression allows null, only the entry null itself");
	}

	@ParameterizedTest
	@CsvSource({ "null, file://", "file://, null" })
	void originsOfFilesAreMistakenForEachOther(String sent, String listed) {
		NearMiss nearMiss = explain(sent, "https://example.com", listed);
		assertThat(nearMiss).isNotNull();
		assertThat(nearMiss.rule().text()).isEqualTo(listed);
		assertThat(nearMiss.difference()).startsWith("it is " + sent + ", and " + listed + " is listed: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.test", "https://evil.com", "https://example.net",
			"https://notexample.com.evil.org", "https://example.com.evil.org", "https://com", "http://192.0.2.1",
			"http://[2001:db8::1]", "null", "file://", "app://shop", "https://", "", " ", "*", "://",
			"http://wodgot.com", "http://Example.com:8443", "https://exa mple.com", "chrome-extension://abc",
			"https://example.com,https://example.com", "https://ex\u0000ample.com", "https://*.org", "http://a:99999" })
	void nothingIsSaidOfAnOriginThatIsNearToNoRule(String sent) {
		OriginMatcher matcher = OriginMatcher.builder()
			.origin("https://example.com")
			.origin("https://widget.com")
			.origin("https://*.shop.example.com")
			.origin("http://localhost:3000")
			.regex("^https://\\w+\\.example\\.com$")
			.regex("^https://\\d+$")
			.build();
		assertThat(matcher.findNearMiss(sent)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "null", "https://a.shop.example.com", "http://localhost:3000",
			"https://app.example.org" })
	void nothingIsSaidOfAnAllowedOrigin(String sent) {
		OriginMatcher matcher = OriginMatcher.builder()
			.origin("https://example.com")
			.origin("http://example.com")
			.origin("null")
			.origin("file://")
			.origin("https://*.shop.example.com")
			.origin("http://localhost:*")
			.regex("^https://\\w+\\.example\\.org$")
			.build();
		assertThat(matcher.findNearMiss(sent)).isNull();
	}

	@Test
	void nothingIsSaidWithoutRules() {
		assertThat(explain("https://example.com")).isNull();
	}

	@Test
	void originThatIsTooLongIsNotRead() {
		String sent = "https://example.com/";
		String longest = sent + "a".repeat(Origin.MAX_LENGTH - sent.length());
		assertThat(explain(longest, "https://example.com")).isNotNull();
		assertThat(explain(longest + "a", "https://example.com")).isNull();
	}

	@Test
	void ruleWithTheSmallestDifferenceIsNamed() {
		assertThat(nearest("https://www.example.com", "http://www.example.com", "https://example.com"))
			.isEqualTo("https://example.com");
		assertThat(nearest("http://localhost:3001", "https://localhost:3000", "http://localhost:4000"))
			.isEqualTo("http://localhost:4000");
		assertThat(nearest("http://a.example.com", "https://*", "https://*.example.com"))
			.isEqualTo("https://*.example.com");
		assertThat(nearest("https://example.com", "https://*.example.com", "https://www.example.com"))
			.isEqualTo("https://www.example.com");
		assertThat(nearest("https://example.com:8443", "https://example.com", "https://www.example.com:8443"))
			.isEqualTo("https://www.example.com:8443");
	}

	@Test
	void firstOfTwoEquallyNearRulesIsNamed() {
		assertThat(nearest("http://localhost:1", "http://localhost:49153", "http://localhost:3000"))
			.isEqualTo("http://localhost:49153");
		assertThat(nearest("https://a.example.com", "http://*.example.com", "http://a.example.com"))
			.isEqualTo("http://a.example.com");
	}

	@Test
	void ofManyRulesThoseThatDifferInTheUsualWaysAreFound() {
		List<String> listed = IntStream.range(0, 20_000)
			.mapToObj((i) -> "https://" + Integer.toHexString(i * 7919) + "-tenant" + i + ".example.com")
			.toList();
		OriginMatcher.Builder builder = OriginMatcher.builder();
		listed.forEach(builder::origin);
		IntStream.range(0, 5_000).forEach((i) -> builder.origin("https://*.t" + i + ".example.org"));
		OriginMatcher matcher = builder.build();
		String host = listed.get(12_345).substring("https://".length());
		for (String sent : List.of("http://" + host, "https://" + host + ":3000", "https://www." + host,
				"https://a." + host, "https://a.b." + host, "https://" + host + "/", "https://" + host + ":443")) {
			assertThat(matcher.findNearMiss(sent)).as(sent)
				.isNotNull()
				.extracting((miss) -> miss.rule().index())
				.isEqualTo(12_345);
		}
		for (String sent : List.of("http://a.t4321.example.org", "https://a.t4321.example.org:3000",
				"https://t4321.example.org")) {
			assertThat(matcher.findNearMiss(sent)).as(sent)
				.isNotNull()
				.extracting((miss) -> miss.rule().text())
				.isEqualTo("https://*.t4321.example.org");
		}
	}

	@Test
	void quotationsAreShort() {
		String label = "a".repeat(60);
		String host = label + "." + label + "." + label + "." + label;
		NearMiss nearMiss = explain("https://" + host + "b", "https://" + host);
		assertThat(nearMiss).isNotNull();
		assertThat(nearMiss.difference()).hasSizeLessThan(500).contains("...");
	}

	@Test
	void anyTextIsExplainedInPrintableAsciiOrNotAtAll() {
		OriginMatcher matcher = OriginMatcher.builder()
			.origin("https://example.com")
			.origin("http://localhost:3000")
			.origin("https://*.example.com:*")
			.origin("http://[::1]:3000")
			.origin("app://*.local")
			.origin("null")
			.origin("file://")
			.regex("^https://\\w+\\.(example|beispiel)\\.org(:\\d+)?$")
			.regex("(?i)http://[a-z|]{1,3}é\\.example\\.net|x\\Qy\\E+")
			.build();
		List<String> pieces = List.of("https", "http", "://", ":", "/", ".", "example", "com", "org", "www.",
				"localhost", "[::1]", "127.0.0.1", "3000", "443", "null", "file", " ", "\t", "\n", "\u0000", "é",
				"\uD83D", "%", "*", "@", "?", "#", "\\", "A", "-", "xn--", "\u3002", "[", "]", ",", "\u00A0", "\"",
				"app", "0x1");
		Random random = new Random(42);
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder();
			if (random.nextInt(3) > 0) {
				text.append("https://");
			}
			for (int left = random.nextInt(9); left > 0; left--) {
				text.append(pieces.get(random.nextInt(pieces.size())));
			}
			String sent = text.toString();
			NearMiss nearMiss = matcher.findNearMiss(sent);
			if (nearMiss != null) {
				assertThat(nearMiss.difference()).as(sent).matches("[a-z][ -~]*[^.]").hasSizeLessThan(500);
				Origin origin = Origin.ofSerialized(sent);
				assertThat(matcher.findKnown(sent)).as(sent).isNull();
				assertThat(origin == null || matcher.findMatching(origin, sent) == null).as(sent).isTrue();
			}
		}
	}

	private static String nearest(String sent, String... listed) {
		NearMiss nearMiss = explain(sent, listed);
		assertThat(nearMiss).isNotNull();
		return nearMiss.rule().text();
	}

	private static @Nullable NearMiss explain(String sent, String... listed) {
		OriginMatcher.Builder builder = OriginMatcher.builder();
		for (String origin : listed) {
			builder.origin(origin);
		}
		return builder.build().findNearMiss(sent);
	}

}
