package io.github.corsstarter.actuate;

import java.util.List;

import io.github.corsstarter.actuate.CorsEndpoint.State;
import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.reload.RefusedReload;
import io.github.corsstarter.settings.CorsProperties.AuthorizerProperties;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The configuration that an application runs with.
 *
 * @param configured whether the application has a setting or a bean for the starter;
 * without any, the starter does nothing
 * @param reportOnly whether requests that would be refused are only logged
 * @param cors the policies
 * @param hosts the hosts
 * @param csrf cross-origin request protection
 * @param authorizer what questions to beans may cost; {@code null} if no bean is asked
 * @param reload which settings are in force, if they can change; {@code null} if they
 * cannot
 * @param warnings what was logged at start because it is likely a mistake
 */
record CorsDescriptor(boolean configured, boolean reportOnly, PoliciesDescriptor cors, HostsDescriptor hosts,
		CsrfDescriptor csrf, @Nullable AuthorizerDescriptor authorizer, @Nullable ReloadDescriptor reload,
		ListDescriptor warnings) implements OperationResponseBody {

	private static final String AT_REQUEST_TIME = " decides at request time";

	static CorsDescriptor of(State state, boolean showValues) {
		CompiledSettings settings = state.settings();
		ActiveComponents components = state.components();
		return new CorsDescriptor(state.configured(), settings.properties().reportOnly(),
				PoliciesDescriptor.of(settings, components, showValues),
				HostsDescriptor.of(settings, components, showValues),
				CsrfDescriptor.of(settings, components, showValues), AuthorizerDescriptor.of(settings, components),
				(state.reload() != null) ? ReloadDescriptor.of(state.reload(), showValues) : null,
				ListDescriptor.of(state.warnings(), showValues));
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
	record PoliciesDescriptor(boolean active, boolean exclusive, boolean rejectDisallowed, boolean debug,
			@Nullable String corsPolicies, @Nullable String originAuthorizer,
			@Nullable List<PolicyDescriptor> policies) {

		static PoliciesDescriptor of(CompiledSettings settings, ActiveComponents components, boolean showValues) {
			boolean configured = settings.provides(components.policies());
			return new PoliciesDescriptor(components.cors(), settings.properties().exclusive(),
					settings.properties().rejectDisallowed(), settings.properties().debug(),
					configured ? null : "the application's CorsPolicies bean" + AT_REQUEST_TIME,
					components.originAuthorizer() ? "the application's OriginAuthorizer bean" + AT_REQUEST_TIME
							+ " about origins that no policy allows" : null,
					configured ? settings.cors()
						.inOrder()
						.stream()
						.map((policy) -> PolicyDescriptor.of(policy, showValues))
						.toList() : null);
		}

	}

	/**
	 * One policy; where CORS is switched off, only its name and its paths.
	 */
	record PolicyDescriptor(String name, String key, @Nullable String urlsRegex, boolean enabled,
			@Nullable Boolean credentials, @Nullable Boolean allowAll, @Nullable ListDescriptor allowedOrigins,
			@Nullable ListDescriptor allowedOriginRegexes, @Nullable List<String> allowMethods,
			@Nullable List<String> allowHeaders, @Nullable List<String> exposeHeaders, @Nullable Long preflightMaxAge,
			@Nullable Boolean allowPrivateNetwork) {

		static PolicyDescriptor of(ConfiguredPolicy configured, boolean showValues) {
			CorsPolicy policy = configured.policy();
			if (policy == null) {
				return new PolicyDescriptor(configured.name(), configured.key(), configured.urlsRegex(), false, null,
						null, null, null, null, null, null, null, null);
			}
			return new PolicyDescriptor(configured.name(), configured.key(), configured.urlsRegex(), true,
					policy.credentials(), policy.allowAll(),
					ListDescriptor.of(texts(policy.origins(), false), showValues),
					ListDescriptor.of(texts(policy.origins(), true), showValues), policy.methods(), policy.headers(),
					policy.exposedHeaders(), policy.maxAge().toSeconds(), policy.allowPrivateNetwork());
		}

	}

	/**
	 * The hosts, and how the public one is found.
	 */
	record HostsDescriptor(boolean active, @Nullable String hostAuthorizer, ListDescriptor allowed,
			@Nullable String exemptUrlsRegex, boolean exemptHealth, ForwardedHeadersDescriptor forwardedHeaders) {

		static HostsDescriptor of(CompiledSettings settings, ActiveComponents components, boolean showValues) {
			return new HostsDescriptor(components.hosts(),
					components.hostAuthorizer() ? "the application's HostAuthorizer bean" + AT_REQUEST_TIME
							+ " about hosts that are not listed" : null,
					ListDescriptor.of(settings.properties().hosts().allowed(), showValues),
					settings.properties().hosts().exemptUrlsRegex(), settings.hosts().healthPaths() != null,
					ForwardedHeadersDescriptor.of(settings, components, showValues));
		}

	}

	/**
	 * Which headers contain the public address, and from which proxies they are accepted.
	 */
	record ForwardedHeadersDescriptor(boolean active, @Nullable String forwardedHostResolver,
			@Nullable List<String> read, @Nullable String scheme, @Nullable String prefix,
			@Nullable ListDescriptor trustedProxies, @Nullable Boolean proxySecret,
			@Nullable Boolean requireTrustedProxy) {

		static ForwardedHeadersDescriptor of(CompiledSettings settings, ActiveComponents components,
				boolean showValues) {
			if (!components.forwardedHeaders() || components.ownForwardedHostResolver()) {
				return new ForwardedHeadersDescriptor(components.forwardedHeaders(),
						components.ownForwardedHostResolver()
								? "the application's ForwardedHostResolver bean" + AT_REQUEST_TIME : null,
						null, null, null, null, null, null);
			}
			HostsProperties hosts = settings.properties().hosts();
			return new ForwardedHeadersDescriptor(true, null, List.copyOf(settings.hosts().forwardedHeaders()),
					hosts.scheme(), hosts.prefix(), ListDescriptor.of(hosts.trustedProxies(), showValues),
					hosts.proxySecretHeader() != null, hosts.requireTrustedProxy());
		}

	}

	/**
	 * Cross-origin request protection.
	 */
	record CsrfDescriptor(boolean active, @Nullable ListDescriptor trustedOrigins,
			@Nullable ListDescriptor trustedOriginRegexes, @Nullable String exemptUrlsRegex) {

		static CsrfDescriptor of(CompiledSettings settings, ActiveComponents components, boolean showValues) {
			if (!components.csrf()) {
				return new CsrfDescriptor(false, null, null, null);
			}
			OriginMatcher trusted = settings.trustedOrigins(components.policies()).origins();
			List<String> regexes = texts(trusted, true);
			return new CsrfDescriptor(true, ListDescriptor.of(texts(trusted, false), showValues),
					regexes.isEmpty() ? null : ListDescriptor.of(regexes, showValues),
					settings.properties().csrf().exemptUrlsRegex());
		}

	}

	/**
	 * The limits of {@code OriginAuthorizer} and {@code HostAuthorizer}, and what is
	 * remembered of their answers.
	 */
	record AuthorizerDescriptor(int maxConcurrent, String timeout, String cacheTtl, String cacheRefusedTtl,
			int cacheSize, String grace) {

		static @Nullable AuthorizerDescriptor of(CompiledSettings settings, ActiveComponents components) {
			if (!components.originAuthorizer() && !components.hostAuthorizer()) {
				return null;
			}
			AuthorizerProperties authorizer = settings.properties().authorizer();
			return new AuthorizerDescriptor(authorizer.maxConcurrent(), authorizer.timeout().toString(),
					authorizer.cacheTtl().toString(), authorizer.refusedTtl().toString(), authorizer.cacheSize(),
					authorizer.grace().toString());
		}

	}

	/**
	 * Which settings are in force where they can change.
	 *
	 * @param configuration the number of the configuration in force, from 1
	 * @param loadedAt when it was read
	 * @param refused settings that were read later and cannot work, or {@code null}
	 */
	record ReloadDescriptor(int configuration, String loadedAt,
			@Nullable RefusedDescriptor refused) implements OperationResponseBody {

		static ReloadDescriptor of(CorsReload reload, boolean showValues) {
			RefusedReload refused = reload.refused();
			return new ReloadDescriptor(reload.current().number(), reload.loadedAt().toString(),
					(refused != null) ? RefusedDescriptor.of(refused, showValues) : null);
		}

		/**
		 * Settings that do not take effect.
		 *
		 * @param at when they were read
		 * @param problems how many problems they have, and which if values are shown
		 */
		record RefusedDescriptor(String at, ListDescriptor problems) {

			static RefusedDescriptor of(RefusedReload refused, boolean showValues) {
				return new RefusedDescriptor(refused.at().toString(),
						ListDescriptor.of(refused.problems(), showValues));
			}

		}

	}

}
