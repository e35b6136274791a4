package io.github.corsstarter.web.reactive;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.github.corsstarter.csrf.CrossOriginProtection;
import io.github.corsstarter.csrf.CsrfDecision;
import io.github.corsstarter.csrf.CsrfRequest;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.web.CsrfLogMessage;
import io.github.corsstarter.web.DecisionFields;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.ExemptPaths;
import io.github.corsstarter.web.Refusal;
import io.github.corsstarter.web.RequestSummary;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses requests to a reactive application that a page of another origin made to change
 * something. Judges a request once.
 *
 * @since 0.1.0
 */
public final class CrossOriginProtectionWebFilter implements WebFilter, Ordered {

	/**
	 * The order of the filter: after CORS, so that a page of an allowed origin can read
	 * why its request was refused, after the check of hosts, on which the comparison with
	 * the own origin rests, and before Spring Security.
	 */
	public static final int DEFAULT_ORDER = AllowedHostsWebFilter.DEFAULT_ORDER + 5;

	private static final Log logger = LogFactory.getLog(CrossOriginProtectionWebFilter.class);

	private static final String JUDGED = CrossOriginProtectionWebFilter.class.getName() + ".JUDGED";

	/**
	 * The headers that a refusal depends on, for caches.
	 */
	private static final String FACTS = "Sec-Fetch-Site, Origin, Referer";

	private static final String UPGRADE = "Upgrade";

	private final CrossOriginProtection protection;

	private final ExemptPaths exemptPaths;

	private final ExchangeRefusals refusals;

	private final DecisionListener listener;

	private final BooleanSupplier caseIgnored;

	private final boolean active;

	private final @Nullable Function<ServerWebExchange, @Nullable CrossOriginProtectionWebFilter> source;

	private CrossOriginProtectionWebFilter(CrossOriginProtection protection, ExemptPaths exemptPaths,
			ExchangeRefusals refusals, DecisionListener listener, BooleanSupplier caseIgnored, boolean active,
			@Nullable Function<ServerWebExchange, @Nullable CrossOriginProtectionWebFilter> source) {
		this.protection = protection;
		this.exemptPaths = exemptPaths;
		this.refusals = refusals;
		this.listener = listener;
		this.caseIgnored = caseIgnored;
		this.active = active;
		this.source = source;
	}

	/**
	 * Create a filter.
	 * @param protection decides
	 * @param exemptPaths paths where every request passes, or {@code null} for none
	 * @param refusals what to do with refused requests
	 * @param listener is told about them
	 * @hidden
	 */
	public CrossOriginProtectionWebFilter(CrossOriginProtection protection, @Nullable PathRegex exemptPaths,
			ExchangeRefusals refusals, DecisionListener listener) {
		this(protection, new ExemptPaths(exemptPaths, null), refusals, listener, ExchangeFacts.CASE_SENSITIVE, true,
				null);
	}

	/**
	 * The same filter, for an application that may map handlers without regard to case.
	 * @param caseIgnored tells whether it does; asked while requests are filtered
	 * @return a new filter
	 * @hidden
	 */
	public CrossOriginProtectionWebFilter ignoringCase(BooleanSupplier caseIgnored) {
		return new CrossOriginProtectionWebFilter(this.protection, this.exemptPaths, this.refusals, this.listener,
				caseIgnored, true, null);
	}

	/**
	 * The same filter, but one that lets every request pass.
	 * @return a new filter
	 * @hidden
	 */
	public CrossOriginProtectionWebFilter inactive() {
		return new CrossOriginProtectionWebFilter(this.protection, this.exemptPaths, this.refusals, this.listener,
				this.caseIgnored, false, null);
	}

	/**
	 * The same filter, but each request is filtered by one that is chosen for it, or by
	 * none.
	 * @param source chooses the filter for a request; {@code null} lets it pass
	 * @return a new filter
	 * @hidden
	 */
	public CrossOriginProtectionWebFilter choosing(
			Function<ServerWebExchange, @Nullable CrossOriginProtectionWebFilter> source) {
		return new CrossOriginProtectionWebFilter(this.protection, this.exemptPaths, this.refusals, this.listener,
				this.caseIgnored, this.active, source);
	}

	/**
	 * Whether there is anything for this filter to do.
	 * @return {@code false} if it lets every request pass
	 */
	public boolean isActive() {
		return this.active;
	}

	@Override
	public int getOrder() {
		return DEFAULT_ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		CrossOriginProtectionWebFilter chosen = (this.source != null) ? this.source.apply(exchange) : this;
		return (chosen != null && chosen.active) ? chosen.handle(exchange, chain) : chain.filter(exchange);
	}

	private Mono<Void> handle(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (exchange.getAttribute(JUDGED) != null || (isPlainlySafe(request) && !logger.isDebugEnabled())) {
			return chain.filter(exchange);
		}
		exchange.getAttributes().put(JUDGED, Boolean.TRUE);
		CsrfRequest facts = factsOf(request);
		CsrfDecision decision = this.protection.decide(facts);
		if (logger.isDebugEnabled()) {
			logger.debug(decision.reason().code() + ". " + new CsrfLogMessage(decision, facts).describe());
		}
		if (decision.isAccepted() || this.exemptPaths.contain(facts.paths())) {
			return chain.filter(exchange);
		}
		Mono<Void> refused = refuse(decision, facts, exchange);
		return (refused != null) ? refused : chain.filter(exchange);
	}

	/**
	 * Most requests are, and then nothing else is read.
	 */
	private static boolean isPlainlySafe(ServerHttpRequest request) {
		return CsrfRequest.isSafe(request.getMethod().name()) && request.getHeaders().getFirst(UPGRADE) == null;
	}

	private @Nullable Mono<Void> refuse(CsrfDecision decision, CsrfRequest facts, ServerWebExchange exchange) {
		this.listener.crossOriginRefused(decision, new RequestSummary(facts.method(), facts.path(), facts.origin()));
		if (this.refusals.isAnswering()) {
			DecisionFields.addVary(new ExchangeFields(exchange.getResponse().getHeaders()), FACTS);
		}
		return this.refusals.refuse(exchange, new Refusal(HttpStatus.FORBIDDEN.value(), decision.reason()),
				Objects.requireNonNullElse(facts.origin(), facts.path()),
				() -> new CsrfLogMessage(decision, facts).explain());
	}

	private CsrfRequest factsOf(ServerHttpRequest request) {
		return new CsrfRequest(request.getMethod().name(), ExchangeFacts.paths(request, this.caseIgnored),
				CsrfRequest.isWebSocketHandshake(ExchangeFacts.lines(request, UPGRADE)),
				ExchangeFacts.lines(request, "Sec-Fetch-Site"), ExchangeFacts.lines(request, "Origin"),
				ExchangeFacts.lines(request, "Referer"), ExchangeFacts.target(request),
				() -> ExchangeFacts.isNavigation(request));
	}

}
