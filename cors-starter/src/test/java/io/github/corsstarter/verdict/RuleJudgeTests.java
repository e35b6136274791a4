package io.github.corsstarter.verdict;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.verdict.Verdict.Closed;
import io.github.corsstarter.verdict.Verdict.Dead;
import io.github.corsstarter.verdict.Verdict.Open;
import io.github.corsstarter.verdict.Verdict.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules are judged by what they admit.
 */
class RuleJudgeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			https://example\\.com.*                  ! https://example.com.evil.org
			https://example\\.com[^/]*               ! https://example.com.evil.org
			https://example\\.(com|org)(\\..*)?      ! https://example.com.evil.org
			https://localhost.*                      ! https://localhost.evil.org
			http://192\\.168\\..*                    ! http://192.168.evil.org
			""")
	void tailThatIsNotClosedAdmitsDomainsOfOthers(String regex, String witness) {
		assertThat(RuleJudge.judgeRegex(regex)).isEqualTo(new Open(witness, "evil.org"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			https://.*example\\.com                  ! https://evilexample.com
			https://.*(?:example)\\.com              ! https://evilexample.com
			https:\\/\\/[a-z]*example\\.com          ! https://evilexample.com
			https://([a-z.]+)?example\\.com          ! https://evilexample.com
			https://[[:alnum:]]*example\\.com        ! https://evilexample.com
			https://\\p{L}+example\\.com             ! https://evilexample.com
			https://(?:.*\\.?)example\\.com          ! https://evilexample.com
			(?i)https://.*EXAMPLE\\.com              ! https://evilexample.com
			https?://.*example\\.com(:\\d+)?         ! https://evilexample.com
			https://.*example\\.com:8081             ! https://evilexample.com:8081
			https://.*example\\.com:7[0-9]{3}        ! https://evilexample.com:7111
			https://.*example\\.com\\.               ! https://evilexample.com.
			https://[a-z]+-example\\.com             ! https://evil-example.com
			https://\\b.*example\\.com               ! https://evilexample.com
			https://.*\\bexample\\.com               ! https://evil-example.com
			http://[a-z]*example\\.com               ! http://evilexample.com
			.*example\\.com                          ! https://evilexample.com
			https://[\\w.-]*example\\.com            ! https://evilexample.com
			https://(a|b)*cme\\.com                  ! https://acme.com
			""")
	void beginningThatIsNotClosedAdmitsDomainsOfOthers(String regex, String witness) {
		assertThat(RuleJudge.judgeRegex(regex)).isInstanceOfSatisfying(Open.class,
				(open) -> assertThat(open.witness()).isEqualTo(witness));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			https://www.example.com                  ! https://wwwxexample.com
			https://app.example\\.co\\.uk            ! https://appxexample.co.uk
			https://example.co.uk                    ! https://examplexco.uk
			""")
	void dotWithoutBackslashStandsForAnyCharacter(String regex, String witness) {
		assertThat(RuleJudge.judgeRegex(regex)).isInstanceOfSatisfying(Open.class,
				(open) -> assertThat(open.witness()).isEqualTo(witness));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "https://.*\\.example.com", "https://app\\.example.com",
			"http://192.168.0.1:3000", "http://localhost.:3000" })
	void dotWithoutBackslashDoesNoHarmWhereNoDomainOfOthersComesOfIt(String regex) {
		assertThat(RuleJudge.judgeRegex(regex)).isEqualTo(new Closed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			.*                                       ! https://evil.org
			https?://.+                              ! https://evil.org
			http://.*                                ! http://evil.org
			https://foo\\.[a-z]+                     ! https://foo.org
			https://[a-z]+\\.com                     ! https://evil.com
			https://.*\\.co\\.uk                     ! https://evil.co.uk
			https://[a-z]{3}\\.com                   ! https://xxx.com
			https://[0-9]+\\.com                     ! https://1.com
			https://[a-z]+\\.(internal|net)          ! https://evil.net
			""")
	void domainsBelowAPublicSuffixBelongToAnybody(String regex, String witness) {
		assertThat(RuleJudge.judgeRegex(regex)).isInstanceOfSatisfying(Open.class,
				(open) -> assertThat(open.witness()).isEqualTo(witness));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			https://[a-z-]+\\.vercel\\.app                   ! https://evil.vercel.app
			https://.*\\.vercel\\.app                        ! https://evil.vercel.app
			https://acme-git-[a-z0-9-]+-team\\.vercel\\.app  ! https://acme-git-evil-team.vercel.app
			https://deploy-preview-\\d+--acme\\.netlify\\.app ! https://deploy-preview-1--acme.netlify.app
			https://[a-z0-9-]+\\.up\\.railway\\.app          ! https://evil.up.railway.app
			https://.*\\.loca\\.lt                           ! https://evil.loca.lt
			https://[a-z]+-3000\\.app\\.github\\.dev         ! https://evil-3000.app.github.dev
			https://master\\.[a-z0-9]+\\.amplifyapp\\.com    ! https://master.evil.amplifyapp.com
			https://.*\\.compute\\.amazonaws\\.com           ! https://evil.x.compute.amazonaws.com
			https://[a-z]+\\.[a-z]+\\.ck                     ! https://evil.x.ck
			""")
	void domainsBelowAHostingDomainBelongToAnybody(String regex, String witness) {
		assertThat(RuleJudge.judgeRegex(regex)).isInstanceOfSatisfying(Open.class,
				(open) -> assertThat(open.witness()).isEqualTo(witness));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://[a-z0-9-]+\\.acme\\.vercel\\.app", "https://[a-z0-9]+\\.acme\\.pages\\.dev",
			"https://acme\\.github\\.io", "https://.*\\.www\\.ck", "https://.*\\.city\\.kawasaki\\.jp" })
	void domainsBelowOnesOwnDomainAtAHostingServiceAreClosed(String regex) {
		assertThat(RuleJudge.judgeRegex(regex)).isEqualTo(new Closed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			http://203\\.0\\.113\\.\\d+               ! http://203.0.113.1
			http://\\d+\\.\\d+\\.\\d+\\.\\d+          ! http://1.1.1.1
			https://172\\.(1[5-9]|2\\d|3[01])\\.\\d+\\.1 ! https://172.15.1.1
			http://\\[2001:db8::[0-9a-f]+\\]          ! http://[2001:db8::a]
			https?://\\[[0-9a-f:]+\\]:8080            ! https://[::a]:8080
			""")
	void publicAddressesBelongToAnybody(String regex, String witness) {
		assertThat(RuleJudge.judgeRegex(regex)).isInstanceOfSatisfying(Open.class,
				(open) -> assertThat(open.witness()).isEqualTo(witness));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://192\\.168\\.\\d+\\.\\d+(:\\d+)?", "http://10\\.\\d+\\.\\d+\\.\\d+",
			"http://172\\.(1[6-9]|2\\d|3[01])\\.\\d+\\.\\d+", "http://127\\.\\d+\\.\\d+\\.\\d+",
			"http://169\\.254\\.\\d+\\.\\d+", "http://100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.\\d+\\.\\d+",
			"http://\\[::1\\](:\\d+)?", "http://\\[f[cd][0-9a-f]{2}:[0-9a-f:]+\\]",
			"http://\\[fe[89ab][0-9a-f]:.*\\]" })
	void addressesThatNobodyElseCanReachAreClosed(String regex) {
		assertThat(RuleJudge.judgeRegex(regex)).isEqualTo(new Closed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:[0-9]+", "http://.*localhost(:\\d+)?", "https://[a-z]+\\.internal",
			"https://.*\\.(local|lan|test|invalid|example)", "https://[a-z0-9-]+\\.svc\\.cluster\\.local",
			"http://[a-z0-9-]+(:\\d+)?", "https://[a-z.]+\\.home\\.arpa" })
	void namesThatNobodyCanRegisterAreClosed(String regex) {
		assertThat(RuleJudge.judgeRegex(regex)).isEqualTo(new Closed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "capacitor://localhost", "chrome-extension://[a-z]{32}", "moz-extension://.*",
			"app://[A-Za-z.]+", "exp://192\\.168\\..*", "wss://.*", "null", "file://", "(null|https://example\\.com)" })
	void originsOfOtherSchemesAreClosed(String regex) {
		assertThat(RuleJudge.judgeRegex(regex)).isEqualTo(new Closed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example\\.com", "https?://(www\\.)?example\\.com(:\\d+)?",
			"https://([a-z0-9-]+\\.)*example\\.com", "https://.*\\.example\\.com", "https://.*\\.example\\.co\\.uk",
			"https://.*[.]example[.]com", "(?i)HTTPS://EXAMPLE\\.COM", "https://[Ee]xample\\.com",
			"^https://\\Qexample.com\\E$", "https:\\x2f\\x2fexample\\x2ecom", "https://(.*\\.)?(a|b|c)\\.(com|org|net)",
			"(https?://)?example\\.com", "https://example\\.com(/.*)?", "https://example\\.com(:.*)?",
			"https://my[-.]example\\.com", "https://ac{2,3}me\\.com" })
	void domainsThatAreWrittenOutAreClosed(String regex) {
		assertThat(RuleJudge.judgeRegex(regex)).isEqualTo(new Closed());
	}

	@Test
	void anyNumberOfDomainsThatAreWrittenOutIsClosed() {
		String names = IntStream.range(0, 1000).mapToObj((i) -> "n" + i).collect(Collectors.joining("|"));
		assertThat(RuleJudge.judgeRegex("https://(" + names + ")\\.com")).isEqualTo(new Closed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			https://app[1-9]\\.com          ! false
			https://app[0-9]\\.com          ! true
			https://[abc][xyz]\\.com        ! false
			https://[abc][wxyz]\\.com       ! true
			https?://app[1-9]\\.com         ! false
			https://203\\.0\\.113\\.[1-9]   ! false
			https://203\\.0\\.113\\.[0-9]   ! true
			https://(acme)+\\.com           ! true
			https://(acme){1,9}\\.com       ! false
			https://acme[a-z]?\\.com        ! true
			""")
	void tenNamesThatAreNotWrittenOutAreOpen(String regex, boolean open) {
		assertThat(RuleJudge.judgeRegex(regex)).isInstanceOf(open ? Open.class : Closed.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			(evil|[a-z]+)\\.com                      ! evilx.com
			(evil|vil|[a-z]{4})\\.com                ! xxxx.com
			""")
	void witnessIsNotWrittenOut(String hosts, String host) {
		assertThat(RuleJudge.judgeRegex("https://" + hosts)).isInstanceOfSatisfying(Open.class,
				(open) -> assertThat(open.host()).isEqualTo(host));
	}

	@Test
	void witnessHasNoLabelThatBeginsOrEndsInAHyphenIfThereIsAChoice() {
		assertThat(RuleJudge.judgeRegex("https://([-]|[-x])a\\.[-a-z]+\\.com"))
			.isEqualTo(new Open("https://xa.evil.com", "evil.com"));
	}

	@Test
	void domainOfHyphensOnlyCannotBeRegistered() {
		assertThat(RuleJudge.judgeRegex("https://-[a-z]+\\.com")).isEqualTo(new Closed());
		assertThat(RuleJudge.judgeRegex("https://[a-z]+-\\.com")).isEqualTo(new Closed());
		assertThat(RuleJudge.judgeRegex("https://_[a-z]+\\.com")).isEqualTo(new Closed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			https://App\\.example\\.com              ! UPPER_CASE    ! A
			https://[A-Z]+\\.example\\.com           ! UPPER_CASE    ! [A-Z]
			HTTPS://example\\.com                    ! UPPER_CASE    ! H
			https://example\\.com:443                ! DEFAULT_PORT  !
			http://example\\.com:80                  ! DEFAULT_PORT  !
			https://example\\.org/                   ! PATH          ! /
			https://example\\.org/app                ! PATH          ! /
			https://example\\.org(/.*)               ! PATH          ! /
			https://example\\.org\\?a=b              ! PATH          ! \\?
			https://example\\.org:8443/              ! PATH          ! /
			/https:\\/\\/example\\.com/              ! DELIMITERS    ! /https:\\/\\/example\\.com/
			/^https:\\/\\/example\\.com$/i           ! DELIMITERS    ! /^https:\\/\\/example\\.com$/i
			r"^https://example\\.com$"               ! DELIMITERS    ! r"^https://example\\.com$"
			example\\.com                            ! SCHEME        !
			example\\.com:8080                       ! SCHEME        ! 8
			//example\\.com                          ! SCHEME        ! /
			https:/example\\.com                     ! SCHEME        ! e
			\\.example\\.com                         ! SCHEME        ! \\.
			''                                       ! SCHEME        !
			https://*\\.example\\.info               ! WILDCARD      ! \\.
			https://\\*\\.example\\.info             ! WILDCARD      ! \\*
			http://*                                 ! WILDCARD      !
			http://localhost:d+                      ! PORT          ! d
			http://localhost:                        ! PORT          !
			http://localhost:0                       ! PORT          ! 0
			http://localhost:70000                   ! PORT          ! 0
			https://user@example\\.com               ! USER_INFO     ! @
			https://example\\.com , https://a        ! WHITE_SPACE   ! ' '
			https://example\\.com,https://a          ! LIST          ! ,
			https://m\u00FCnchen\\.example           ! NON_ASCII     ! \u00FC
			https:\\\\/\\\\/example\\\\.com          ! BACKSLASH     ! \\\\
			https://                                 ! HOST          !
			https://example\\.\\.com                 ! HOST          ! \\.
			https://1\\.2\\.3                        ! HOST          !
			http://\\[0:0:0:0:0:0:0:1\\]             ! HOST          ! 0
			https://%\\.example\\.com                ! HOST          ! %
			https://^example                         ! CONTRADICTION ! https://^example
			a$x                                      ! CONTRADICTION ! a$x
			https://acme\\B\\.com                    ! CONTRADICTION ! https://acme\\B\\.com
			""")
	void ruleThatNoOriginMatchesIsDead(String regex, DeadReason reason, String part) {
		assertThat(RuleJudge.judgeRegex(regex)).isInstanceOfSatisfying(Dead.class, (dead) -> {
			assertThat(dead.reason()).isEqualTo(reason);
			assertThat(regex.substring(dead.start(), dead.end())).isEqualTo((part != null) ? part : "");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://[a-z]{64,}\\.example\\.com", "https://(a{60}\\.){5}com", "[a-z]{65}://x",
			"https://(a{60}\\.){4}a{10}", "https://(a{60}\\.){4}a{10}\\.", "x://[a-z]{254}" })
	void nameThatIsTooLongIsDead(String regex) {
		assertThat(RuleJudge.judgeRegex(regex)).isEqualTo(new Dead(DeadReason.LENGTH, 0, regex.length()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://[a-z.]{64,}\\.example\\.com", "https://[a-z]{63}\\.example\\.com",
			"https://(a{60}\\.){4}a{9}", "https://(a{60}\\.){4}a{9}\\.", "https://(a{60}\\.){4}a{9}\\.:8080",
			"x://[a-z]{253}", "[a-z]{64}://x", "https://(x|[a-z]{64})\\.example\\.com" })
	void nameThatCanBeShortEnoughIsNotDead(String regex) {
		assertThat(RuleJudge.judgeRegex(regex)).isEqualTo(new Closed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://(?!evil).*\\.example\\.com", "https://[a-z]++\\.com", "https://(a", "[z-a]",
			"https://\\w+\\.example\\.com\\Z" })
	void whatIsNotRe2SyntaxIsUnknown(String regex) {
		assertThat(RuleJudge.judgeRegex(regex)).isInstanceOfSatisfying(Unknown.class, (unknown) -> {
			assertThat(unknown.reason()).isEqualTo(UnknownReason.INVALID);
			assertThat(unknown.message()).isNotBlank();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "(?:(?:(?:a{1,1000}){1,1000}){1,10})", "(a{1,1000}){1,1000}",
			"https://([a-z0-9]{0,200}\\.){0,90}[a-z]{0,900}x", "https://(.?){300}[^a](.?){200}",
			"https://([1-9]\\.co\\.uk*|[^/]?\\pL{0,2}(.{2,}[0-9][0-9]{1,3}|[^/]{0,5})*([1-9]{0,5}.{1,3})*){0,5}" })
	void whatTakesTooLongToJudgeIsUnknown(String regex) {
		assertThat(RuleJudge.judgeRegex(regex)).isInstanceOfSatisfying(Unknown.class, (unknown) -> {
			assertThat(unknown.reason()).isEqualTo(UnknownReason.TOO_LARGE);
			assertThat(unknown.message()).isNotBlank();
		});
	}

	@Test
	void hugeAlternationIsUnknown() {
		String names = IntStream.range(0, 20_000).mapToObj((i) -> "n" + i).collect(Collectors.joining("|"));
		assertThat(RuleJudge.judgeRegex("https://(" + names + ")\\.com")).isInstanceOf(Unknown.class);
	}

	@ParameterizedTest
	@CsvSource({ "https://*.github.io, https://evil.github.io", "https://*.vercel.app, https://evil.vercel.app",
			"https://*.co.uk, https://evil.co.uk", "https://*.vercel.app:*, https://evil.vercel.app",
			"http://*.vercel.app:8081, http://evil.vercel.app:8081", "https://*, https://evil.org",
			"http://*:8080, http://evil.org:8080", "https://*.railway.app, https://evil.up.railway.app",
			"https://*.amazonaws.com, https://evil.s3.amazonaws.com",
			"https://*.vercel.app., https://evil.vercel.app." })
	void patternBelowAPublicSuffixIsOpen(String pattern, String witness) {
		assertThat(RuleJudge.judgePattern(OriginPattern.parse(pattern))).isInstanceOfSatisfying(Open.class,
				(open) -> assertThat(open.witness()).isEqualTo(witness));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://*.example.com", "https://*.example.co.uk", "https://*.example.com:*",
			"http://localhost:*", "http://*.localhost:*", "https://*.acme.vercel.app", "https://*.corp.internal",
			"http://[::1]:*", "http://203.0.113.7:*", "capacitor://*", "https://vercel.app:*", "https://*.home.arpa" })
	void patternBelowOnesOwnDomainIsClosed(String pattern) {
		assertThat(RuleJudge.judgePattern(OriginPattern.parse(pattern))).isEqualTo(new Closed());
	}

	@ParameterizedTest
	@CsvSource({ ".com, evil.com", ".vercel.app, evil.vercel.app", ".co.uk, evil.co.uk", ".VERCEL.app, evil.vercel.app",
			"*, evil.org", ".amazonaws.com, evil.s3.amazonaws.com" })
	void hostsBelowAPublicSuffixAreOpen(String entry, String host) {
		assertThat(RuleJudge.judgeHost(entry)).isEqualTo(new Open("https://" + host, host));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".example.com", "www.example.com", "Example.com", "localhost", ".localhost", "[::1]",
			"203.0.113.7", "vercel.app", ".acme.vercel.app", ".svc.cluster.local" })
	void hostsOfOnesOwnAreClosed(String entry) {
		assertThat(RuleJudge.judgeHost(entry)).isEqualTo(new Closed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8080", "https://example.com", "10.0.0.0/8", "app-*.vercel.app", "*.example.com",
			"example.com/", ".vercel.app.", "1.2.3", "256.1.1.1", "a..b", "" })
	void whatIsNoHostIsDead(String entry) {
		assertThat(RuleJudge.judgeHost(entry)).isInstanceOf(Dead.class);
	}

}
