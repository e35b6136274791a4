package io.github.corsstarter.actuate;

import java.util.List;

import io.github.corsstarter.compile.EffectiveSettings;
import io.github.corsstarter.compile.EffectiveSettings.ConfiguredPolicy;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.policy.CorsPolicy;
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

	static Configuration of(EffectiveSettings settings, List<String> warnings, RunningParts parts, boolean showValues) {
		return new Configuration(settings.isReportOnly(), Cors.of(settings.cors(), parts, showValues),
				Hosts.of(settings.hosts(), parts, showValues), Csrf.of(settings.csrf(), parts, showValues),
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

		static Cors of(EffectiveSettings.EffectiveCors cors, RunningParts parts, boolean showValues) {
			boolean configured = parts.policies() == cors.policies();
			return new Cors(parts.cors(), cors.rejectDisallowed(), cors.debug(),
					configured ? null : "the application's CorsPolicies bean" + AT_REQUEST_TIME,
					parts.originAuthorizer() ? "the application's OriginAuthorizer bean" + AT_REQUEST_TIME
							+ " about origins that no policy allows" : null,
					configured ? cors.inOrder().stream().map((policy) -> Policy.of(policy, showValues)).toList()
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
			return new Policy(configured.name(), configured.key(), configured.urlsRegex(), true, policy.credentials(),
					policy.allowAll(), Values.of(texts(policy.origins(), false), showValues),
					Values.of(texts(policy.origins(), true), showValues), policy.methods(), policy.headers(),
					policy.exposedHeaders(), policy.maxAge().toSeconds(), policy.allowPrivateNetwork());
		}

	}

	/**
	 * The hosts, and how the public one is found.
	 */
	record Hosts(boolean active, @Nullable String hostAuthorizer, Values allowed, @Nullable String exemptUrlsRegex,
			ForwardedHeaders forwardedHeaders) {

		static Hosts of(EffectiveSettings.EffectiveHosts hosts, RunningParts parts, boolean showValues) {
			return new Hosts(parts.hosts(),
					parts.hostAuthorizer() ? "the application's HostAuthorizer bean" + AT_REQUEST_TIME
							+ " about hosts that are not listed" : null,
					Values.of(hosts.listed(), showValues), exempt(hosts),
					ForwardedHeaders.of(hosts, parts, showValues));
		}

		private static @Nullable String exempt(EffectiveSettings.EffectiveHosts hosts) {
			if (hosts.exemptUrlsRegex() != null) {
				return hosts.exemptUrlsRegex().isEmpty() ? null : hosts.exemptUrlsRegex();
			}
			return (hosts.exemptPaths() != null) ? "the paths of the health endpoint" : null;
		}

	}

	/**
	 * Where the public address is read, and whose headers count.
	 */
	record ForwardedHeaders(boolean active, @Nullable String forwardedHostResolver, @Nullable List<String> read,
			@Nullable String scheme, @Nullable String prefix, @Nullable Values trustedProxies,
			@Nullable Boolean proxySecret, @Nullable Boolean requireTrustedProxy) {

		static ForwardedHeaders of(EffectiveSettings.EffectiveHosts hosts, RunningParts parts, boolean showValues) {
			if (!parts.forwardedHeaders() || parts.ownResolver()) {
				return new ForwardedHeaders(parts.forwardedHeaders(),
						parts.ownResolver() ? "the application's ForwardedHostResolver bean" + AT_REQUEST_TIME : null,
						null, null, null, null, null, null);
			}
			return new ForwardedHeaders(true, null, hosts.forwardedHeaders(), hosts.scheme(), hosts.prefix(),
					Values.of(hosts.trustedProxies(), showValues), hosts.proxySecret(), hosts.requireTrustedProxy());
		}

	}

	/**
	 * Cross-origin request protection.
	 */
	record Csrf(boolean active, @Nullable Values trustedOrigins, @Nullable Values trustedOriginRegexes,
			@Nullable String exemptUrlsRegex) {

		static Csrf of(EffectiveSettings.EffectiveCsrf csrf, RunningParts parts, boolean showValues) {
			if (!parts.csrf()) {
				return new Csrf(false, null, null, null);
			}
			List<String> regexes = texts(csrf.trustedOrigins().origins(), true);
			return new Csrf(true, Values.of(texts(csrf.trustedOrigins().origins(), false), showValues),
					regexes.isEmpty() ? null : Values.of(regexes, showValues), csrf.exemptUrlsRegex());
		}

	}

}
