package io.github.corsstarter.web.reactive;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.github.corsstarter.explain.PreflightCheck;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.web.CorsDecisionPublisher;
import io.github.corsstarter.web.CorsLogMessage;
import io.github.corsstarter.web.DecisionFields;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.Refusal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Applies CORS to every response of a reactive application (Fetch Standard, section 3.3):
 * decides once, sets the headers before anything inside runs, answers preflights, and
 * makes the headers final just before the response is sent.
 *
 * @since 0.1.0
 */
public final class CorsPolicyWebFilter implements WebFilter, Ordered {

	/**
	 * The order of the filter: before Spring Security, so that its 401 and 403 carry CORS
	 * headers and preflights need no authentication.
	 */
	public static final int DEFAULT_ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

	private static final String DECISION = CorsPolicyWebFilter.class.getName() + ".DECISION";

	/**
	 * Decides by what is listed.
	 */
	private final CorsEvaluator listed;

	/**
	 * Asks the application about other origins too, which may block.
	 */
	private final @Nullable Asking asking;

	private final CorsDecisionPublisher publisher;

	private final ExchangeRefusals refusals;

	private final DecisionFields fields;

	private final boolean explaining;

	private final BooleanSupplier caseIgnored;

	private final boolean active;

	private final @Nullable Function<ServerWebExchange, @Nullable CorsPolicyWebFilter> source;

	private CorsPolicyWebFilter(CorsEvaluator listed, @Nullable Asking asking, CorsDecisionPublisher publisher,
			ExchangeRefusals refusals, DecisionFields fields, boolean explaining, BooleanSupplier caseIgnored,
			boolean active, @Nullable Function<ServerWebExchange, @Nullable CorsPolicyWebFilter> source) {
		this.listed = listed;
		this.asking = asking;
		this.publisher = publisher;
		this.refusals = refusals;
		this.fields = fields;
		this.explaining = explaining;
		this.caseIgnored = caseIgnored;
		this.active = active;
		this.source = source;
	}

	/**
	 * Create a filter.
	 * @param policies the policies by path
	 * @param refusals what to do with cross-origin requests from origins that are not
	 * allowed
	 * @param listener is told what was decided
	 * @hidden
	 */
	public CorsPolicyWebFilter(CorsPolicies policies, ExchangeRefusals refusals, DecisionListener listener) {
		this(new CorsEvaluator(policies, null), refusals, listener);
	}

	private CorsPolicyWebFilter(CorsEvaluator listed, ExchangeRefusals refusals, DecisionListener listener) {
		this(listed, null, new CorsDecisionPublisher(listed, listener, refusals.log()), refusals,
				new DecisionFields(true), false, ExchangeFacts.CASE_SENSITIVE, true, null);
	}

	/**
	 * The same filter, which also asks the application.
	 * @param policies the policies by path
	 * @param authorizer is asked about origins that no policy allows
	 * @param calls the threads on which it is asked
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyWebFilter asking(CorsPolicies policies, OriginAuthorizer authorizer, BlockingCalls calls) {
		CorsEvaluator evaluator = new CorsEvaluator(policies, authorizer);
		return new CorsPolicyWebFilter(this.listed, new Asking(evaluator, calls),
				new CorsDecisionPublisher(evaluator, this.publisher.listener(), this.publisher.log()), this.refusals,
				this.fields, this.explaining, this.caseIgnored, true, null);
	}

	/**
	 * The same filter, for an application that may map handlers without regard to case.
	 * @param caseIgnored tells whether it does; asked while requests are filtered
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyWebFilter ignoringCase(BooleanSupplier caseIgnored) {
		return new CorsPolicyWebFilter(this.listed, this.asking, this.publisher, this.refusals, this.fields,
				this.explaining, caseIgnored, true, null);
	}

	/**
	 * The same filter, but one that lets every request pass.
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyWebFilter inactive() {
		return new CorsPolicyWebFilter(this.listed, this.asking, this.publisher, this.refusals, this.fields,
				this.explaining, this.caseIgnored, false, null);
	}

	/**
	 * The same filter, but each request is filtered by one that is chosen for it, or by
	 * none.
	 * @param source chooses the filter for a request; {@code null} lets it pass
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyWebFilter choosing(Function<ServerWebExchange, @Nullable CorsPolicyWebFilter> source) {
		return new CorsPolicyWebFilter(this.listed, this.asking, this.publisher, this.refusals, this.fields,
				this.explaining, this.caseIgnored, this.active, source);
	}

	/**
	 * Whether there is anything for this filter to do.
	 * @return {@code false} if it lets every request pass
	 */
	public boolean isActive() {
		return this.active;
	}

	/**
	 * The same filter, which also says in the response header {@code X-Cors-Decision}
	 * what was decided and why. For development only.
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyWebFilter explaining() {
		return new CorsPolicyWebFilter(this.listed, this.asking, this.publisher, this.refusals, this.fields, true,
				this.caseIgnored, true, null);
	}

	/**
	 * The same filter, which leaves headers of CORS alone that something else writes and
	 * that the decision does not need.
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyWebFilter sharing() {
		return new CorsPolicyWebFilter(this.listed, this.asking, this.publisher, this.refusals,
				new DecisionFields(false), this.explaining, this.caseIgnored, true, null);
	}

	@Override
	public int getOrder() {
		return DEFAULT_ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		CorsPolicyWebFilter chosen = (this.source != null) ? this.source.apply(exchange) : this;
		return (chosen != null && chosen.active) ? chosen.handle(exchange, chain) : chain.filter(exchange);
	}

	private Mono<Void> handle(ServerWebExchange exchange, WebFilterChain chain) {
		if (exchange.getAttribute(DECISION) != null) {
			return chain.filter(exchange);
		}
		CorsDecision withoutOrigin = this.listed.evaluateWithoutOrigin();
		if (withoutOrigin != null && ExchangeFacts.isPlain(exchange.getRequest())) {
			// Most requests are of this kind, and nothing is said about them.
			return chain.filter(decided(withoutOrigin, exchange));
		}
		CorsRequest facts = ExchangeFacts.of(exchange.getRequest(), this.caseIgnored);
		CorsDecision decision = this.listed.evaluate(facts);
		Asking asking = this.asking;
		if (asking == null || (decision != null && decision.reason() != CorsReason.ORIGIN_NOT_ALLOWED)) {
			return filter(decision, facts, exchange, chain);
		}
		if (facts.origin() == null) {
			return filter(asking.evaluator().evaluate(facts), facts, exchange, chain);
		}
		return asking.calls()
			.call(() -> Optional.ofNullable(asking.evaluator().evaluate(facts)), exchange.getRequest())
			.flatMap((asked) -> filter(asked.orElse(null), facts, exchange, chain));
	}

	private Mono<Void> filter(@Nullable CorsDecision made, CorsRequest facts, ServerWebExchange exchange,
			WebFilterChain chain) {
		if (made == null) {
			return chain.filter(this.explaining ? withoutPolicy(exchange) : exchange);
		}
		boolean heard = made.preflight() && (this.explaining || this.publisher.isHeard());
		CorsDecision decision = heard ? PreflightCheck.complete(made, facts) : made;
		exchange.getAttributes().put(DECISION, decision);
		boolean silent = decision.isDisallowed() && !this.refusals.isActive()
				&& ExchangeFacts.mayBeBlocked(exchange.getRequest());
		this.publisher.publish(decision, facts, silent);
		if (decision.isDisallowed() && this.refusals.isActive()) {
			Mono<Void> refused = refuse(decision, facts, exchange);
			if (refused != null) {
				return refused;
			}
		}
		return decision.preflight() ? answer(decision, exchange) : chain.filter(decided(decision, exchange));
	}

	private ServerWebExchange decided(CorsDecision decision, ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		ExchangeFields headers = new ExchangeFields(response.getHeaders());
		this.fields.write(decision, headers);
		return exchange.mutate().response(new DecidedResponse(response, () -> {
			this.fields.rewrite(decision, headers);
			explain(decision, exchange);
		})).build();
	}

	private void explain(CorsDecision decision, ServerWebExchange exchange) {
		if (this.explaining) {
			explain(decision.summary(), decision.reason().code(), exchange);
		}
	}

	private static ServerWebExchange withoutPolicy(ServerWebExchange exchange) {
		return exchange.mutate()
			.response(new DecidedResponse(exchange.getResponse(), () -> explain("no-policy", "", exchange)))
			.build();
	}

	private static void explain(String summary, String reason, ServerWebExchange exchange) {
		String refused = exchange.getAttribute(DecidedResponse.REFUSED);
		DecisionFields.explain(summary, reason.equals(refused) ? null : refused,
				exchange.getAttribute(DecisionFields.CONFIGURATION),
				new ExchangeFields(exchange.getResponse().getHeaders()));
	}

	private @Nullable Mono<Void> refuse(CorsDecision decision, CorsRequest facts, ServerWebExchange exchange) {
		return this.refusals.refuse(this.refusals.isAnswering() ? decided(decision, exchange) : exchange,
				new Refusal(HttpStatus.FORBIDDEN.value(), decision.reason()), CorsDecisionPublisher.subject(facts),
				() -> CorsLogMessage.of(decision, facts).explain(this.publisher.evaluator().findNearMiss(facts)));
	}

	/**
	 * No filter or handler inside runs for a preflight, so the fields are written once,
	 * when the response is committed.
	 */
	private Mono<Void> answer(CorsDecision decision, ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(HttpStatus.OK);
		response.beforeCommit(() -> Mono.fromRunnable(() -> {
			this.fields.write(decision, new ExchangeFields(response.getHeaders()));
			response.getHeaders().setContentLength(0);
			explain(decision, exchange);
		}));
		return response.setComplete();
	}

	/**
	 * How the application is asked.
	 *
	 * @param evaluator asks it
	 * @param calls the threads for that
	 */
	private record Asking(CorsEvaluator evaluator, BlockingCalls calls) {
	}

}
