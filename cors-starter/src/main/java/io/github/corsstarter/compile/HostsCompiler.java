package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import io.github.corsstarter.correction.HostCorrection;
import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.host.Cidr;
import io.github.corsstarter.host.ForwardedHeaders;
import io.github.corsstarter.host.HeaderForwardedHostResolver;
import io.github.corsstarter.host.ProxyTrust;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.HttpToken;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;
import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.ProxySecret;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.settings.SettingKeys;
import io.github.corsstarter.settings.SettingSources;
import io.github.corsstarter.verdict.RuleJudge;
import io.github.corsstarter.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the settings below {@code cors.hosts}, and finds what cannot work or is likely
 * a mistake.
 */
final class HostsCompiler {

	private static final String X_FORWARDED_HOST = "X-Forwarded-Host";

	private static final String X_FORWARDED_PROTO = "X-Forwarded-Proto";

	private static final Finding PLACEHOLDER = new Finding("It has a placeholder ${...} that cannot be resolved",
			"Set the property or variable that it names");

	private static final String GENERATE = "Generate one, for example with: openssl rand -hex 24";

	private final HostsProperties hosts;

	private final Setting group;

	private HostsCompiler(HostsProperties hosts, Setting group) {
		this.hosts = hosts;
		this.group = group;
	}

	static CompiledHosts compile(CorsProperties properties, @Nullable PathRegex healthPaths, SettingSources sources) {
		HostsProperties hosts = properties.hosts();
		if (hosts.ownsForwardedHeaders()) {
			ContainerSettingsCheck.check(sources);
		}
		return new HostsCompiler(hosts, sources.at(Area.HOSTS, SettingKeys.HOSTS)).compile(healthPaths,
				new PathExpressionCompiler(properties.ignoreTrailingSlash()));
	}

	private CompiledHosts compile(@Nullable PathRegex healthPaths, PathExpressionCompiler paths) {
		Setting allowedHosts = this.group.at("allowed");
		AllowedHosts allowed = AllowedHosts
			.of(valid(allowedHosts, this.hosts.allowed(), (entry) -> AllowedHosts.of(List.of(entry)),
					(entry, reason) -> HostCorrection.of(allowedHosts, entry, reason)));
		PathRegex exempt = paths.exempt(this.group, this.hosts.exemptUrlsRegex());
		PathRegex health = this.hosts.exemptHealth() ? healthPaths : null;
		if (this.hosts.allowed().isEmpty() && allowedHosts.text() != null) {
			allowedHosts.warn("is set but empty, so no host is checked");
		}
		boolean anyHost = checkOpenHosts(allowedHosts);
		checkSecrets();
		checkUnused();
		if (!this.hosts.ownsForwardedHeaders()) {
			return new CompiledHosts(allowed, exempt, health, null, Set.of(), Set.of());
		}
		checkHostHeader();
		checkFixedAddress();
		checkClientAddress();
		ProxyTrust trust = trust();
		if (this.hosts.trustedProxies().stream().anyMatch((proxy) -> proxy.endsWith("/0"))) {
			this.group.at("trusted-proxies").warn("has a block of all addresses, so every caller is a trusted proxy");
		}
		if (anyHost && this.hosts.useXForwardedHost() && !trust.hasGates()) {
			allowedHosts.warn("accepts names of other owners and no setting says which proxies are trusted, so any "
					+ "caller can choose the host name of the application");
		}
		ForwardedHeaders headers = headers();
		return new CompiledHosts(allowed, exempt, health, new HeaderForwardedHostResolver(headers, trust),
				present(headers.hostHeader(), headers.protoHeader(), trust.secretHeader()), read(headers));
	}

	/**
	 * Warn about entries below which anybody can have a name, such as .vercel.app.
	 * @return whether there are any, or an entry for every name
	 */
	private boolean checkOpenHosts(Setting allowedHosts) {
		boolean anyHost = false;
		for (String entry : this.hosts.allowed()) {
			if (entry.equals("*")) {
				anyHost = true;
			}
			else if (entry.startsWith(".") && RuleJudge.judgeHost(entry) instanceof Verdict.Open open) {
				allowedHosts.warn("has " + entry + ", and somebody else can own " + open.host() + " below it");
				anyHost = true;
			}
		}
		return anyHost;
	}

	private ForwardedHeaders headers() {
		String proto = this.hosts.forwardedProtoHeader();
		if (proto == null && this.hosts.useXForwardedHost()) {
			proto = X_FORWARDED_PROTO;
		}
		return new ForwardedHeaders(this.hosts.useXForwardedHost() ? this.hosts.forwardedHostHeader() : null, proto,
				this.hosts.useXForwardedPort(), this.hosts.useXForwardedPrefix(),
				Math.max(0, this.hosts.forwardedForHops()), this.hosts.clientAddressHeader(), this.hosts.scheme(),
				this.hosts.prefix(), this.hosts.requireTrustedProxy());
	}

	/**
	 * All headers that are read, except the one that carries a secret.
	 */
	private static Set<String> read(ForwardedHeaders headers) {
		return present(headers.hostHeader(), (headers.scheme() == null) ? headers.protoHeader() : null,
				headers.usePort() ? ForwardedHeaders.PORT : null, headers.usePrefix() ? ForwardedHeaders.PREFIX : null,
				(headers.forwardedForHops() > 0) ? ForwardedHeaders.FOR : headers.clientAddressHeader());
	}

	private static Set<String> present(@Nullable String... headers) {
		Set<String> present = new LinkedHashSet<>(Arrays.asList(headers));
		present.removeIf(Objects::isNull);
		return Collections.unmodifiableSet(present);
	}

	private ProxyTrust trust() {
		List<Cidr> proxies = new ArrayList<>();
		valid(this.group.at("trusted-proxies"), this.hosts.trustedProxies(), (entry) -> proxies.add(Cidr.parse(entry)),
				(entry, reason) -> new Finding("It " + reason,
						"Write an address or a block of addresses, for example 10.0.0.0/8"));
		return ProxyTrust.of(proxies, this.hosts.proxySecretHeader(),
				this.hosts.proxySecrets().stream().map(ProxySecret::reveal).toList());
	}

	/**
	 * No part of a secret is printed, and nothing that may be a secret in a wrong place.
	 */
	private void checkSecrets() {
		Setting header = this.group.at("proxy-secret-header");
		Setting list = this.group.at("proxy-secrets");
		String name = this.hosts.proxySecretHeader();
		List<ProxySecret> secrets = this.hosts.proxySecrets();
		for (int i = 0; i < secrets.size(); i++) {
			if (secrets.get(i).isPlaceholder()) {
				list.entry(i, null).problem(PLACEHOLDER);
			}
			else if (!secrets.get(i).isUsable()) {
				list.entry(i, null)
					.problem(
							"It is shorter than " + ProxyTrust.MIN_SECRET_LENGTH
									+ " characters, or has other characters than letters, digits, '-' and '_'",
							GENERATE);
			}
			else if (secrets.get(i).isGuessable()) {
				list.entry(i, null)
					.problem("It is easy to guess: it has few different characters, repeats itself or is a sequence",
							GENERATE);
			}
		}
		if (name == null && !secrets.isEmpty()) {
			list.entry(0, null)
				.problem("No setting says which header carries the secret", "Set " + header
						+ " to the name of the header that the proxy sends, for example X-Origin-Verify");
		}
		else if (name != null && secrets.isEmpty()) {
			header.showing(null)
				.problem("There is no secret to compare the header with",
						"Write at least one secret in " + list + ", or remove the header");
		}
		checkHeaderName(header.showing(null), name);
	}

	private void checkUnused() {
		if (this.hosts.requireTrustedProxy() && this.hosts.trustedProxies().isEmpty()
				&& this.hosts.proxySecretHeader() == null) {
			this.group.at("require-trusted-proxy")
				.problem("No setting says which proxies are trusted, so no request would be refused",
						"Also set trusted-proxies or proxy-secret-header");
		}
		if (!this.hosts.useXForwardedHost() && !this.hosts.forwardedHostHeader().equalsIgnoreCase(X_FORWARDED_HOST)) {
			this.group.at("forwarded-host-header").warn("has no effect without use-x-forwarded-host");
		}
		if (this.hosts.scheme() != null && this.hosts.forwardedProtoHeader() != null) {
			this.group.at("forwarded-proto-header").warn("has no effect, because scheme is set and fixed");
		}
	}

	private void checkHostHeader() {
		checkHeaderName(this.group.at("forwarded-host-header"), this.hosts.forwardedHostHeader());
		checkHeaderName(this.group.at("forwarded-proto-header"), this.hosts.forwardedProtoHeader());
		if (this.hosts.useXForwardedHost() && this.hosts.allowed().isEmpty()) {
			this.group.at("use-x-forwarded-host")
				.problem(
						"Without a list of hosts, any caller that can send the header can choose the host name of "
								+ "the application",
						"List the hosts of the application in " + this.group.at("allowed"));
		}
	}

	private static void checkHeaderName(Setting setting, @Nullable String header) {
		if (header == null) {
			return;
		}
		if (!HttpToken.isToken(header)) {
			setting.problem("It is not a valid header name", "Write the name alone, without a colon");
		}
		else if (header.equalsIgnoreCase("Forwarded")) {
			setting.problem("Forwarded has its own grammar and is never read",
					"Let the proxy send X-Forwarded-Host, or a header with another name");
		}
		else if (header.equalsIgnoreCase("Host")) {
			setting.problem("Host is always read where no other header gives the host",
					"Remove it, or write the name of the header that the proxy adds");
		}
	}

	private void checkFixedAddress() {
		String scheme = this.hosts.scheme();
		if (scheme != null && !scheme.equals("http") && !scheme.equals("https")) {
			this.group.at("scheme").problem("It is neither http nor https", "Write https");
		}
		String prefix = this.hosts.prefix();
		if (prefix != null && !ForwardedHeaders.isPrefix(prefix)) {
			this.group.at("prefix")
				.problem("It is not a plain path: one that starts with a slash, does not end with one, and has only "
						+ "letters, digits, '-', '_', '.' and '~' between slashes", "Write for example /prod");
		}
	}

	private void checkClientAddress() {
		int hops = this.hosts.forwardedForHops();
		if (hops < 0) {
			this.group.at("forwarded-for-hops")
				.problem("It is negative", "Write the number of proxies that add an address, or 0");
		}
		String name = this.hosts.clientAddressHeader();
		if (name == null) {
			return;
		}
		Setting header = this.group.at("client-address-header");
		checkHeaderName(header, name);
		if (name.equalsIgnoreCase(ForwardedHeaders.FOR)) {
			header.problem("X-Forwarded-For can have many addresses, and clients write some of them",
					"Remove it, and set " + this.group.at("forwarded-for-hops")
							+ " to the number of proxies that add an address");
		}
		else if (hops > 0) {
			header.problem("forwarded-for-hops is set too, and the client has one address", "Keep one of the two");
		}
		if (this.hosts.trustedProxies().isEmpty() && this.hosts.proxySecretHeader() == null) {
			header.warn("is read of every request, because no setting says which proxies are trusted, so any caller "
					+ "that reaches the application can choose its address. Set trusted-proxies or "
					+ "proxy-secret-header");
		}
	}

	private static List<String> valid(Setting list, List<String> entries, Consumer<String> parser,
			BiFunction<String, String, Finding> correction) {
		if (entries.isEmpty()) {
			list.warnIfEmptied();
		}
		List<String> valid = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			String entry = entries.get(i);
			if (entry.contains("${")) {
				list.entry(i, entry).problem(PLACEHOLDER);
				continue;
			}
			try {
				parser.accept(entry);
				valid.add(entry);
			}
			catch (IllegalArgumentException ex) {
				if (!entry.isEmpty() || !isLeftOut(list, i, entries)) {
					list.entry(i, entry).problem(correction.apply(entry, String.valueOf(ex.getMessage())));
				}
			}
		}
		return valid;
	}

	/**
	 * Whether a placeholder left an entry empty, and the list still has others: an empty
	 * list would accept every host.
	 */
	private static boolean isLeftOut(Setting list, int index, List<String> entries) {
		return list.entry(index, "").isFromPlaceholder() && entries.stream().anyMatch((entry) -> !entry.isEmpty());
	}

}
