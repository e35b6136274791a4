package io.github.corsstarter.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.github.corsstarter.policy.CorsPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * The settings under {@code cors}. The descriptions are those of the configuration
 * metadata, and of the table in {@code docs/settings.md}.
 *
 * @param enabled Whether CORS is applied at all. If not, mistakes in its settings do not
 * stop the start.
 * @param allowedOrigins Comma-separated list of origins that may read responses. An entry
 * is an origin (https://example.com), a pattern (https://*.example.com for one or more
 * labels before the domain, http://localhost:* for any port), 'null' or 'file://'.
 * @param allowedOriginRegexes Comma-separated list of regular expressions (RE2), each of
 * which must match a whole origin. An expression with a comma in it needs a YAML list, or
 * an index.
 * @param allowAll Whether any origin may read responses, with
 * 'Access-Control-Allow-Origin: *'. The lists of origins then have no effect.
 * @param urlsRegex Regular expression (RE2) for the paths where CORS is on, matched from
 * the start of the decoded path within the application. Every path, if not set.
 * @param allowMethods Comma-separated list of methods that may be used. '*' allows any.
 * @param extraAllowMethods Comma-separated list of methods to add to 'allow-methods'.
 * @param allowHeaders Comma-separated list of request headers that may be sent. '*'
 * allows any. Without 'credentials' it does not cover 'authorization': list that too.
 * @param extraAllowHeaders Comma-separated list of request headers to add to
 * 'allow-headers'.
 * @param exposeHeaders Comma-separated list of response headers that scripts may read,
 * besides those that they always may.
 * @param preflightMaxAge How long browsers may keep the response to a preflight. If no
 * unit is given, seconds are used. With 0 the header is not sent. With -1 browsers are
 * told to keep nothing.
 * @param credentials Whether pages may read responses to requests that carry cookies,
 * HTTP authentication or client certificates.
 * @param allowPrivateNetwork Whether to consent when a browser asks, with
 * 'Access-Control-Request-Private-Network', to reach this server on a private network.
 * @param exclusive Whether 'Access-Control-*' headers that something else writes, such as
 * the application, another filter or an upstream, are removed where a policy applies. If
 * false, they stay on responses to origins that are not allowed.
 * @param rejectDisallowed Whether a cross-origin request from an origin that is not
 * allowed is answered with 403 before any handler runs.
 * @param reportOnly Whether requests that would be refused are only logged, and pass.
 * @param debug Whether responses say in the header 'X-Cors-Decision' what was decided and
 * why, what a preflight asks for that is not listed, or that no policy applies. For
 * development.
 * @param dangerouslyAllowAllWithCredentials Whether any site may read responses as the
 * user who visits it. If false, 'credentials' together with 'allow-all' or with 'null'
 * stops the start.
 * @param dangerouslyAllowOpenOrigins Whether pages of origins that anybody can own may
 * read responses as the user who visits them. If false, 'credentials' together with rules
 * that match such origins, also with rules for any host, stops the start.
 * @param ignoreTrailingSlash Whether a request for '/items/' reaches the handler of
 * '/items', without a redirect. Works without CORS.
 * @param reloadable Whether the settings under 'cors' can be read again while the
 * application runs. If not set, they can where Spring Cloud can change properties.
 * @param hosts The host that the application is reached under.
 * @param csrf The protection against requests that pages of other origins make.
 * @param authorizer What questions to the beans of the application may cost.
 * @param policies Further policies, each for the paths of its own 'urls-regex'. The first
 * that matches applies; the settings outside the list come last.
 */
@ConfigurationProperties("cors")
public record CorsProperties(@DefaultValue("true") boolean enabled, @DefaultValue List<String> allowedOrigins,
		@DefaultValue List<String> allowedOriginRegexes, @DefaultValue("false") boolean allowAll,
		@Nullable String urlsRegex, List<String> allowMethods, @DefaultValue List<String> extraAllowMethods,
		List<String> allowHeaders, @DefaultValue List<String> extraAllowHeaders,
		@DefaultValue List<String> exposeHeaders, @DurationUnit(ChronoUnit.SECONDS) Duration preflightMaxAge,
		@DefaultValue("false") boolean credentials, @DefaultValue("false") boolean allowPrivateNetwork,
		@DefaultValue("true") boolean exclusive, @DefaultValue("false") boolean rejectDisallowed,
		@DefaultValue("false") boolean reportOnly, @DefaultValue("false") boolean debug,
		@DefaultValue("false") boolean dangerouslyAllowAllWithCredentials,
		@DefaultValue("false") boolean dangerouslyAllowOpenOrigins, @DefaultValue("false") boolean ignoreTrailingSlash,
		@Nullable Boolean reloadable, @DefaultValue HostsProperties hosts, @DefaultValue CsrfProperties csrf,
		@DefaultValue AuthorizerProperties authorizer, @DefaultValue List<PolicyProperties> policies) {

	public CorsProperties {
		allowMethods = (allowMethods != null) ? allowMethods : CorsPolicy.DEFAULT_METHODS;
		allowHeaders = (allowHeaders != null) ? allowHeaders : CorsPolicy.DEFAULT_HEADERS;
		preflightMaxAge = (preflightMaxAge != null) ? preflightMaxAge : CorsPolicy.DEFAULT_MAX_AGE;
	}

	/**
	 * Whether rules that match origins which anybody can own are accepted together with
	 * credentials.
	 */
	public boolean acceptsOpenOrigins() {
		return this.dangerouslyAllowOpenOrigins || this.dangerouslyAllowAllWithCredentials;
	}

	/**
	 * Whether no list of methods or headers was written at the top level, so that there
	 * is nothing in them to check.
	 */
	public boolean hasDefaultTokens() {
		return this.allowMethods == CorsPolicy.DEFAULT_METHODS && this.allowHeaders == CorsPolicy.DEFAULT_HEADERS
				&& this.extraAllowMethods.isEmpty() && this.extraAllowHeaders.isEmpty() && this.exposeHeaders.isEmpty();
	}

	/**
	 * The top level seen as a policy, from which all others inherit.
	 */
	public PolicyProperties topLevel() {
		return new PolicyProperties("default", this.urlsRegex, this.enabled, this.allowedOrigins,
				this.allowedOriginRegexes, this.allowAll, this.allowMethods, this.extraAllowMethods, this.allowHeaders,
				this.extraAllowHeaders, this.exposeHeaders, this.preflightMaxAge, this.credentials,
				this.allowPrivateNetwork);
	}

	/**
	 * The settings under {@code cors.policies[]}; those that were not written are
	 * {@code null}.
	 *
	 * @param name Name of the policy in logs and in the debug header.
	 * @param urlsRegex Regular expression (RE2) for the paths where the policy applies,
	 * matched from the start of the decoded path within the application. Required.
	 * @param enabled Whether CORS is on for these paths.
	 * @param allowedOrigins Overrides 'cors.allowed-origins'. Inherited only together
	 * with 'allowed-origin-regexes', 'allow-all' and 'credentials'.
	 * @param allowedOriginRegexes Overrides 'cors.allowed-origin-regexes'. Inherited like
	 * 'allowed-origins'.
	 * @param allowAll Overrides 'cors.allow-all'. Inherited like 'allowed-origins'.
	 * @param allowMethods Overrides 'cors.allow-methods'.
	 * @param extraAllowMethods Overrides 'cors.extra-allow-methods'.
	 * @param allowHeaders Overrides 'cors.allow-headers'.
	 * @param extraAllowHeaders Overrides 'cors.extra-allow-headers'.
	 * @param exposeHeaders Overrides 'cors.expose-headers'.
	 * @param preflightMaxAge Overrides 'cors.preflight-max-age'.
	 * @param credentials Overrides 'cors.credentials'. Inherited like 'allowed-origins'.
	 * @param allowPrivateNetwork Overrides 'cors.allow-private-network'.
	 */
	public record PolicyProperties(@Nullable String name, @Nullable String urlsRegex,
			@DefaultValue("true") boolean enabled, @Nullable List<String> allowedOrigins,
			@Nullable List<String> allowedOriginRegexes, @Nullable Boolean allowAll,
			@Nullable List<String> allowMethods, @Nullable List<String> extraAllowMethods,
			@Nullable List<String> allowHeaders, @Nullable List<String> extraAllowHeaders,
			@Nullable List<String> exposeHeaders, @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration preflightMaxAge,
			@Nullable Boolean credentials, @Nullable Boolean allowPrivateNetwork) {

		/**
		 * Whether the policy has its own rules about origins. Origin rules and
		 * credentials are inherited together or not at all: a list of origins was chosen
		 * with or without credentials in mind.
		 */
		public boolean namesOrigins() {
			return this.allowedOrigins != null || this.allowedOriginRegexes != null || this.allowAll != null
					|| this.credentials != null;
		}

	}

	/**
	 * The settings under {@code cors.hosts}.
	 *
	 * @param allowed Comma-separated list of hosts that the application answers to:
	 * www.example.com, .example.com for the domain and all below it, [::1], or * for any.
	 * No host is checked, if not set.
	 * @param useXForwardedHost Whether the host is taken from 'forwarded-host-header'.
	 * Needs 'allowed'.
	 * @param forwardedHostHeader Header that carries the public host.
	 * @param useXForwardedPort Whether the port is taken from 'X-Forwarded-Port', where
	 * the host has none.
	 * @param forwardedProtoHeader Header that carries the public scheme. With
	 * 'use-x-forwarded-host' the default is 'X-Forwarded-Proto'.
	 * @param scheme Public scheme, http or https. If set, headers for the scheme are
	 * ignored.
	 * @param useXForwardedPrefix Whether the public path prefix is taken from
	 * 'X-Forwarded-Prefix', which replaces the context path.
	 * @param prefix Public path prefix, such as the stage of an API Gateway: /prod. It
	 * replaces the context path. With 'use-x-forwarded-prefix', it is used for requests
	 * without the header.
	 * @param clientAddressHeader Header in which a trusted proxy sends the address of the
	 * client and no other, such as 'CF-Connecting-IP'. Not together with
	 * 'forwarded-for-hops'.
	 * @param forwardedForHops Which entry of 'X-Forwarded-For', counted from the right,
	 * is the client address. With 0 the address is not changed.
	 * @param trustedProxies Comma-separated list of addresses of proxies whose forwarded
	 * headers are trusted: 10.0.0.0/8, 2001:db8::/32 or a single address.
	 * @param proxySecretHeader Header in which a trusted proxy sends a secret.
	 * @param proxySecrets Comma-separated list of secrets that are accepted, at least 16
	 * characters each.
	 * @param requireTrustedProxy Whether a request that did not come through a trusted
	 * proxy is refused. Otherwise its forwarded headers are ignored.
	 * @param exemptUrlsRegex Regular expression (RE2) for paths where every host is
	 * accepted; the whole path must match.
	 * @param exemptHealth Whether every host is also accepted for the paths of the health
	 * endpoint, if actuator is on the port of the application.
	 */
	public record HostsProperties(@DefaultValue List<String> allowed, @DefaultValue("false") boolean useXForwardedHost,
			@DefaultValue("X-Forwarded-Host") String forwardedHostHeader,
			@DefaultValue("false") boolean useXForwardedPort, @Nullable String forwardedProtoHeader,
			@Nullable String scheme, @DefaultValue("false") boolean useXForwardedPrefix, @Nullable String prefix,
			@Nullable String clientAddressHeader, @DefaultValue("0") int forwardedForHops,
			@DefaultValue List<String> trustedProxies, @Nullable String proxySecretHeader,
			@DefaultValue List<ProxySecret> proxySecrets, @DefaultValue("false") boolean requireTrustedProxy,
			@Nullable String exemptUrlsRegex, @DefaultValue("true") boolean exemptHealth) {

		/**
		 * Whether requests may be refused because of these settings.
		 */
		public boolean isUsed() {
			return !this.allowed.isEmpty() || ownsForwardedHeaders();
		}

		/**
		 * Whether the address of the client is read from a header.
		 */
		public boolean readsClientAddress() {
			return this.clientAddressHeader != null || this.forwardedForHops != 0;
		}

		/**
		 * Whether the starter reads the forwarded headers and hides them from the
		 * application.
		 */
		public boolean ownsForwardedHeaders() {
			return this.useXForwardedHost || this.useXForwardedPort || this.useXForwardedPrefix
					|| this.forwardedProtoHeader != null || this.scheme != null || this.prefix != null
					|| readsClientAddress() || !this.trustedProxies.isEmpty() || this.proxySecretHeader != null;
		}

	}

	/**
	 * The settings under {@code cors.csrf}.
	 *
	 * @param enabled Whether requests with an effect that pages of other origins make are
	 * refused, unless their origin is trusted.
	 * @param trustedOrigins Comma-separated list of other origins whose pages may make
	 * such requests, written like 'allowed-origins'. If not set: the origins of
	 * 'allowed-origins' and 'allowed-origin-regexes' on their paths, where 'credentials'
	 * is true. Otherwise no origin is trusted.
	 * @param exemptUrlsRegex Regular expression (RE2) for paths where every request
	 * passes, such as webhooks; the whole path must match.
	 */
	public record CsrfProperties(@DefaultValue("false") boolean enabled, @Nullable List<String> trustedOrigins,
			@Nullable String exemptUrlsRegex) {
	}

	/**
	 * The settings under {@code cors.authorizer}.
	 * <p>
	 * The default of {@code max-concurrent} is a small part of the 200 threads that
	 * Tomcat and Jetty have for requests, even if there are two beans, and more than a
	 * fast authorizer needs: 32 questions of 5 ms are 6 400 a second. The default of
	 * {@code timeout} changes nothing in how a bean is called: with a time limit it runs
	 * on another thread, which thread-bound values do not reach, and an interrupt can
	 * harm what does not expect one.
	 * <p>
	 * The default of {@code cache-refused-ttl} is short, because a customer who has just
	 * added a domain waits for it, and long enough that a page which repeats its requests
	 * costs no more than a question each time.
	 *
	 * @param maxConcurrent How many questions to an OriginAuthorizer may be open at a
	 * time, and how many to a HostAuthorizer. A further request that needs an answer is
	 * refused at once.
	 * @param timeout How long an OriginAuthorizer or HostAuthorizer may take for an
	 * answer, before it is interrupted and the request is refused. If no unit is given,
	 * seconds are used. With 0 there is no limit, and it runs on the thread of the
	 * request.
	 * @param cacheTtl How long a 'yes' of an OriginAuthorizer or HostAuthorizer is
	 * remembered. If no unit is given, seconds are used. With 0 no answer is remembered.
	 * Needs Caffeine. An answer holds for every path, unless the bean overrides
	 * 'cacheKey'.
	 * @param cacheRefusedTtl How long a 'no' is remembered. If no unit is given, seconds
	 * are used. If not set: 10 seconds, or 'cache-ttl' if that is shorter. With 0 it is
	 * not remembered.
	 * @param cacheSize How many 'yes', and how many 'no', are remembered for each bean.
	 * @param grace How long a 'yes' is used after 'cache-ttl' while the bean fails, takes
	 * too long, or has too many open questions. If no unit is given, seconds are used.
	 */
	public record AuthorizerProperties(@DefaultValue("32") int maxConcurrent,
			@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration timeout,
			@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration cacheTtl,
			@DurationUnit(ChronoUnit.SECONDS) @Nullable Duration cacheRefusedTtl, @DefaultValue("10000") int cacheSize,
			@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration grace) {

		private static final Duration DEFAULT_REFUSED_TTL = Duration.ofSeconds(10);

		/**
		 * How long a "no" is remembered.
		 */
		public Duration refusedTtl() {
			if (this.cacheRefusedTtl != null) {
				return this.cacheRefusedTtl;
			}
			return (this.cacheTtl.compareTo(DEFAULT_REFUSED_TTL) < 0) ? this.cacheTtl : DEFAULT_REFUSED_TTL;
		}

	}

}
