package io.github.corsstarter.actuate;

import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What holds in an application.
 *
 * @param reportOnly whether what would be refused is only logged
 * @param cors the policies
 * @param hosts the hosts
 * @param csrf cross-origin request protection
 * @param warnings what was logged at start because it is surely not meant
 */
record Configuration(boolean reportOnly, Cors cors, Hosts hosts, Csrf csrf,
		Values warnings) implements OperationResponseBody {

	static final String AT_REQUEST_TIME = " decides at request time";

	static Configuration of(CompiledSettings settings, List<String> warnings, RunningParts parts, boolean showValues) {
		return new Configuration(settings.properties().reportOnly(), Cors.of(settings, parts, showValues),
				Hosts.of(settings, parts, showValues), Csrf.of(settings, parts, showValues),
				Values.of(warnings, showValues));
	}

	private static List<String> texts(OriginMatcher origins, boolean regexes) {
		return origins.rules()
			.stream()
			.filter((rule) -> regexes == (rule.kind() == OriginRule.Kind.REGEX))
			.map(OriginRule::text)
			.toList();
	}

	/**
	 * The policies, in the order in which they are tried.
	 */
	record Cors(boolean active, boolean rejectDisallowed, boolean debug, @Nullable String corsPolicies,
			@Nullable String originAuthorizer, @Nullable List<Policy> policies) {

		static Cors of(CompiledSettings settings, RunningParts parts, boolean showValues) {
			boolean configured = settings.provides(parts.policies());
			return new Cors(parts.cors(), settings.properties().rejectDisallowed(), settings.properties().debug(),
					configured ? null : "the application's CorsPolicies bean" + AT_REQUEST_TIME,
					parts.originAuthorizer() ? "the application's OriginAuthorizer bean" + AT_REQUEST_TIME
							+ " about origins that no policy allows" : null,
					configured
							? settings.cors().inOrder().stream().map((policy) -> Policy.of(policy, showValues)).toList()
							: null);
		}

	}

	/**
	 * One policy.
	 */
	record Policy(String name, String key, @Nullable String urlsRegex, boolean enabled, @Nullable Boolean credentials,
			@Nullable Boolean allowAll, @Nullable Values allowedOrigins, @Nullable Values allowedOriginRegexes,
			@Nullable List<String> allowMethods, @Nullable List<String> allowHeaders,
			@Nullable List<String> exposeHeaders, @Nullable Long preflightMaxAge,
			@Nullable Boolean allowPrivateNetwork) {

		static Policy of(ConfiguredPolicy configured, boolean showValues) {
			CorsPolicy policy = configured.policy();
			if (policy == null) {
				return new Policy(configured.name(), configured.key(), configured.urlsRegex(), false, null, null, null,
						null, null, null, null, null, null);
			}
			return new Policy(configured.name(), configured.key(), configured.urlsRegex(), true, policy.isCredentials(),
					policy.isAllowAll(), Values.of(texts(policy.origins(), false), showValues),
					Values.of(texts(policy.origins(), true), showValues), policy.methods(), policy.headers(),
					policy.exposedHeaders(), policy.maxAge().toSeconds(), policy.isAllowPrivateNetwork());
		}

	}

	/**
	 * The hosts, and how the public one is found.
	 */
	record Hosts(boolean active, @Nullable String hostAuthorizer, Values allowed, @Nullable String exemptUrlsRegex,
			ForwardedHeaders forwardedHeaders) {

		static Hosts of(CompiledSettings settings, RunningParts parts, boolean showValues) {
			return new Hosts(parts.hosts(),
					parts.hostAuthorizer() ? "the application's HostAuthorizer bean" + AT_REQUEST_TIME
							+ " about hosts that are not listed" : null,
					Values.of(settings.properties().hosts().allowed(), showValues), exempt(settings),
					ForwardedHeaders.of(settings, parts, showValues));
		}

		private static @Nullable String exempt(CompiledSettings settings) {
			String regex = settings.properties().hosts().exemptUrlsRegex();
			if (regex != null) {
				return regex.isEmpty() ? null : regex;
			}
			return (settings.hosts().exemptPaths() != null) ? "the paths of the health endpoint" : null;
		}

	}

	/**
	 * Where the public address is read, and whose headers count.
	 */
	record ForwardedHeaders(boolean active, @Nullable String forwardedHostResolver, @Nullable List<String> read,
			@Nullable String scheme, @Nullable String prefix, @Nullable Values trustedProxies,
			@Nullable Boolean proxySecret, @Nullable Boolean requireTrustedProxy) {

		static ForwardedHeaders of(CompiledSettings settings, RunningParts parts, boolean showValues) {
			if (!parts.forwardedHeaders() || parts.ownResolver()) {
				return new ForwardedHeaders(parts.forwardedHeaders(),
						parts.ownResolver() ? "the application's ForwardedHostResolver bean" + AT_REQUEST_TIME : null,
						null, null, null, null, null, null);
			}
			HostsProperties hosts = settings.properties().hosts();
			return new ForwardedHeaders(true, null, List.copyOf(settings.hosts().forwardedHeaders()), hosts.scheme(),
					hosts.prefix(), Values.of(hosts.trustedProxies(), showValues), hosts.proxySecretHeader() != null,
					hosts.requireTrustedProxy());
		}

	}

	/**
	 * Cross-origin request protection.
	 */
	record Csrf(boolean active, @Nullable Values trustedOrigins, @Nullable Values trustedOriginRegexes,
			@Nullable String exemptUrlsRegex) {

		static Csrf of(CompiledSettings settings, RunningParts parts, boolean showValues) {
			if (!parts.csrf()) {
				return new Csrf(false, null, null, null);
			}
			OriginMatcher trusted = settings.trustedOrigins(parts.policies()).origins();
			List<String> regexes = texts(trusted, true);
			return new Csrf(true, Values.of(texts(trusted, false), showValues),
					regexes.isEmpty() ? null : Values.of(regexes, showValues),
					settings.properties().csrf().exemptUrlsRegex());
		}

	}

}
