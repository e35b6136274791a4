package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.host.Cidr;
import io.github.corsstarter.host.ForwardedHeaders;
import io.github.corsstarter.host.HeaderForwardedHostResolver;
import io.github.corsstarter.host.ProxyTrust;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.HttpToken;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;
import io.github.corsstarter.settings.Problems;
import io.github.corsstarter.settings.ProxySecret;
import io.github.corsstarter.settings.SettingKeys;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the settings under {@code cors.hosts} and finds what cannot work or is surely
 * not meant.
 */
final class HostsCompiler {

	private static final String LEVEL = SettingKeys.HOSTS;

	private static final String X_FORWARDED_HOST = "X-Forwarded-Host";

	private static final String X_FORWARDED_PROTO = "X-Forwarded-Proto";

	private static final String SECRET_HEADER = "proxy-secret-header";

	private final HostsProperties hosts;

	private final Problems problems;

	private HostsCompiler(HostsProperties hosts, Problems problems) {
		this.hosts = hosts;
		this.problems = problems;
	}

	static CompiledHosts compile(HostsProperties hosts, Problems problems) {
		return new HostsCompiler(hosts, problems).compile();
	}

	private CompiledHosts compile() {
		AllowedHosts allowed = AllowedHosts
			.of(valid("allowed", this.hosts.allowed(), (entry) -> AllowedHosts.of(List.of(entry)),
					"Write for example www.example.com, .example.com or [::1]"));
		PathRegex exempt = ExemptPathsCompiler.compile(LEVEL, this.hosts.exemptUrlsRegex(), this.problems);
		if (this.hosts.allowed().isEmpty() && this.problems.find(LEVEL + ".allowed") != null) {
			this.problems.warn(LEVEL + ".allowed is written and empty, so that no host is checked");
		}
		checkSecrets();
		checkUnused();
		if (!this.hosts.ownsForwardedHeaders()) {
			return new CompiledHosts(allowed, exempt, null, Set.of(), Set.of());
		}
		checkHostHeader();
		ContainerSettingsCheck.check(this.problems);
		checkFixedAddress();
		ProxyTrust trust = trust();
		if (this.hosts.trustedProxies().stream().anyMatch(HostsCompiler::isEverybody)) {
			this.problems
				.warn(LEVEL + ".trusted-proxies has a block of all addresses: every caller is a trusted proxy");
		}
		if (this.hosts.allowed().contains("*") && this.hosts.useXForwardedHost() && !trust.hasGates()) {
			this.problems.warn(LEVEL + ".allowed has * and nothing tells which proxies are trusted: any caller chooses "
					+ "the name of the application");
		}
		ForwardedHeaders headers = headers();
		return new CompiledHosts(allowed, exempt, new HeaderForwardedHostResolver(headers, trust),
				hidden(headers, trust), read(headers));
	}

	private ForwardedHeaders headers() {
		String proto = this.hosts.forwardedProtoHeader();
		if (proto == null && this.hosts.useXForwardedHost()) {
			proto = X_FORWARDED_PROTO;
		}
		return new ForwardedHeaders(this.hosts.useXForwardedHost() ? this.hosts.forwardedHostHeader() : null, proto,
				this.hosts.useXForwardedPort(), this.hosts.useXForwardedPrefix(),
				Math.max(0, this.hosts.forwardedForHops()), this.hosts.scheme(), this.hosts.prefix(),
				this.hosts.requireTrustedProxy());
	}

	private static Set<String> hidden(ForwardedHeaders headers, ProxyTrust trust) {
		Set<String> hidden = new LinkedHashSet<>();
		for (@Nullable
		String header : new @Nullable String[] { headers.hostHeader(), headers.protoHeader(), trust.secretHeader() }) {
			if (header != null) {
				hidden.add(header);
			}
		}
		return hidden;
	}

	/**
	 * All but the one that carries a secret.
	 */
	private static Set<String> read(ForwardedHeaders headers) {
		Set<String> read = new LinkedHashSet<>();
		for (@Nullable
		String header : new @Nullable String[] { headers.hostHeader(),
				(headers.scheme() == null) ? headers.protoHeader() : null,
				headers.usePort() ? ForwardedHeaders.PORT : null, headers.usePrefix() ? ForwardedHeaders.PREFIX : null,
				(headers.forwardedForHops() > 0) ? ForwardedHeaders.FOR : null }) {
			if (header != null) {
				read.add(header);
			}
		}
		return read;
	}

	private ProxyTrust trust() {
		List<Cidr> proxies = valid("trusted-proxies", this.hosts.trustedProxies(), Cidr::parse,
				"Write an address or a block of addresses, for example 10.0.0.0/8")
			.stream()
			.map(Cidr::parse)
			.toList();
		return ProxyTrust.of(proxies, this.hosts.proxySecretHeader(),
				this.hosts.proxySecrets().stream().map(ProxySecret::reveal).toList());
	}

	private static boolean isEverybody(String proxy) {
		return proxy.endsWith("/0");
	}

	/**
	 * Nothing of a secret is repeated, and nothing of what may be one in a wrong place.
	 */
	private void checkSecrets() {
		String header = this.hosts.proxySecretHeader();
		List<ProxySecret> secrets = this.hosts.proxySecrets();
		for (int i = 0; i < secrets.size(); i++) {
			if (secrets.get(i).isPlaceholder()) {
				this.problems.addHidden(LEVEL + ".proxy-secrets", i,
						"It has a placeholder ${...} that nothing resolves",
						"Set the property or variable that it names");
			}
			else if (!secrets.get(i).isUsable()) {
				this.problems.addHidden(LEVEL + ".proxy-secrets", i,
						"It has fewer than " + ProxyTrust.MIN_SECRET_LENGTH
								+ " characters, or others than letters, digits, '-' and '_'",
						"Make one, for example with: openssl rand -hex 24");
			}
		}
		checkHeaderName(SECRET_HEADER, header);
		if (header == null && !secrets.isEmpty()) {
			this.problems.addMissingBeside(LEVEL + ".proxy-secret-header", LEVEL + ".proxy-secrets",
					"There are secrets, and no header to expect them in",
					"Write the name of the header that the proxy sends, for example X-Origin-Verify");
		}
		if (header != null && secrets.isEmpty()) {
			this.problems.add(LEVEL + ".proxy-secret-header", null, "There is no secret to expect in it",
					"Write at least one in " + LEVEL + ".proxy-secrets, or remove the header");
		}
	}

	private void checkUnused() {
		if (this.hosts.requireTrustedProxy() && this.hosts.trustedProxies().isEmpty()
				&& this.hosts.proxySecretHeader() == null) {
			this.problems.add(LEVEL + ".require-trusted-proxy",
					"Nothing tells a trusted proxy from anybody else, so that no request would be refused",
					"Write trusted-proxies or proxy-secret-header beside it");
		}
		if (!this.hosts.useXForwardedHost() && !this.hosts.forwardedHostHeader().equalsIgnoreCase(X_FORWARDED_HOST)) {
			this.problems.warn(LEVEL + ".forwarded-host-header has no effect without use-x-forwarded-host");
		}
		if (this.hosts.scheme() != null && this.hosts.forwardedProtoHeader() != null) {
			this.problems.warn(LEVEL + ".forwarded-proto-header has no effect beside scheme, which is fixed");
		}
	}

	private void checkHostHeader() {
		checkHeaderName("forwarded-host-header", this.hosts.forwardedHostHeader());
		checkHeaderName("forwarded-proto-header", this.hosts.forwardedProtoHeader());
		if (this.hosts.useXForwardedHost() && this.hosts.allowed().isEmpty()) {
			this.problems.add(LEVEL + ".use-x-forwarded-host",
					"Without a list of hosts, whoever can send the header chooses the name of the application",
					"List the names of the application in " + LEVEL + ".allowed");
		}
	}

	private void checkHeaderName(String key, @Nullable String header) {
		if (header == null) {
			return;
		}
		if (!HttpToken.isToken(header)) {
			this.problems.add(LEVEL + "." + key, key.equals(SECRET_HEADER) ? null : header,
					"It cannot be the name of a header", "Write the name alone, without colon");
		}
		else if (header.equalsIgnoreCase("Forwarded")) {
			this.problems.add(LEVEL + "." + key, "Forwarded has a grammar of its own and is never read",
					"Let the proxy send X-Forwarded-Host, or a header of another name");
		}
		else if (header.equalsIgnoreCase("Host")) {
			this.problems.add(LEVEL + "." + key, "Host counts by itself where no other header does",
					"Remove it, or write the name of the header that the proxy adds");
		}
	}

	private void checkFixedAddress() {
		String scheme = this.hosts.scheme();
		if (scheme != null && !scheme.equals("http") && !scheme.equals("https")) {
			this.problems.add(LEVEL + ".scheme", "It is neither http nor https", "Write https");
		}
		String prefix = this.hosts.prefix();
		if (prefix != null && !ForwardedHeaders.isPrefix(prefix)) {
			this.problems.add(LEVEL + ".prefix",
					"It is no plain path: it must start with a slash and not end in one, and have only letters, digits, "
							+ "'-', '_', '.', '~' between",
					"Write for example /prod");
		}
		if (this.hosts.forwardedForHops() < 0) {
			this.problems.add(LEVEL + ".forwarded-for-hops", "It is negative",
					"Write the number of proxies that add an address, or 0");
		}
	}

	private List<String> valid(String key, List<String> entries, Consumer<String> parser, String mend) {
		List<String> valid = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			String entry = entries.get(i);
			if (entry.contains("${")) {
				this.problems.add(LEVEL + "." + key, i, entry, "It has a placeholder ${...} that nothing resolves",
						"Set the property or variable that it names");
				continue;
			}
			try {
				parser.accept(entry);
				valid.add(entry);
			}
			catch (IllegalArgumentException ex) {
				this.problems.add(LEVEL + "." + key, i, entry, "It " + ex.getMessage(), mend);
			}
		}
		return valid;
	}

}
