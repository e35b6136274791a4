package io.github.corsstarter.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.decision.Bulkhead;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.policy.CorsPolicyViolation.Kind;
import io.github.corsstarter.verdict.RuleVerdicts;
import io.github.corsstarter.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Which origins may read responses, and what they are told (Fetch Standard, section
 * 3.3.3). Immutable; every header value is made once, when the policy is built.
 * <p>
 * The defaults are those of django-cors-headers: six methods, six request headers, a
 * preflight that may be kept for a day, no credentials, and no origin.
 */
public final class CorsPolicy {

	/**
	 * Methods that are allowed where nothing else is said.
	 */
	public static final List<String> DEFAULT_METHODS = List.of("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT");

	/**
	 * Request headers that are allowed where nothing else is said.
	 */
	public static final List<String> DEFAULT_HEADERS = List.of("accept", "authorization", "content-type", "user-agent",
			"x-csrftoken", "x-requested-with");

	/**
	 * For how long the answer to a preflight may be kept where nothing else is said.
	 */
	public static final Duration DEFAULT_MAX_AGE = Duration.ofSeconds(86400);

	/**
	 * The time that tells browsers not to keep the answer to a preflight.
	 */
	public static final Duration KEEP_NOTHING = Duration.ofSeconds(-1);

	static final String ANY = "*";

	/**
	 * The response to another origin would differ.
	 */
	static final String VARY = "Origin";

	private final String name;

	private final OriginMatcher origins;

	private final boolean allowAll;

	private final boolean credentials;

	private final boolean allowPrivateNetwork;

	private final List<String> methods;

	private final List<String> headers;

	private final List<String> exposedHeaders;

	private final Duration maxAge;

	private final List<ResponseHeader> actualHeaders;

	private final List<ResponseHeader> optionsHeaders;

	private final @Nullable WildcardEcho echo;

	private final CorsDecision noOrigin;

	private final CorsDecision noOriginPreflight;

	private CorsPolicy(Builder builder) {
		this.name = builder.name;
		this.origins = builder.origins;
		this.allowAll = builder.allowAll;
		this.credentials = builder.credentials;
		this.allowPrivateNetwork = builder.allowPrivateNetwork;
		this.methods = builder.methods;
		this.headers = builder.headers;
		this.exposedHeaders = builder.exposedHeaders;
		this.maxAge = builder.maxAge;
		this.actualHeaders = builder.actualHeaders();
		this.optionsHeaders = builder.optionsHeaders();
		this.echo = WildcardEcho.of(this.methods, this.headers, this.credentials);
		this.noOrigin = withoutHeaders(CorsReason.NO_ORIGIN, false);
		this.noOriginPreflight = withoutHeaders(CorsReason.NO_ORIGIN, true);
	}

	/**
	 * Start a policy.
	 * @param name what decisions call it
	 * @return a builder with the defaults
	 */
	public static Builder named(String name) {
		return new Builder(name);
	}

	/**
	 * What decisions call this policy.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The origins that this policy lists.
	 * @return the compiled origins, which are not used if any origin is allowed
	 */
	public OriginMatcher origins() {
		return this.origins;
	}

	/**
	 * Whether any origin is allowed.
	 * @return {@code true} if the list of origins does not matter
	 */
	public boolean allowAll() {
		return this.allowAll;
	}

	/**
	 * Whether pages may read responses to requests with credentials.
	 * @return {@code true} if they may
	 */
	public boolean credentials() {
		return this.credentials;
	}

	/**
	 * Whether a public site may reach this server on a private network.
	 * @return {@code true} if it may
	 */
	public boolean allowPrivateNetwork() {
		return this.allowPrivateNetwork;
	}

	/**
	 * The methods that may be used.
	 * @return the methods in the order in which they are sent; {@code *} stands for any
	 */
	public List<String> methods() {
		return this.methods;
	}

	/**
	 * The request headers that may be sent.
	 * @return the names in the order in which they are sent; {@code *} stands for any
	 */
	public List<String> headers() {
		return this.headers;
	}

	/**
	 * The response headers that scripts may read.
	 * @return the names in the order in which they are sent
	 */
	public List<String> exposedHeaders() {
		return this.exposedHeaders;
	}

	/**
	 * For how long browsers may keep the answer to a preflight.
	 * @return the time; zero if nothing is said about it, and minus one second if they
	 * are told to keep nothing
	 */
	public Duration maxAge() {
		return this.maxAge;
	}

	/**
	 * Whether there is an origin that this policy allows by itself.
	 * @return {@code false} if only an {@link OriginAuthorizer} can allow any
	 */
	public boolean hasOriginRules() {
		return this.allowAll || !this.origins.isEmpty();
	}

	/**
	 * Decide about a request. The cheap answers come first, and the authorizer, which may
	 * ask a database, last.
	 * @param request the facts of the request
	 * @param authorizer decides about origins that this policy does not allow, or
	 * {@code null}
	 * @return the decision
	 * @hidden
	 */
	public CorsDecision decide(CorsRequest request, @Nullable OriginAuthorizer authorizer) {
		String serialized = request.origin();
		if (serialized == null) {
			return request.isPreflight() ? this.noOriginPreflight : this.noOrigin;
		}
		OriginRule known = this.allowAll ? null : this.origins.findKnown(serialized);
		if (known != null) {
			return allow(request, serialized, reasonFor(known), known);
		}
		Origin origin = Origin.ofSerialized(serialized);
		if (this.allowAll) {
			boolean wellFormed = origin != null || isLiteral(serialized);
			return wellFormed ? allow(request, serialized, CorsReason.ANY_ORIGIN_ALLOWED, null)
					: refuse(request, CorsReason.ORIGIN_MALFORMED, null);
		}
		if (origin == null) {
			return refuse(request, reasonAgainst(serialized, request), null);
		}
		OriginRule matching = this.origins.findMatching(origin, serialized);
		if (matching != null) {
			return allow(request, serialized, reasonFor(matching), matching);
		}
		if (!request.isPreflight() && request.target().isSameAs(serialized)) {
			return withoutHeaders(CorsReason.SAME_ORIGIN, false);
		}
		return (authorizer != null) ? ask(authorizer, request, origin, serialized)
				: refuse(request, reasonAgainst(origin, request), null);
	}

	/**
	 * Decide about a request without {@code Origin} that is not a preflight.
	 */
	CorsDecision withoutOrigin() {
		return this.noOrigin;
	}

	/**
	 * Decide about a request to which another policy may apply just as well: which of the
	 * two was intended is not known, so that neither allows anything.
	 */
	CorsDecision refusePath(CorsRequest request) {
		return (request.origin() != null) ? refuse(request, CorsReason.PATH_AMBIGUOUS, null)
				: withoutHeaders(CorsReason.NO_ORIGIN, request.isPreflight());
	}

	private CorsDecision ask(OriginAuthorizer authorizer, CorsRequest request, Origin origin, String serialized) {
		try {
			boolean allowed = authorizer
				.isAllowed(new OriginAuthorizer.OriginRequest(origin, request.path(), request.target()));
			return allowed ? allow(request, serialized, CorsReason.ORIGIN_AUTHORIZED, null)
					: refuse(request, reasonAgainst(origin, request), null);
		}
		catch (Exception ex) {
			return refuse(request, reasonOf(ex), ex);
		}
	}

	private static CorsReason reasonOf(Exception failure) {
		if (failure instanceof Bulkhead.FullException) {
			return CorsReason.ORIGIN_AUTHORIZER_BUSY;
		}
		return (failure instanceof Bulkhead.TimedOutException) ? CorsReason.ORIGIN_AUTHORIZER_TIMED_OUT
				: CorsReason.ORIGIN_AUTHORIZER_FAILED;
	}

	private CorsDecision allow(CorsRequest request, String serialized, CorsReason reason, @Nullable OriginRule rule) {
		String allowOrigin = (this.allowAll && !this.credentials) ? ANY : serialized;
		List<ResponseHeader> headers = request.isOptions() ? optionsHeaders(request) : this.actualHeaders;
		if (this.allowPrivateNetwork && request.isPrivateNetworkRequested()) {
			headers = with(headers, new ResponseHeader(ResponseHeader.ALLOW_PRIVATE_NETWORK, "true"));
		}
		String vary = (this.echo != null && request.isOptions()) ? this.echo.vary() : VARY;
		return new CorsDecision(this.name, reason, rule, request.isPreflight(), allowOrigin, headers, vary, null, null);
	}

	private List<ResponseHeader> optionsHeaders(CorsRequest request) {
		return (this.echo != null && request.isPreflight()) ? this.echo.answer(this.optionsHeaders, request)
				: this.optionsHeaders;
	}

	/**
	 * What the browser calls same-origin is not refused: no page can write
	 * {@code Sec-Fetch-Site}, and no other origin reads the response.
	 */
	private CorsDecision refuse(CorsRequest request, CorsReason reason, @Nullable Exception failure) {
		boolean sameOrigin = request.isSameOriginFetch();
		return new CorsDecision(this.name, sameOrigin ? CorsReason.SAME_ORIGIN_FETCH : reason, null,
				request.isPreflight(), null, List.of(), sameOrigin ? VARY + ", Sec-Fetch-Site" : VARY, failure, null);
	}

	private CorsDecision withoutHeaders(CorsReason reason, boolean preflight) {
		return new CorsDecision(this.name, reason, null, preflight, null, List.of(), VARY, null, null);
	}

	private static CorsReason reasonFor(OriginRule rule) {
		return switch (rule.kind()) {
			case EXACT -> CorsReason.ORIGIN_LISTED;
			case PATTERN -> CorsReason.ORIGIN_MATCHES_PATTERN;
			case REGEX -> CorsReason.ORIGIN_MATCHES_REGEX;
		};
	}

	private static CorsReason reasonAgainst(Origin origin, CorsRequest request) {
		return switch (request.target().differenceFrom(origin)) {
			case NONE -> CorsReason.SAME_ORIGIN;
			case TLS_ONLY_THERE -> CorsReason.ORIGIN_SCHEME_DIFFERS;
			case TLS_ONLY_HERE -> CorsReason.ORIGIN_WITHOUT_TLS;
			case PORT -> unlessNavigation(CorsReason.ORIGIN_PORT_DIFFERS, request);
			case HOST -> unlessNavigation(CorsReason.ORIGIN_NOT_ALLOWED, request);
		};
	}

	private static CorsReason unlessNavigation(CorsReason reason, CorsRequest request) {
		return request.isNavigation() ? CorsReason.CROSS_ORIGIN_NAVIGATION : reason;
	}

	private static CorsReason reasonAgainst(String serialized, CorsRequest request) {
		if (serialized.equals(Origin.OPAQUE)) {
			return unlessNavigation(CorsReason.NULL_ORIGIN_NOT_ALLOWED, request);
		}
		return serialized.equals(Origin.FILE) ? CorsReason.ORIGIN_NOT_ALLOWED : CorsReason.ORIGIN_MALFORMED;
	}

	private static boolean isLiteral(String serialized) {
		return serialized.equals(Origin.OPAQUE) || serialized.equals(Origin.FILE);
	}

	private static List<ResponseHeader> with(List<ResponseHeader> headers, ResponseHeader last) {
		List<ResponseHeader> all = new ArrayList<>(headers);
		all.add(last);
		return List.copyOf(all);
	}

	/**
	 * Collects the settings of a policy.
	 */
	public static final class Builder {

		private final String name;

		private OriginMatcher origins = OriginMatcher.builder().build();

		private boolean allowAll;

		private boolean credentials;

		private boolean dangerouslyAllowAllWithCredentials;

		private boolean dangerouslyAllowOpenOrigins;

		private RuleVerdicts verdicts = new RuleVerdicts();

		private boolean allowPrivateNetwork;

		private List<String> methods = DEFAULT_METHODS;

		private List<String> headers = DEFAULT_HEADERS;

		private List<String> exposedHeaders = List.of();

		private Duration maxAge = DEFAULT_MAX_AGE;

		private Builder(String name) {
			this.name = name;
		}

		/**
		 * Allow the origins that a matcher knows.
		 * @param origins the compiled origins
		 * @return this builder
		 */
		public Builder origins(OriginMatcher origins) {
			this.origins = origins;
			return this;
		}

		/**
		 * Allow these origins.
		 * @param origins origins and patterns, such as {@code https://app.example.com},
		 * {@code https://*.example.com} and {@code http://localhost:*}, and the literals
		 * {@code null} and {@code file://}
		 * @return this builder
		 * @throws io.github.corsstarter.origin.OriginSyntaxException if an entry is not
		 * one of these
		 */
		public Builder origins(Collection<String> origins) {
			OriginMatcher.Builder matcher = OriginMatcher.builder();
			origins.forEach(matcher::origin);
			return origins(matcher.build());
		}

		/**
		 * Whether to allow any origin, with {@code *}. The list of origins has no effect
		 * then. Cannot be combined with credentials or access to a private network.
		 * @param allowAll {@code true} to allow any origin
		 * @return this builder
		 */
		public Builder allowAll(boolean allowAll) {
			this.allowAll = allowAll;
			return this;
		}

		/**
		 * Whether pages may read responses to requests with cookies, client certificates
		 * or HTTP authentication.
		 * @param credentials {@code true} if they may
		 * @return this builder
		 */
		public Builder credentials(boolean credentials) {
			this.credentials = credentials;
			return this;
		}

		/**
		 * Whether to accept credentials together with any origin, with {@code null} or
		 * with rules that match origins which anybody can own. Any site can then read
		 * responses as the user who visits it: browsers refuse {@code *} with
		 * credentials, so the origin is echoed.
		 * @param dangerouslyAllowAllWithCredentials {@code true} to accept this
		 * @return this builder
		 */
		public Builder dangerouslyAllowAllWithCredentials(boolean dangerouslyAllowAllWithCredentials) {
			this.dangerouslyAllowAllWithCredentials = dangerouslyAllowAllWithCredentials;
			return this;
		}

		/**
		 * Whether to accept credentials together with rules that match origins which
		 * anybody can own, such as {@code https://*.vercel.app}. A page of such an origin
		 * can then read responses as the user who visits it.
		 * @param dangerouslyAllowOpenOrigins {@code true} to accept this
		 * @return this builder
		 */
		public Builder dangerouslyAllowOpenOrigins(boolean dangerouslyAllowOpenOrigins) {
			this.dangerouslyAllowOpenOrigins = dangerouslyAllowOpenOrigins;
			return this;
		}

		/**
		 * Share verdicts on rules with other policies of the same configuration.
		 * @param verdicts the verdicts so far
		 * @return this builder
		 * @hidden
		 */
		public Builder verdicts(RuleVerdicts verdicts) {
			this.verdicts = verdicts;
			return this;
		}

		/**
		 * Whether to answer {@code Access-Control-Request-Private-Network} with consent
		 * (Private Network Access).
		 * @param allowPrivateNetwork {@code true} to consent
		 * @return this builder
		 */
		public Builder allowPrivateNetwork(boolean allowPrivateNetwork) {
			this.allowPrivateNetwork = allowPrivateNetwork;
			return this;
		}

		/**
		 * Allow these methods and no others. {@code *} allows any: with credentials,
		 * browsers would take it for a method, so that preflights are answered with the
		 * method that they ask for.
		 * @param methods the methods, upper case where they are standard ones
		 * @return this builder
		 * @throws IllegalArgumentException if one of them is no token (RFC 9110, section
		 * 9.1)
		 */
		public Builder methods(Collection<String> methods) {
			this.methods = HttpToken.requireAll(methods);
			return this;
		}

		/**
		 * Allow these request headers and no others. {@code *} allows any, except
		 * {@code Authorization}: with credentials, browsers would take it for a name, so
		 * that preflights are answered with the names that they ask for, up to 100 names
		 * and 4096 characters; then it also allows {@code Authorization}.
		 * @param headers the names, in any case
		 * @return this builder
		 * @throws IllegalArgumentException if one of them is no token (RFC 9110, section
		 * 5.1)
		 */
		public Builder headers(Collection<String> headers) {
			this.headers = HttpToken.requireAll(headers);
			return this;
		}

		/**
		 * Let scripts read these response headers. {@code *} stands for any, but not with
		 * credentials: browsers then take it for a name.
		 * @param exposedHeaders the names, in any case
		 * @return this builder
		 * @throws IllegalArgumentException if one of them is no token (RFC 9110, section
		 * 5.1)
		 */
		public Builder exposedHeaders(Collection<String> exposedHeaders) {
			this.exposedHeaders = HttpToken.requireAll(exposedHeaders);
			return this;
		}

		/**
		 * For how long browsers may keep the answer to a preflight.
		 * @param maxAge the time, in whole seconds; zero sends no header, and browsers
		 * then keep it for five seconds; minus one second sends {@code 0}, and they keep
		 * nothing
		 * @return this builder
		 * @throws IllegalArgumentException if it is negative and not minus one second
		 */
		public Builder maxAge(Duration maxAge) {
			if (maxAge.isNegative() && !maxAge.equals(KEEP_NOTHING)) {
				throw new IllegalArgumentException("maxAge must not be negative, except -1 second");
			}
			this.maxAge = maxAge;
			return this;
		}

		/**
		 * Build the policy.
		 * @return the policy
		 * @throws UnsafeCorsPolicyException if it would open responses, or a private
		 * network, to any site
		 */
		public CorsPolicy build() {
			List<CorsPolicyViolation> violations = violations();
			if (!violations.isEmpty()) {
				throw UnsafeCorsPolicyException.of(this.name, violations);
			}
			return new CorsPolicy(this);
		}

		/**
		 * What makes the policy unsafe, so that {@link #build} would refuse it.
		 * @return the violations; none if it is safe
		 * @hidden
		 */
		public List<CorsPolicyViolation> violations() {
			List<CorsPolicyViolation> violations = new ArrayList<>();
			if (this.credentials && !this.dangerouslyAllowAllWithCredentials) {
				if (this.allowAll) {
					violations.add(new CorsPolicyViolation(Kind.ANY_ORIGIN_WITH_CREDENTIALS, null, null));
				}
				OriginRule opaque = this.origins.findKnown(Origin.OPAQUE);
				if (opaque != null) {
					violations.add(new CorsPolicyViolation(Kind.OPAQUE_ORIGIN_WITH_CREDENTIALS, opaque, null));
				}
				if (!this.dangerouslyAllowOpenOrigins) {
					for (OriginRule rule : this.origins.variableRules()) {
						addViolation(rule, violations);
					}
				}
			}
			if (this.allowPrivateNetwork && this.allowAll) {
				violations.add(new CorsPolicyViolation(Kind.ANY_ORIGIN_WITH_PRIVATE_NETWORK, null, null));
			}
			else if (this.allowPrivateNetwork) {
				addPrivateNetworkViolations(violations);
			}
			return violations;
		}

		private void addPrivateNetworkViolations(List<CorsPolicyViolation> violations) {
			for (OriginRule rule : this.origins.variableRules()) {
				Verdict verdict = this.verdicts.of(rule);
				if (verdict instanceof Verdict.Open || verdict instanceof Verdict.Unknown) {
					String witness = (verdict instanceof Verdict.Open open) ? open.witness() : null;
					violations.add(new CorsPolicyViolation(Kind.OPEN_RULE_WITH_PRIVATE_NETWORK, rule, witness));
				}
			}
		}

		private void addViolation(OriginRule rule, List<CorsPolicyViolation> violations) {
			Verdict verdict = this.verdicts.of(rule);
			if (verdict instanceof Verdict.Open open) {
				violations.add(new CorsPolicyViolation(Kind.OPEN_RULE_WITH_CREDENTIALS, rule, open.witness()));
			}
			else if (verdict instanceof Verdict.Unknown) {
				violations.add(new CorsPolicyViolation(Kind.UNKNOWN_RULE_WITH_CREDENTIALS, rule, null));
			}
		}

		private List<ResponseHeader> actualHeaders() {
			List<ResponseHeader> all = new ArrayList<>();
			if (this.credentials) {
				all.add(new ResponseHeader(ResponseHeader.ALLOW_CREDENTIALS, "true"));
			}
			if (!this.exposedHeaders.isEmpty()) {
				all.add(new ResponseHeader(ResponseHeader.EXPOSE_HEADERS, String.join(", ", this.exposedHeaders)));
			}
			return List.copyOf(all);
		}

		private List<ResponseHeader> optionsHeaders() {
			List<ResponseHeader> all = new ArrayList<>(actualHeaders());
			all.add(new ResponseHeader(ResponseHeader.ALLOW_HEADERS, String.join(", ", this.headers)));
			all.add(new ResponseHeader(ResponseHeader.ALLOW_METHODS, String.join(", ", this.methods)));
			if (this.maxAge.toSeconds() != 0) {
				all.add(new ResponseHeader(ResponseHeader.MAX_AGE,
						Long.toString(Math.max(this.maxAge.toSeconds(), 0))));
			}
			return List.copyOf(all);
		}

	}

}
