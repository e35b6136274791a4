package io.github.corsstarter.verdict;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.verdict.PublicSuffixList.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Below which domains anybody can register a name.
 */
class PublicSuffixListTests {

	private final PublicSuffixList list = PublicSuffixList.get();

	@ParameterizedTest
	@CsvSource({ "example.com, example.com", "www.example.com, example.com", "a.b.example.co.uk, example.co.uk",
			"example.vercel.app, example.vercel.app", "www.example.github.io, example.github.io",
			"a.b.c.d.example.org, example.org", "acme.up.railway.app, acme.up.railway.app",
			"x.execute-api.us-east-1.amazonaws.com, x.execute-api.us-east-1.amazonaws.com",
			"hash.acme.pages.dev, acme.pages.dev", "example.xn--p1ai, example.xn--p1ai",
			"a.example.xn--55qx5d.cn, example.xn--55qx5d.cn" })
	void hostBelongsToTheLongestSuffixAndOneLabel(String host, String domain) {
		assertThat(this.list.registrableDomain(host)).isEqualTo(domain);
	}

	@ParameterizedTest
	@CsvSource({ "a.b.ck, a.b.ck", "x.a.b.ck, a.b.ck", "www.ck, www.ck", "a.www.ck, www.ck",
			"a.city.kawasaki.jp, city.kawasaki.jp", "a.b.kawasaki.jp, a.b.kawasaki.jp" })
	void wildcardsAndExceptionsAreHonoured(String host, String domain) {
		assertThat(this.list.registrableDomain(host)).isEqualTo(domain);
	}

	@ParameterizedTest
	@ValueSource(strings = { "com", "co.uk", "vercel.app", "github.io", "a.ck", "ck", "kawasaki.jp", "b.kawasaki.jp",
			"xn--p1ai" })
	void suffixIsNobodysDomain(String host) {
		assertThat(this.list.registrableDomain(host)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "a.localhost", "api.internal", "db.corp.local", "nas.lan", "app.test",
			"a.b.svc.cluster.local", "router.home.arpa", "x.invalid", "exampleXcom", "" })
	void nothingCanBeRegisteredBelowAnUnlistedTopLevelDomain(String host) {
		assertThat(this.list.registrableDomain(host)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "tunnel.loca.lt, tunnel.loca.lt", "name-3000.app.github.dev, name-3000.app.github.dev",
			"a.env.westeurope.azurecontainerapps.io, env.westeurope.azurecontainerapps.io",
			"abc-8080.euw.devtunnels.ms, abc-8080.euw.devtunnels.ms", "acme--c.vf.force.com, acme--c.vf.force.com",
			"acme.force.com, acme.force.com", "www.acme.zendesk.com, acme.zendesk.com" })
	void hostingDomainsOfItsOwnListCount(String host, String domain) {
		assertThat(this.list.registrableDomain(host)).isEqualTo(domain);
	}

	@Test
	void rulesAreSortedAndDistinct() {
		List<String> paths = new ArrayList<>();
		collect(this.list.root(), "", paths);
		assertThat(paths).hasSizeGreaterThan(10_000).doesNotHaveDuplicates().isSorted();
		assertThat(paths).contains("moc", "ku.oc", "kc.*", "kc.www!", "tl.acol", "sm.slennutved.*").doesNotContain("*");
		assertThat(paths).allSatisfy((path) -> assertThat(path).matches("[a-z0-9-]+(\\.[a-z0-9-]+)*(\\.\\*|!)?"));
	}

	@Test
	void everyHostingDomainHasASource() throws IOException {
		for (String line : hostingDomains()) {
			String[] columns = line.split(" +");
			assertThat(columns).hasSize(2);
			assertThat(columns[0]).matches("(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+");
			assertThat(URI.create(columns[1]).getScheme()).isEqualTo("https");
			assertThat(URI.create(columns[1]).getPath()).hasSizeGreaterThan(1);
		}
	}

	@Test
	void noticeNamesSourceDateAndLicense() throws IOException {
		String notice = String.join("\n", lines("public-suffix-list.txt"));
		assertThat(notice).contains("https://publicsuffix.org/", "Version: tldts ", "Mozilla Public License, v. 2.0",
				"https://mozilla.org/MPL/2.0/");
		String date = notice.replaceFirst("(?s).*\nDate: (\\S+)\n.*", "$1");
		assertThat(LocalDate.parse(date)).isAfter(LocalDate.of(2026, 11, 1));
	}

	private void collect(Node node, String path, List<String> paths) {
		if (this.list.isRule(node)) {
			paths.add(path);
		}
		for (Node child : this.list.children(node)) {
			char character = this.list.character(child);
			assertThat(this.list.child(node, character)).isEqualTo(child);
			collect(child, path + character, paths);
		}
	}

	private static List<String> hostingDomains() throws IOException {
		return lines("hosting-domains.txt").stream()
			.filter((line) -> !line.isEmpty() && line.charAt(0) != '#')
			.toList();
	}

	private static List<String> lines(String name) throws IOException {
		try (@Nullable
		InputStream resource = PublicSuffixList.class.getResourceAsStream(name)) {
			assertThat(resource).isNotNull();
			return new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8)).lines().toList();
		}
	}

}
