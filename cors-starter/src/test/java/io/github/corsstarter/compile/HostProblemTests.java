package io.github.corsstarter.compile;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.SettingLocation;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Settings under {@code cors.hosts} that cannot work, or are surely not meant.
 */
class HostProblemTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://a.test  | It has a scheme, and a host has none | Write a.test
					*.a.test        | It has a '*', and a domain with everything below it is written with a leading dot | Write .a.test
					www*.a.test     | It has a '*', which is only allowed alone, for every host | List the hosts, or write a bean of type HostAuthorizer that decides
					a.test:8080     | It has a port, and ports do not matter | Write a.test
					a.test.         | It ends in a dot, which is dropped from every request | Write a.test
					a..test         | It has two dots in a row | Write for example www.example.com, .example.com or [::1]
					2001:db8::1     | It is an IPv6 address without brackets | Write [2001:db8::1], in YAML with quotes
					[1::2::3]       | It is not an IPv6 address | Write for example www.example.com, .example.com or [::1]
					''              | It is empty | Write for example www.example.com, .example.com or [::1]
					a.test/app      | It is not a host name: letters, digits, '-' and dots, or an IPv6 address in brackets | Write a.test
					""")
	void hostThatNoRequestCanHave(String host, String reason, String action) {
		assertThat(TestSettings.cors("hosts.allowed: [b.test, \"" + host + "\"]").problem()).isEqualTo(new Problem(
				Area.HOSTS, "cors.hosts.allowed[1]", host, new SettingLocation("application.yml", 2), reason, action));
	}

	@Test
	void problemWithAHostUnderTheAliasNamesTheAlias() {
		assertThat(TestSettings.cors("allowed-hosts: [https://a.test]").problem().key())
			.isEqualTo("cors.allowed-hosts[0]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					trusted-proxies: 10.0.0.0/33         | cors.hosts.trusted-proxies[0] | It has a prefix length that is not a number from 0 to 32 | Write an address or a block of addresses, for example 10.0.0.0/8
					trusted-proxies: 10.0.0.1/8          | cors.hosts.trusted-proxies[0] | It has bits set after the first 8                        | Write an address or a block of addresses, for example 10.0.0.0/8
					trusted-proxies: proxy.test          | cors.hosts.trusted-proxies[0] | It is not an IP address or a block such as 10.0.0.0/8 | Write an address or a block of addresses, for example 10.0.0.0/8
					scheme: ftp                          | cors.hosts.scheme             | It is neither http nor https                             | Write https
					scheme: HTTPS                        | cors.hosts.scheme             | It is neither http nor https                             | Write https
					forwarded-for-hops: -1               | cors.hosts.forwarded-for-hops | It is negative                                           | Write the number of proxies that add an address, or 0
					forwarded-for-hops: all              | cors.hosts.forwarded-for-hops | It is not a whole number                                 | Write a number, such as 1
					use-x-forwarded-port: maybe          | cors.hosts.use-x-forwarded-port | It is neither true nor false                           | Write true or false
					forwarded-proto-header: 'X Scheme:'  | cors.hosts.forwarded-proto-header | It is not a valid header name                        | Write the name alone, without a colon
					forwarded-proto-header: Forwarded    | cors.hosts.forwarded-proto-header | Forwarded has its own grammar and is never read | Let the proxy send X-Forwarded-Host, or a header with another name
					exempt-urls-regex: (                 | cors.hosts.exempt-urls-regex  | ~~                                                       | ~~
					exempt-urls-regex: ^/up(?!x)         | cors.hosts.exempt-urls-regex  | ~~                                                       | ~~
					""")
	void valueThatCannotWork(String yaml, String key, String reason, String action) {
		Problem problem = TestSettings.cors("hosts:\n  " + yaml).problem();
		assertThat(problem.key()).isEqualTo(key);
		assertThat(yaml.replace("'", "")).endsWith(": " + problem.value());
		assertThat(problem.location()).hasToString("application.yml, line 3");
		assertThat(problem.reason()).startsWith(reason);
		assertThat(problem.action()).startsWith(action);
	}

	@ParameterizedTest
	@ValueSource(strings = { "prod", "/prod/", "/", "//evil.test", "/a//b", "/..", "/a/../b", "/a b", "/a?b", "/%2e" })
	void prefixThatIsNoPlainPath(String prefix) {
		Problem problem = TestSettings.cors("hosts.prefix: '" + prefix + "'").problem();
		assertThat(problem.key()).isEqualTo("cors.hosts.prefix");
		assertThat(problem.value()).isEqualTo(prefix);
		assertThat(problem.reason())
			.isEqualTo("It is not a plain path: one that starts with a slash, does not end with one, and has only "
					+ "letters, digits, '-', '_', '.' and '~' between slashes");
		assertThat(problem.action()).isEqualTo("Write for example /prod");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "forwarded" })
	void forwardedIsNoHeaderForTheHost(String header) {
		assertThat(TestSettings
			.cors("hosts: {allowed: a.test, use-x-forwarded-host: true, forwarded-host-header: %s}".formatted(header))
			.problem()
			.reason()).isEqualTo("Forwarded has its own grammar and is never read");
	}

	@Test
	void hostIsNoHeaderForTheHostOfAProxy() {
		Problem problem = TestSettings
			.cors("hosts: {allowed: a.test, use-x-forwarded-host: true, forwarded-host-header: host}")
			.problem();
		assertThat(problem.reason()).isEqualTo("Host is always read where no other header gives the host");
		assertThat(problem.action()).isEqualTo("Remove it, or write the name of the header that the proxy adds");
	}

	@Test
	void forwardedHostNeedsAListOfHosts() {
		assertThat(TestSettings.cors("hosts.use-x-forwarded-host: true").problem()).isEqualTo(new Problem(Area.HOSTS,
				"cors.hosts.use-x-forwarded-host", "true", new SettingLocation("application.yml", 2),
				"Without a list of hosts, any caller that can send the header can choose the host name of the application",
				"List the hosts of the application in cors.hosts.allowed"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed: ['${NAME}']", "allowed: a.test,${NAME}", "trusted-proxies: ['${NAME}']" })
	void placeholderThatNothingResolves(String yaml) {
		Problem problem = TestSettings.cors("hosts: {%s}".formatted(yaml).replace("a.test,${NAME}", "'a.test,${NAME}'"))
			.problem();
		assertThat(problem.value()).isEqualTo("${NAME}");
		assertThat(problem.reason()).isEqualTo("It has a placeholder ${...} that cannot be resolved");
		assertThat(problem.action()).isEqualTo("Set the property or variable that it names");
	}

	@ParameterizedTest
	@CsvSource({ "server.forward-headers-strategy, native", "server.forward-headers-strategy, FRAMEWORK",
			"server.forward-headers-strategy, ${server.forward-headers-strategy}",
			"server.forwardHeadersStrategy, native", "server.tomcat.remoteip.host-header, X-Forwarded-Host",
			"server.tomcat.remoteip.port-header, X-Forwarded-Port",
			"server.tomcat.remoteip.protocol-header, X-Forwarded-Proto",
			"server.tomcat.remoteip.remote-ip-header, X-Forwarded-For" })
	void containerThatReadsOwnedHeadersFirst(String key, String value) {
		Problem problem = TestSettings.cors("hosts.scheme: https").file("other.yml", key + ": " + value).problem();
		assertThat(problem.key())
			.isEqualToIgnoringCase(key.replace("forwardHeadersStrategy", "forward-headers-strategy"));
		assertThat(problem.value()).isEqualTo(value);
		assertThat(problem.location()).isEqualTo(new SettingLocation("other.yml", 1));
		assertThat(problem.reason())
			.isEqualTo("With it the container or Spring reads the forwarded headers of every caller, "
					+ "trusted or not, before cors.hosts.* or a ForwardedHostResolver can");
		assertThat(problem.action())
			.isEqualTo(key.startsWith("server.tomcat") ? "Remove it" : "Remove it, or write none");
	}

	@Test
	void strategyFromAVariableIsAProblemThatNamesIt() {
		Problem problem = TestSettings.cors("hosts.scheme: https")
			.variable("SERVER_FORWARD_HEADERS_STRATEGY", "native")
			.problem();
		assertThat(problem.location()).hasToString("environment variable SERVER_FORWARD_HEADERS_STRATEGY");
	}

	@Test
	void strategyMayBeNone() {
		assertThat(TestSettings.cors("hosts.scheme: https")
			.file("a.yml", "server.forward-headers-strategy: ${STRATEGY:none}")
			.problems()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "native", "framework" })
	void strategyIsFreeWhereNoHeaderIsOwned(String strategy) {
		assertThat(TestSettings.cors("hosts.allowed: [a.test]")
			.file("a.yml", "server.forward-headers-strategy: " + strategy)
			.problems()).isEmpty();
	}

	@Test
	void mistakesInHostsStopTheStartWithoutCorsTooAndThoseOfCorsDoNot() {
		assertThat(TestSettings.cors("""
				enabled: false
				allowed-origins: [no origin]
				hosts:
				  allowed: [https://a.test]
				  use-x-forwarded-hots: true
				  scheme: https
				alowed-hosts: [a.test]
				""").file("b.yml", "server.forward-headers-strategy: native").problems())
			.extracting(Problem::key, Problem::action)
			.containsExactly(tuple("cors.hosts.allowed[0]", "Write a.test"),
					tuple("cors.hosts.use-x-forwarded-hots", "Write cors.hosts.use-x-forwarded-host"),
					tuple("cors.alowed-hosts", "Write cors.allowed-hosts"),
					tuple("server.forward-headers-strategy", "Remove it, or write none"));
	}

	@ParameterizedTest
	@CsvSource({ "cors.host.allowed, cors.hosts.allowed", "cors.hosts.alowed, cors.hosts.allowed",
			"cors.hosts.prefx, cors.hosts.prefix", "cors.hots.scheme, cors.hosts.scheme" })
	void mistypedName(String key, String meant) {
		assertThat(TestSettings.none().file("a.yml", key + ": x").problems())
			.extracting(Problem::reason, Problem::action)
			.contains(tuple("There is no setting with this name", "Write " + meant));
	}

	@Test
	void mistypedVariable() {
		Problem problem = TestSettings.none().variable("CORS_HOST_ALLOWED", "a.test").problem();
		assertThat(problem.action()).isEqualTo("Write CORS_HOSTS_ALLOWED");
	}

	@Test
	void groupIsNoSingleValue() {
		assertThat(TestSettings.cors("hosts: a.test").problem()).isEqualTo(new Problem(Area.HOSTS, "cors.hosts", null,
				new SettingLocation("application.yml", 2), "It is a single value, and hosts is a group of settings",
				"To list the hosts of the application, write cors.hosts.allowed"));
		assertThat(TestSettings.none().variable("CORS_HOSTS", "a.test").problem().location())
			.hasToString("environment variable CORS_HOSTS");
	}

	@Test
	void groupIsNoList() {
		assertThat(TestSettings.cors("hosts: [a.test, b.test]").problem())
			.isEqualTo(new Problem(Area.HOSTS, "cors.hosts", null, new SettingLocation("application.yml", 2),
					"It is a group of settings, but a list is written here",
					"To list the hosts of the application, write cors.hosts.allowed"));
		assertThat(TestSettings.cors("hosts: [{allowed: a.test}]").problem().action())
			.isEqualTo("Write its settings below each other, without hyphens");
		assertThat(TestSettings.none().variable("CORS_HOSTS_0", "a.test").problem().action())
			.endsWith("write CORS_HOSTS_ALLOWED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hosts.allowed: [a.test, [2001:db8::1]]", "hosts.allowed:\n  - [2001:db8::1]",
			"hosts:\n  allowed:\n    - a.test\n    - [fe80::1]" })
	void addressInBracketsWithoutQuotes(String yaml) {
		Problem problem = TestSettings.cors(yaml).problem();
		assertThat(problem.key()).isEqualTo("cors.hosts.allowed");
		assertThat(problem.reason())
			.isEqualTo("One of its entries is a list: YAML reads square brackets without quotes as a list");
		assertThat(problem.action()).isEqualTo("Write the entry in quotes if the brackets belong to it, as in "
				+ "\"[2001:db8::1]\", else without brackets");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Real-IP", "CF-Connecting-IP", "True-Client-IP" })
	void clientHasOneAddress(String header) {
		Problem problem = TestSettings
			.cors("hosts: {trusted-proxies: [10.0.0.1], forwarded-for-hops: 1, client-address-header: %s}"
				.formatted(header))
			.problem();
		assertThat(problem.key()).isEqualTo("cors.hosts.client-address-header");
		assertThat(problem.reason()).isEqualTo("forwarded-for-hops is set too, and the client has one address");
		assertThat(problem.action()).isEqualTo("Keep one of the two");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For", "x-forwarded-for", "X-FORWARDED-FOR" })
	void listOfAddressesIsCountedByHops(String header) {
		Problem problem = TestSettings
			.cors("hosts: {trusted-proxies: [10.0.0.1], client-address-header: %s}".formatted(header))
			.problem();
		assertThat(problem.reason())
			.isEqualTo("X-Forwarded-For can have many addresses, and clients write some of them");
		assertThat(problem.action()).isEqualTo(
				"Remove it, and set cors.hosts.forwarded-for-hops to the number of " + "proxies that add an address");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'X-Real-IP:'", "'X Real IP'", "Forwarded", "Host" })
	void headerForTheClientAddressIsTheNameOfOne(String header) {
		assertThat(
				TestSettings.cors("hosts: {trusted-proxies: [10.0.0.1], client-address-header: %s}".formatted(header))
					.problem()
					.key())
			.isEqualTo("cors.hosts.client-address-header");
	}

	@Test
	void clientAddressFromAnybodyIsWorthAWarning() {
		assertThat(TestSettings.cors("hosts: {client-address-header: X-Real-IP}").warnings()).singleElement()
			.asString()
			.startsWith("cors.hosts.client-address-header is read of every request, ")
			.endsWith("Set trusted-proxies or proxy-secret-header");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed: ['*'], use-x-forwarded-host: true",
			"allowed: [a.test, '*'], use-x-forwarded-host: true, scheme: https" })
	void anyHostFromAnybodyIsWorthAWarning(String yaml) {
		assertThat(TestSettings.cors("hosts: {%s}".formatted(yaml)).warnings()).containsExactly(
				"cors.hosts.allowed accepts names of other owners and no setting says which proxies are trusted, so any caller can "
						+ "choose the host name of the application");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed: ['*']",
			"allowed: ['*'], use-x-forwarded-host: true, trusted-proxies: [10.0.0.1]",
			"allowed: ['*'], use-x-forwarded-host: true, proxy-secret-header: X-V, proxy-secrets: [Kq8-x_2Vz0aB7dLm]",
			"allowed: [a.test], use-x-forwarded-host: true", "allowed: ['[::1]', 127.0.0.1, localhost, .a.test]" })
	void othersAreNot(String yaml) {
		assertThat(TestSettings.cors("hosts: {%s}".formatted(yaml)).warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed: [a.test]", "scheme: https" })
	void trustedProxyThatNothingDescribesIsAProblem(String yaml) {
		Problem problem = TestSettings.cors("hosts: {require-trusted-proxy: true, %s}".formatted(yaml)).problem();
		assertThat(problem.reason())
			.isEqualTo("No setting says which proxies are trusted, so no request would be refused");
		assertThat(problem.action()).isEqualTo("Also set trusted-proxies or proxy-secret-header");
	}

	@Test
	void headerForAHostThatIsNotRead() {
		assertThat(TestSettings.cors("hosts: {allowed: [a.test], forwarded-host-header: X-Public-Host}").warnings())
			.containsExactly("cors.hosts.forwarded-host-header has no effect without use-x-forwarded-host");
	}

	@ParameterizedTest
	@ValueSource(strings = { "''", "[]", "${NO_SUCH_NAME:}" })
	void listOfHostsThatIsWrittenAndEmpty(String list) {
		assertThat(TestSettings.cors("hosts.allowed: " + list).warnings())
			.containsExactly("cors.hosts.allowed is set but empty, so no host is checked");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0/0", "::/0" })
	void everybodyAsATrustedProxy(String block) {
		assertThat(TestSettings.cors("hosts: {allowed: [a.test], trusted-proxies: ['" + block + "']}").warnings())
			.containsExactly(
					"cors.hosts.trusted-proxies has a block of all addresses, so every caller is a trusted proxy");
	}

	@Test
	void headerForASchemeThatIsFixed() {
		assertThat(TestSettings
			.cors("hosts: {allowed: [a.test], scheme: https, forwarded-proto-header: CloudFront-Forwarded-Proto}")
			.warnings())
			.containsExactly("cors.hosts.forwarded-proto-header has no effect, because scheme is set and fixed");
	}

}
