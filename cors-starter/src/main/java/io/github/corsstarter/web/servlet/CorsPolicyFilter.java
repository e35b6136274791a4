package io.github.corsstarter.web.servlet;

import java.io.IOException;

import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.Printable;
import io.github.corsstarter.web.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Applies CORS to every response of a request (Fetch Standard, section 3.3): decides
 * once, sets the headers before anything inside runs, answers preflights, and keeps the
 * headers in place whatever the application and the container do afterwards.
 * <p>
 * To be registered for all dispatcher types. The decision is made on the first dispatch
 * and kept in a request attribute, because the path of an error page says nothing about
 * the request that failed; every further dispatch applies it again where the container
 * dropped headers on the way.
 */
public final class CorsPolicyFilter extends OncePerRequestFilter {

	/**
	 * Where the filter stands: before Spring Security, so that its 401 and 403 carry CORS
	 * headers and preflights need no authentication.
	 */
	public static final int DEFAULT_ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

	private static final String DECISION = CorsPolicyFilter.class.getName() + ".DECISION";

	private static final String FILTERED = CorsPolicyFilter.class.getName() + ALREADY_FILTERED_SUFFIX;

	private final CorsEvaluator evaluator;

	private final RefusalPolicy refusals;

	private final DecisionListener listener;

	private final DecisionHeaders headers;

	private final boolean active;

	private CorsPolicyFilter(CorsEvaluator evaluator, RefusalPolicy refusals, DecisionListener listener,
			DecisionHeaders headers, boolean active) {
		this.evaluator = evaluator;
		this.refusals = refusals;
		this.listener = listener;
		this.headers = headers;
		this.active = active;
	}

	/**
	 * Create a filter.
	 * @param evaluator decides
	 * @param refusals what becomes of cross-origin requests from origins that are not
	 * allowed; browsers keep the response from the page in any case, and that is all the
	 * Fetch Standard asks for
	 * @param listener hears what was decided
	 */
	public CorsPolicyFilter(CorsEvaluator evaluator, RefusalPolicy refusals, DecisionListener listener) {
		this(evaluator, refusals, listener, DecisionHeaders.STANDARD, true);
	}

	/**
	 * The same filter, which also says in the response header {@code X-Cors-Decision}
	 * what was decided and why. For development: it tells callers about the
	 * configuration.
	 * @return a new filter
	 */
	public CorsPolicyFilter explaining() {
		return new CorsPolicyFilter(this.evaluator, this.refusals, this.listener, DecisionHeaders.WITH_EXPLANATION,
				this.active);
	}

	/**
	 * The same filter, but one that lets every request pass. An application that
	 * registers the bean itself gets it where the settings ask for nothing.
	 * @return a new filter
	 */
	public CorsPolicyFilter inactive() {
		return new CorsPolicyFilter(this.evaluator, this.refusals, this.listener, this.headers, false);
	}

	/**
	 * Whether there is anything for this filter to do.
	 * @return {@code false} if it lets every request pass
	 */
	public boolean isActive() {
		return this.active;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.active;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean firstDispatch = request.getDispatcherType() == DispatcherType.REQUEST;
		CorsDecision decision = firstDispatch ? decide(request) : decided(request, response);
		if (decision == null) {
			chain.doFilter(request, response);
			return;
		}
		this.headers.write(decision, request, response);
		if (firstDispatch && isAnswered(decision, request, response)) {
			return;
		}
		CorsResponseWrapper decided = new CorsResponseWrapper(request, response, decision, this.headers);
		chain.doFilter(new CorsRequestWrapper(request, decided), decided);
	}

	/**
	 * The decision of the first dispatch, unless it stands on the response anyway.
	 */
	private static @Nullable CorsDecision decided(HttpServletRequest request, HttpServletResponse response) {
		return (WebUtils.getNativeResponse(response, CorsResponseWrapper.class) == null)
				? (CorsDecision) request.getAttribute(DECISION) : null;
	}

	private @Nullable CorsDecision decide(HttpServletRequest request) {
		CorsDecision decision = this.evaluator.evaluate(ServletRequestFacts.of(request));
		if (decision != null) {
			request.setAttribute(DECISION, decision);
			if (this.logger.isDebugEnabled()) {
				this.logger.debug(decision.reason().code() + ". " + describe(decision, request));
			}
			if (decision.reason() != CorsReason.NO_ORIGIN) {
				this.listener.decided(decision);
			}
			if (decision.failure() != null) {
				this.refusals.log()
					.failed("OriginAuthorizer", subject(request), () -> describe(decision, request),
							decision.failure());
			}
		}
		return decision;
	}

	private boolean isAnswered(CorsDecision decision, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		if (decision.isDisallowed() && this.refusals.areHeeded()
				&& this.refusals.refuse(request, response,
						new Refusal(HttpServletResponse.SC_FORBIDDEN, decision.reason().code(),
								decision.reason().description()),
						subject(request), () -> describe(decision, request) + advise(decision, request))) {
			return true;
		}
		if (decision.preflight()) {
			response.setStatus(HttpServletResponse.SC_OK);
			response.setContentLength(0);
			return true;
		}
		return false;
	}

	private static String subject(HttpServletRequest request) {
		String origin = request.getHeader("Origin");
		return (origin != null) ? origin : ServletRequestFacts.path(request);
	}

	private String advise(CorsDecision decision, HttpServletRequest request) {
		NearMiss nearMiss = this.evaluator.findNearMiss(ServletRequestFacts.of(request));
		String nearest = (nearMiss != null) ? " The nearest rule is \"" + Printable.of(nearMiss.rule().text()) + "\": "
				+ nearMiss.difference() + "." : "";
		return nearest + " " + decision.reason().mend();
	}

	private static String describe(CorsDecision decision, HttpServletRequest request) {
		String origin = request.getHeader("Origin");
		return (decision.preflight() ? "It is a preflight for \"" : "It is a request for \"")
				+ Printable.of(ServletRequestFacts.path(request)) + "\" with "
				+ ((origin != null) ? "origin \"" + Printable.of(origin) + "\"" : "no origin") + ", decided by policy "
				+ decision.policy() + ".";
	}

	@Override
	protected void doFilterNestedErrorDispatch(HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		doFilterInternal(request, response, chain);
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	/**
	 * A constant, because the inherited method would join strings for every request.
	 */
	@Override
	protected String getAlreadyFilteredAttributeName() {
		return FILTERED;
	}

}
