package io.github.corsstarter.web.reactive;

import java.util.function.Function;

import io.github.corsstarter.host.ForwardedHeaders;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.host.HostResolution;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.ExemptPaths;
import io.github.corsstarter.web.HostLogMessage;
import io.github.corsstarter.web.Refusal;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses requests for hosts that a reactive application does not answer to, and requests
 * whose forwarded headers are not acceptable. Judges a request once.
 *
 * @since 0.1.0
 */
public final class AllowedHostsWebFilter implements WebFilter, Ordered {

	/**
	 * The order of the filter: after CORS, so that a page of an allowed origin can read
	 * why its request was refused.
	 */
	public static final int DEFAULT_ORDER = CorsPolicyWebFilter.DEFAULT_ORDER + 5;

	private static final Log logger = LogFactory.getLog(AllowedHostsWebFilter.class);

	private static final String JUDGED = AllowedHostsWebFilter.class.getName() + ".JUDGED";

	private final HostValidator validator;

	/**
	 * The threads on which the application is asked, if it has something to ask.
	 */
	private final @Nullable BlockingCalls calls;

	private final ExemptPaths exemptPaths;

	private final ExchangeRefusals refusals;

	private final DecisionListener listener;

	private final boolean active;

	private final @Nullable Function<ServerWebExchange, @Nullable AllowedHostsWebFilter> source;

	private AllowedHostsWebFilter(HostValidator validator, @Nullable BlockingCalls calls, ExemptPaths exemptPaths,
			ExchangeRefusals refusals, DecisionListener listener, boolean active,
			@Nullable Function<ServerWebExchange, @Nullable AllowedHostsWebFilter> source) {
		this.validator = validator;
		this.calls = calls;
		this.exemptPaths = exemptPaths;
		this.refusals = refusals;
		this.listener = listener;
		this.active = active;
		this.source = source;
	}

	/**
	 * Create a filter.
	 * @param validator decides about hosts
	 * @param calls the threads on which it asks the application, or {@code null} if it
	 * does not
	 * @param exemptPaths paths where every host is accepted
	 * @param refusals what to do with refused requests
	 * @param listener is told about them
	 * @hidden
	 */
	public AllowedHostsWebFilter(HostValidator validator, @Nullable BlockingCalls calls, ExemptPaths exemptPaths,
			ExchangeRefusals refusals, DecisionListener listener) {
		this(validator, calls, exemptPaths, refusals, listener, true, null);
	}

	/**
	 * The same filter, but one that lets every request pass.
	 * @return a new filter
	 * @hidden
	 */
	public AllowedHostsWebFilter inactive() {
		return new AllowedHostsWebFilter(this.validator, this.calls, this.exemptPaths, this.refusals, this.listener,
				false, null);
	}

	/**
	 * The same filter, but each request is filtered by one that is chosen for it, or by
	 * none.
	 * @param source chooses the filter for a request; {@code null} lets it pass
	 * @return a new filter
	 * @hidden
	 */
	public AllowedHostsWebFilter choosing(Function<ServerWebExchange, @Nullable AllowedHostsWebFilter> source) {
		return new AllowedHostsWebFilter(this.validator, this.calls, this.exemptPaths, this.refusals, this.listener,
				this.active, source);
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
		AllowedHostsWebFilter chosen = (this.source != null) ? this.source.apply(exchange) : this;
		return (chosen != null && chosen.active) ? chosen.handle(exchange, chain) : chain.filter(exchange);
	}

	private Mono<Void> handle(ServerWebExchange exchange, WebFilterChain chain) {
		if (exchange.getAttribute(JUDGED) != null) {
			return chain.filter(exchange);
		}
		exchange.getAttributes().put(JUDGED, Boolean.TRUE);
		HostDecision listed = decide(exchange);
		if (listed.isAccepted() || (listed.reason() != HostReason.SCHEME_INVALID
				&& this.exemptPaths.contain(ExchangeFacts.paths(exchange.getRequest())))) {
			debug(listed, exchange);
			return chain.filter(checked(exchange));
		}
		if (listed.reason() != HostReason.HOST_NOT_ALLOWED || this.calls == null) {
			return filter(listed, exchange, chain);
		}
		return this.calls.call(() -> this.validator.ask(listed), exchange.getRequest())
			.flatMap((asked) -> filter(asked, exchange, chain));
	}

	private Mono<Void> filter(HostDecision decision, ServerWebExchange exchange, WebFilterChain chain) {
		debug(decision, exchange);
		if (decision.isAccepted()) {
			return chain.filter(checked(exchange));
		}
		this.listener.hostRefused(decision, ExchangeFacts.summary(exchange.getRequest()));
		String subject = subject(decision, exchange.getRequest());
		if (decision.failure() != null) {
			// Load is not a matter of one host.
			this.refusals.log()
				.failed("HostAuthorizer",
						(decision.reason() == HostReason.HOST_AUTHORIZER_FAILED) ? subject : decision.reason().code(),
						() -> message(decision, exchange).explain(), decision.failure());
		}
		Mono<Void> refused = this.refusals.refuse(exchange,
				new Refusal(HttpStatus.BAD_REQUEST.value(), decision.reason()), subject,
				() -> message(decision, exchange).explain());
		return (refused != null) ? refused : chain.filter(checked(exchange));
	}

	/**
	 * The request without the headers that name another host than the one that was
	 * checked: it is not known who sent them.
	 */
	private static ServerWebExchange checked(ServerWebExchange exchange) {
		HttpHeaders headers = exchange.getRequest().getHeaders();
		if (ForwardedHeadersWebFilter.of(exchange) != null
				|| ForwardedHeaders.OF_HOSTS.stream().allMatch((name) -> headers.getFirst(name) == null)) {
			return exchange;
		}
		return exchange.mutate()
			.request((request) -> request.headers(
					(shown) -> ForwardedHeaders.OF_HOSTS.forEach((name) -> new ExchangeFields(shown).remove(name))))
			.build();
	}

	private static void debug(HostDecision decision, ServerWebExchange exchange) {
		if (logger.isDebugEnabled()) {
			logger.debug(decision.reason().code() + ". " + message(decision, exchange).describe());
		}
	}

	/**
	 * Client addresses are as many as clients. What bypasses the proxy asks for few
	 * paths, each of which somebody has to decide about.
	 */
	private static String subject(HostDecision decision, ServerHttpRequest request) {
		String value = switch (decision.reason()) {
			case CLIENT_ADDRESS_MISSING, CLIENT_ADDRESS_INVALID, FORWARDED_FOR_INVALID -> null;
			default -> decision.value();
		};
		return (value != null) ? value : ExchangeFacts.paths(request).container();
	}

	private static HostLogMessage message(HostDecision decision, ServerWebExchange exchange) {
		HostResolution resolution = ForwardedHeadersWebFilter.of(exchange);
		return new HostLogMessage(decision, ExchangeFacts.summary(exchange.getRequest()),
				ForwardedHeadersWebFilter.peerAddress(exchange),
				(resolution != null) ? resolution.trustFailure() : null);
	}

	private HostDecision decide(ServerWebExchange exchange) {
		HostResolution resolution = ForwardedHeadersWebFilter.of(exchange);
		if (resolution == null) {
			ServerHttpRequest request = exchange.getRequest();
			return this.validator.decide(ExchangeFacts.scheme(request.getURI()), host(request),
					ExchangeFacts.target(request).host());
		}
		HostDecision refusal = resolution.refusal();
		return (refusal != null) ? refusal
				: this.validator.decide(resolution.source().header(), resolution.source().text());
	}

	private static @Nullable String host(ServerHttpRequest request) {
		return ExchangeFacts.lines(request, HttpHeaders.HOST);
	}

}
