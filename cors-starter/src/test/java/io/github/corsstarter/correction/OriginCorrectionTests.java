package io.github.corsstarter.correction;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the report says about an entry that is no origin. What it says to write is
 * written, together with {@code credentials}, and starts.
 */
class OriginCorrectionTests {

	private static final Pattern TO_WRITE = Pattern.compile("(?:Write|Write each as an entry of its own:) "
			+ "(\\S+?(?:, ?\\S+)*?)(?:, or (\\S+) for pages with(?:out)? TLS)?");

	private static final Pattern TO_ADD = Pattern
		.compile("Remove it, and add to cors\\.allowed-origin-regexes(?: as an entry of a YAML list)?: (.*)");

	private static final Pattern FIRST_TO_LIST = Pattern.compile("List the domains, .*: (\\S+) and so on");

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~',
			textBlock = """
					example.com      => It has no scheme => Write https://example.com, or http://example.com for pages without TLS
					*.example.com    => It has no scheme => Write https://*.example.com, or http://*.example.com for pages without TLS
					.example.com     => It has no scheme => Write each as an entry of its own: https://example.com, https://*.example.com
					localhost:3000   => It has no scheme => Write http://localhost:3000, or https://localhost:3000 for pages with TLS
					localhost:*      => It has no scheme => Write http://localhost:*, or https://localhost:* for pages with TLS
					127.0.0.1:3000   => It has no scheme => Write http://127.0.0.1:3000, or https://127.0.0.1:3000 for pages with TLS
					[::1]:3000       => It has no scheme => Write http://[::1]:3000, or https://[::1]:3000 for pages with TLS
					0.0.0.0:3000     => It has no scheme => Write http://localhost:3000, or https://localhost:3000 for pages with TLS
					//a.test         => It has no scheme with :// behind it => Write https://a.test
					https:/a.test    => It has no scheme with :// behind it => Write https://a.test
					https:a.test     => It has no scheme with :// behind it => Write https://a.test
					https//a.test    => It has no scheme with :// behind it => Write https://a.test
					*://a.test       => It has an invalid scheme: a letter, then letters, digits, '+', '-' and '.' (RFC 3986, section 3.1) => Write https://a.test
					https://a.test,  => It has a host that is not a domain name: letters, digits, '-' and '_' in parts of 1 to 63 characters with dots between, 253 in all => Write https://a.test
					https://a.test # => It contains white space, which an origin cannot => Write https://a.test
					file:///         => It ends in a slash, and an origin ends after its host or port (RFC 6454, section 4) => Write file://
					""")
	void oneOrigin(String origin, String reason, String action) {
		assertFound(origin, reason, action);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
			https://a.test;https://b.test       => It has several origins in one entry
			https://a.test|https://b.test       => It has several origins in one entry
			https://a.test https://b.test       => It has several origins in one entry
			https://a.test, https://b.test      => It has several origins in one entry
			a.test;b.test                       => It has several origins in one entry
			["https://a.test","https://b.test"] => It has brackets or quotes that became part of the value
			[https://a.test, https://b.test]    => It has brackets or quotes that became part of the value
			"https://a.test,https://b.test"     => It has brackets or quotes that became part of the value
			""")
	void severalOriginsInOneEntry(String origins, String reason) {
		assertFound(origins, reason, "Write each as an entry of its own: https://a.test, https://b.test");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[\"https://a.test\",\"https://b.test\"]", "[https://a.test, https://b.test]",
			"- https://a.test\n- https://b.test", "https://a.test;https://b.test", "https://a.test|https://b.test",
			"https://a.test https://b.test", "https://a.test\nhttps://b.test", "\"https://a.test,https://b.test\"",
			"'https://a.test', 'https://b.test", "{https://a.test,https://b.test}" })
	void severalOriginsInOneVariable(String origins) {
		assertThat(TestSettings.none().variable("CORS_ALLOWED_ORIGINS", origins).problems()).extracting(Problem::action)
			.first()
			.isIn("Write https://a.test,https://b.test", "Write https://a.test");
		assertThat(TestSettings.none()
			.variable("CORS_ALLOWED_ORIGINS", "https://a.test,https://b.test")
			.properties()
			.allowedOrigins()).containsExactly("https://a.test", "https://b.test");
	}

	@Test
	void partsOfATornEntryAreOneProblemAndOtherEntriesTheirOwn() {
		assertThat(TestSettings.none()
			.variable("CORS_ALLOWED_ORIGINS", "https://x.test,http://localhost:[8080,3000],y.test")
			.problems()).extracting(Problem::key, Problem::value, Problem::action)
			.containsExactly(
					tuple("cors.allowed-origins[1]", "http://localhost:[8080,3000]",
							"Write http://localhost:8080,http://localhost:3000"),
					tuple("cors.allowed-origins[3]", "y.test",
							"Write https://y.test, or http://y.test for pages without TLS"));
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>",
			textBlock = """
					http://localhost:[8080,3000]        => Write each as an entry of its own: http://localhost:8080, http://localhost:3000
					http://localhost:[*]                => Write http://localhost:*
					https://domain1.com:[*]             => Write https://domain1.com:*
					https://*.domain1.com:[8080,8081]   => Write each as an entry of its own: https://*.domain1.com:8080, https://*.domain1.com:8081
					http://[::1]:[3000]                 => Write http://[::1]:3000
					""")
	void listOfPorts(String origin, String action) {
		assertFound(origin, "It has a list of ports in brackets", action);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
			"https://a.test"      => Write https://a.test
			'https://a.test'      => Write https://a.test
			`https://a.test`      => Write https://a.test
			<https://a.test>      => Write https://a.test
			["https://a.test"     => Write https://a.test
			"https://b.test"]     => Write https://b.test
			["a.test"]            => Write https://a.test
			""")
	void quotesAndBrackets(String origin, String action) {
		assertFound(origin, "It has brackets or quotes that became part of the value", action);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", textBlock = """
			\\uFEFFhttps://a.test       => U+FEFF ZERO WIDTH NO-BREAK SPACE   => Write https://a.test
			https://a\\u200B.test       => U+200B ZERO WIDTH SPACE            => Write https://a.test
			https://a.test\\u00A0       => U+00A0 NO-BREAK SPACE              => Write https://a.test
			https://a\\u00AD.test       => U+00AD SOFT HYPHEN                 => Write https://a.test
			https://a.test\\u200D       => U+200D ZERO WIDTH JOINER           => Write https://a.test
			\\u201Chttps://a.test\\u201D => U+201C LEFT DOUBLE QUOTATION MARK => Write https://a.test
			https://\\u0430pple.test    => U+0430 CYRILLIC SMALL LETTER A     => Write https://apple.test
			https://g\\u03BFogle.test   => U+03BF GREEK SMALL LETTER OMICRON  => Write https://google.test
			https\\uFF1A//a.test        => U+FF1A FULLWIDTH COLON             => Write https://a.test
			https://a\\u2013b.test      => U+2013 EN DASH                     => Write https://a-b.test
			""")
	void characterThatNobodySees(String escaped, String character, String action) {
		String origin = unescaped(escaped);
		assertFound(origin, "It has the character " + character + ", which browsers never send", action);
	}

	@Test
	void nameInAnotherScriptIsNoMistake() {
		assertThat(TestSettings.cors("allowed-origins: ['https://\u043C\u043E\u0441\u043A\u0432\u0430.test']")
			.problem()
			.action()).isEqualTo("Write https://xn--80adxhks.test");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", textBlock = """
			https://app-*.example.com      => https://app-[a-z0-9-]+\\.example\\.com
			https://*-app.example.com      => https://[a-z0-9-]+-app\\.example\\.com
			https://api.*.example.com      => https://api\\.[a-z0-9-]+\\.example\\.com
			https://*.*.example.com        => https://([a-z0-9-]+\\.)+[a-z0-9-]+\\.example\\.com
			https://app-*.example.com:*    => https://app-[a-z0-9-]+\\.example\\.com(:[0-9]+)?
			http://192.168.1.*:3000        => http://192\\.168\\.1\\.[0-9]+:3000
			http://192.168.*               => http://192\\.168\\.[0-9]+\\.[0-9]+
			http://10.*.*.*:*              => http://10\\.[0-9]+\\.[0-9]+\\.[0-9]+(:[0-9]+)?
			""")
	void wildcardThatAnExpressionCanSay(String origin, String regex) {
		assertFound(origin, "It has a '*' that is not a whole left-most part of the host, as in https://*.example.com",
				"Remove it, and add to cors.allowed-origin-regexes: " + regex);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", textBlock = """
			https://**.example.com => Write https://*.example.com
			https://*example.com   => Write each as an entry of its own: https://example.com, https://*.example.com
			https://example.com*   => Write https://example.com
			http://localhost*      => Write http://localhost:*
			""")
	void wildcardThatAPatternCanSay(String origin, String action) {
		assertFound(origin, "It has a '*' that is not a whole left-most part of the host, as in https://*.example.com",
				action);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>",
			textBlock = """
					https://deploy-preview-*--site.netlify.app => List the origins: it would match https://deploy-preview-evil--site.netlify.app, and somebody else can own deploy-preview-evil--site.netlify.app
					https://*-app.vercel.app                   => List the origins: it would match https://evil-app.vercel.app, and somebody else can own evil-app.vercel.app
					http://8.8.*.*                             => List the origins: it would match http://8.8.1.1, and somebody else can own 8.8.1.1
					https://*.com                              => List the origins: it would match https://evil.com, and somebody else can own evil.com
					*.vercel.app                               => List the origins: it would match https://evil.vercel.app, and somebody else can own evil.vercel.app
					https://*.vercel.app/                      => List the origins: it would match https://evil.vercel.app, and somebody else can own evil.vercel.app
					https://app.example.*                      => List the domains, since anybody can register one below another top-level domain: https://app.example.com and so on
					https://app.example.*:8443                 => List the domains, since anybody can register one below another top-level domain: https://app.example.com:8443 and so on
					https://*.example.*                        => List the domains, since anybody can register one below another top-level domain: https://*.example.com and so on
					""")
	void wildcardForOriginsOfOthers(String origin, String action) {
		assertThat(TestSettings.cors("allowed-origins: ['" + origin + "']").problem().action()).isEqualTo(action);
		assertStarts(action);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
			^https://.*\\.example\\.com$                => ^https://.*\\.example\\.com$
			https://.*\\.example\\.com                  => https://.*\\.example\\.com
			https://.*.example.com                      => https://.*\\.example\\.com
			https?://example.com                        => https?://example\\.com
			https://(www.)?example.com                  => https://(www\\.)?example\\.com
			https://(a|b).example.com                   => https://(a|b)\\.example\\.com
			/https:\\/\\/.*\\.example\\.com/            => https:\\/\\/.*\\.example\\.com
			/^https:\\/\\/a\\.example\\.com$/i          => (?i)^https:\\/\\/a\\.example\\.com$
			regex:https://.*\\.example\\.com            => https://.*\\.example\\.com
			r"^https://a\\.example\\.com$"              => ^https://a\\.example\\.com$
			""")
	void expression(String origin, String regex) {
		assertFound(origin, "It is a regular expression, and this list takes origins and patterns",
				"Remove it, and add to cors.allowed-origin-regexes: " + regex);
	}

	@Test
	void expressionWithACommaNeedsAListOfEntries() {
		assertFound("^https://[a-z]{2,3}\\.example\\.com$",
				"It is a regular expression, and this list takes origins and patterns",
				"Remove it, and add to cors.allowed-origin-regexes as an entry of a YAML list: ^https://[a-z]{2,3}\\.example\\.com$");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>",
			textBlock = """
					^https://.*$                => List the origins: it would match https://evil.org, and somebody else can own evil.org
					^https://a(?!b)\\.test$     => List the origins, or write an expression for them in cors.allowed-origin-regexes
					""")
	void expressionThatIsNotOffered(String origin, String action) {
		assertFound(origin, "It is a regular expression, and this list takes origins and patterns", action);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "\"*\"", "'*'", "all", "ANY", "*://*" })
	void everyOrigin(String origin) {
		String yaml = "allowed-origins: ['" + origin.replace("'", "''") + "']";
		assertThat(TestSettings.cors(yaml).problem()).returns("It is not an origin", Problem::reason)
			.returns("To allow every origin, remove it and write allow-all: true", Problem::action);
		assertThat(TestSettings.cors("allow-all: true").problems()).isEmpty();
		assertThat(TestSettings.cors(yaml + "\ncredentials: true").problem().action())
			.startsWith("List the origins in cors.allowed-origins; for every origin, without cookies, remove it");
	}

	@ParameterizedTest
	@ValueSource(strings = { "self", "'self'", "same-origin" })
	void ownOrigin(String origin) {
		assertThat(TestSettings.cors("allowed-origins: ['" + origin.replace("'", "''") + "']").problem().action())
			.startsWith("Remove it: pages of the application itself need no entry");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NULL", "\"null\"", "'Null'" })
	void opaqueOrigin(String origin) {
		String yaml = "allowed-origins: ['" + origin.replace("'", "''") + "']";
		assertThat(TestSettings.cors(yaml).problem().action()).isEqualTo("Write null, in YAML with quotes: \"null\"");
		assertThat(TestSettings.cors("allowed-origins: [\"null\"]").problems()).isEmpty();
		assertThat(TestSettings.cors(yaml + "\ncredentials: true").problem().action())
			.isEqualTo("Remove it, or set credentials to false and write null, in YAML with quotes: \"null\"");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>",
			textBlock = """
					${FOO}                     => Set the property or variable FOO, or write a default as in ${FOO:https://www.example.com}
					https://${FOO}.example.com => Set the property or variable FOO, or write a default as in ${FOO:www}
					""")
	void placeholderWithoutAValue(String origin, String action) {
		assertFound(origin, "It has a placeholder ${...} that cannot be resolved", action);
	}

	@Test
	void listInOnePlaceholder() {
		Problem problem = TestSettings.cors("allowed-origins: [https://x.test, \"${ORIGINS}\"]")
			.variable("ORIGINS", "https://a.test,https://b.test")
			.problem();
		assertThat(problem.reason()).isEqualTo("It is a list, and became one entry of another list");
		assertThat(problem.action())
			.isEqualTo("Write the list as one text, without hyphens and brackets: https://x.test,${ORIGINS}");
		assertThat(TestSettings.cors("allowed-origins: https://x.test,${ORIGINS}")
			.variable("ORIGINS", "https://a.test,https://b.test")
			.properties()
			.allowedOrigins()).containsExactly("https://x.test", "https://a.test", "https://b.test");
	}

	@ParameterizedTest
	@ValueSource(strings = { "#{'${ORIGINS}'.split(',')}", "#{'${ORIGINS}'}" })
	void expressionOfSpring(String expression) {
		for (String yaml : List.of("allowed-origins: \"" + expression + "\"",
				"allowed-origins: [\"" + expression + "\"]")) {
			Problem problem = TestSettings.cors(yaml).variable("ORIGINS", "https://a.test,https://b.test").problem();
			assertThat(problem.reason())
				.isEqualTo("It has an expression #{...}, and Spring does not evaluate any in settings");
			assertThat(problem.action()).isEqualTo("Write the list as one text, which is split at commas: ${ORIGINS}");
		}
	}

	@Test
	void expressionOfSpringWithoutAPlaceholder() {
		assertThat(TestSettings.cors("allowed-origins: [\"#{systemProperties.origin}\"]").problem().action()).isEqualTo(
				"Write the origins themselves, or a placeholder ${...} for a property or variable that has them");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>",
			textBlock = """
					https://app-*.example.com   => List the origins: this list takes no regular expressions
					^https://a\\.example\\.com$ => List the origins: this list takes no regular expressions
					https://*-app.vercel.app    => List the origins: it would match https://evil-app.vercel.app, and somebody else can own evil-app.vercel.app
					*.example.com               => Write https://*.example.com, or http://*.example.com for pages without TLS
					a.test;b.test               => Write each as an entry of its own: https://a.test, https://b.test
					NULL                        => Remove it; if such frames call a path on purpose, set cors.csrf.exempt-urls-regex to that path
					all                         => List the origins, or remove the setting if no other site sends such requests
					""")
	void trustedOrigin(String origin, String action) {
		assertThat(TestSettings.cors("csrf.trusted-origins: ['" + origin + "']").problem().action()).isEqualTo(action)
			.doesNotContain("regexes");
	}

	@Test
	void entryThatAPlaceholderLeavesEmptyIsNone() {
		assertThat(TestSettings.cors("""
				allowed-origins: [https://a.test, "${EXTRA:}"]
				allowed-origin-regexes: ["${EXTRA:}"]
				csrf.trusted-origins: ["${EXTRA:}"]
				hosts.allowed: [a.test, "${EXTRA:}"]
				""").problems()).isEmpty();
		assertThat(TestSettings.cors("allowed-origins: https://a.test,${EXTRA:}").problems()).isEmpty();
		assertThat(TestSettings.cors("hosts.allowed: [\"${EXTRA:}\"]").problem().reason()).isEqualTo("It is empty");
	}

	@Test
	void addressThatAServerListensOnIsWorthAWarning() {
		assertThat(TestSettings.cors("allowed-origins: ['http://0.0.0.0:3000']").warnings()).containsExactly(
				"cors.allowed-origins has http://0.0.0.0:3000, where a server listens: a browser sends the address that the "
						+ "user opened, such as http://localhost:3000");
	}

	@Test
	void anyTextIsAnsweredAndWhatItSaysToWriteStarts() {
		Random random = new Random(3986);
		List<String> pieces = List.of("https", "http", "://", "//", "/", ":", "example", ".com", ".test", "localhost",
				"0.0.0.0", "192.168", ".", "*", "*.", "[", "]", "{", "}", "\"", "'", "`", ";", "|", " ", "- ", ",", "^",
				"$", "\\.", ".*", "(", ")", "?", "#", "@", "8080", "\u200B", "\u0430", "\u00FC", "\uD83D", "\u201C",
				"#{", "regex:", "null", "self", "\n");
		for (int i = 0; i < 200; i++) {
			StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://example.com" : "");
			for (int j = random.nextInt(8); j >= 0; j--) {
				text.insert(random.nextInt(text.length() + 1), pieces.get(random.nextInt(pieces.size())));
			}
			for (String key : List.of("CORS_ALLOWED_ORIGINS", "CORS_HOSTS_ALLOWED")) {
				assertAnswered(key, text.toString());
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "]", "\"", "'\"", ",", "*", "*.", "a,", "://", ".", "#{", "https://a.test;", "[*]:" })
	void longTextIsAnswered(String piece) {
		assertAnswered("CORS_ALLOWED_ORIGINS", piece.repeat(20_000));
		assertAnswered("CORS_HOSTS_ALLOWED", piece.repeat(20_000));
	}

	private static void assertAnswered(String key, String text) {
		for (Problem problem : TestSettings.none().variable(key, text).problems()) {
			Matcher write = Pattern.compile("Write (\\S+)(?:, or .*)?").matcher(problem.action());
			if (write.matches() && !problem.action().contains("without")) {
				assertThat(TestSettings.none().variable(key, write.group(1)).problems()).as("%s: %s", text, problem)
					.isEmpty();
			}
		}
	}

	private static void assertFound(String origin, String reason, String action) {
		assertThat(TestSettings.cors("allowed-origins: [\"" + escaped(origin) + "\"]").problem())
			.returns("cors.allowed-origins[0]", Problem::key)
			.returns(origin, Problem::value)
			.returns(reason, Problem::reason)
			.returns(action, Problem::action);
		assertStarts(action);
	}

	/**
	 * Origins without TLS, and those of every port, are worth a warning however they are
	 * written.
	 */
	private static void assertStarts(String action) {
		Matcher write = TO_WRITE.matcher(action);
		Matcher add = TO_ADD.matcher(action);
		Matcher first = FIRST_TO_LIST.matcher(action);
		if (write.matches()) {
			assertStartsWith("allowed-origins", write.group(1).split(", ?"));
			if (write.group(2) != null) {
				assertThat(TestSettings.cors("allowed-origins: ['" + write.group(2) + "']").problems()).isEmpty();
			}
		}
		else if (add.matches()) {
			assertStartsWith("allowed-origin-regexes", add.group(1));
		}
		else if (first.matches()) {
			assertStartsWith("allowed-origins", first.group(1));
		}
		else {
			assertThat(action).matches("(List the origins|Set the property|Remove it).*");
		}
	}

	private static void assertStartsWith(String list, String... entries) {
		TestSettings settings = TestSettings
			.cors(list + ": ['" + String.join("', '", entries) + "']\ncredentials: true");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).noneMatch((warning) -> warning.contains("somebody else"));
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

	private static String unescaped(String text) {
		return Pattern.compile("\\\\u([0-9A-F]{4})")
			.matcher(text)
			.replaceAll((hit) -> Character.toString(Integer.parseInt(hit.group(1), 16)));
	}

}
