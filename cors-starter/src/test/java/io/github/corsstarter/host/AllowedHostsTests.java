package io.github.corsstarter.host;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which hosts a list of entries allows. The hosts are as {@link HostAndPort} reads them:
 * lower case, without port and final dot.
 */
class AllowedHostsTests {

	@ParameterizedTest
	@CsvSource({ "example.com, example.com", "EXAMPLE.com, example.com", "12.34.56.78, 12.34.56.78", "[::1], [::1]",
			"[2001:DB8::1], [2001:db8::1]", "xn--4ca9at.com, xn--4ca9at.com", "localhost, localhost" })
	void entryAllowsItsOwnHostInAnyCase(String entry, String host) {
		assertThat(AllowedHosts.of(List.of(entry)).contains(host)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "example.com, www.example.com", "example.com, .example.com", "example.com, xexample.com",
			"example.com, example.com.evil.com", "example.com, example.co", "example.com, example.com.",
			"www.example.com, example.com", "12.34.56.78, 012.34.56.78", "127.0.0.1, 127.1", "[::1], ::1",
			"[::1], [0:0:0:0:0:0:0:1]", "[::ffff:10.0.0.1], 10.0.0.1", "10.0.0.1, [::ffff:10.0.0.1]" })
	void entryWithoutALeadingDotAllowsNoOtherHost(String entry, String host) {
		assertThat(AllowedHosts.of(List.of(entry)).contains(host)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "example.com, true", ".example.com, true", "[::1], true", "*, true", "a..b, false", "'', false",
			"example.com:80, false", "example.com., false", "a_b, false" })
	void entryCanBeListedIfItCanMatch(String entry, boolean listable) {
		assertThat(AllowedHosts.canList(entry)).isEqualTo(listable);
	}

	@ParameterizedTest
	@ValueSource(strings = { "multitenant.com", "anything.multitenant.com", "a.b.multitenant.com", "-.multitenant.com",
			".multitenant.com", "..multitenant.com", "multitenant.com.multitenant.com" })
	void leadingDotAllowsTheDomainAndEverythingBelowIt(String host) {
		assertThat(AllowedHosts.of(List.of(".MultiTenant.com")).contains(host)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "xmultitenant.com", "com", ".com", "multitenant.com.evil.com", "multitenant.co",
			"multitenant.comm", "multitenant.com.", "a.multitenant.com.", "multitenant", "a.xmultitenant.com" })
	void leadingDotAllowsNoNeighbourOfTheDomain(String host) {
		assertThat(AllowedHosts.of(List.of(".multitenant.com")).contains(host)).isFalse();
	}

	@Test
	void domainMayBeATopLevelOne() {
		AllowedHosts hosts = AllowedHosts.of(List.of(".com"));
		assertThat(hosts.contains("example.com")).isTrue();
		assertThat(hosts.contains("com")).isTrue();
		assertThat(hosts.contains("examplecom")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com", "[::1]", "10.0.0.1", "..", "-" })
	void asteriskAllowsEveryHost(String host) {
		assertThat(AllowedHosts.of(List.of("*")).contains(host)).isTrue();
		assertThat(AllowedHosts.of(List.of("other.com", "*")).contains(host)).isTrue();
	}

	@Test
	void everyEntryCounts() {
		AllowedHosts hosts = AllowedHosts.of(List.of("a.example.com", ".b.example.com", "c.example.com"));
		assertThat(List.of("a.example.com", "x.b.example.com", "b.example.com", "c.example.com"))
			.allMatch(hosts::contains);
		assertThat(List.of("example.com", "x.a.example.com", "x.c.example.com")).noneMatch(hosts::contains);
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com", "localhost", "127.0.0.1", "" })
	void emptyListAllowsNoHost(String host) {
		assertThat(AllowedHosts.of(List.of()).contains(host)).isFalse();
	}

	@Test
	void listTellsWhetherItIsEmpty() {
		assertThat(AllowedHosts.of(List.of()).isEmpty()).isTrue();
		assertThat(AllowedHosts.of(List.of("example.com")).isEmpty()).isFalse();
		assertThat(AllowedHosts.of(List.of(".example.com")).isEmpty()).isFalse();
		assertThat(AllowedHosts.of(List.of("*")).isEmpty()).isFalse();
	}

	@Test
	void listTellsWhetherItAllowsEveryHost() {
		assertThat(AllowedHosts.of(List.of("example.com", "*")).isAny()).isTrue();
		assertThat(AllowedHosts.of(List.of("example.com", ".com")).isAny()).isFalse();
		assertThat(AllowedHosts.of(List.of()).isAny()).isFalse();
	}

}
