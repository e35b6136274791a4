package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.github.corsstarter.explain.PreflightCheck;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.web.CorsDecisionPublisher;
import io.github.corsstarter.web.CorsLogMessage;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
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
 * that reaches the filter and kept in a request attribute, because the path of an error
 * page says nothing about the request that failed; every further dispatch applies it
 * again where the container dropped headers on the way. The first dispatch need not be
 * the request itself: an outer filter may forward it or answer it with
 * {@code sendError()}.
 */
public final class CorsPolicyFilter extends OncePerRequestFilter {

	/**
	 * The order of the filter: before Spring Security, so that its 401 and 403 carry CORS
	 * headers and preflights need no authentication.
	 */
	public static final int DEFAULT_ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

	private static final String DECISION = CorsPolicyFilter.class.getName() + ".DECISION";

	/**
	 * Stands for the decision where no policy applies, so that an error page of the same
	 * request is left alone too.
	 */
	private static final Object NO_POLICY = Boolean.FALSE;

	private static final String FILTERED = CorsPolicyFilter.class.getName() + ALREADY_FILTERED_SUFFIX;

	private final CorsEvaluator evaluator;

	private final RefusalPolicy refusals;

	private final CorsDecisionPublisher publisher;

	private final DecisionHeaders headers;

	private final PathReader paths;

	private final boolean active;

	private final @Nullable Function<HttpServletRequest, CorsPolicyFilter> source;

	private CorsPolicyFilter(CorsEvaluator evaluator, RefusalPolicy refusals, CorsDecisionPublisher publisher,
			DecisionHeaders headers, PathReader paths, boolean active,
			@Nullable Function<HttpServletRequest, CorsPolicyFilter> source) {
		this.evaluator = evaluator;
		this.refusals = refusals;
		this.publisher = publisher;
		this.headers = headers;
		this.paths = paths;
		this.active = active;
		this.source = source;
	}

	/**
	 * Create a filter.
	 * @param evaluator decides
	 * @param refusals what to do with cross-origin requests from origins that are not
	 * allowed; in any case browsers do not give the response to the page, and the Fetch
	 * Standard asks for no more
	 * @param listener is told what was decided
	 * @hidden
	 */
	public CorsPolicyFilter(CorsEvaluator evaluator, RefusalPolicy refusals, DecisionListener listener) {
		this(evaluator, refusals, new CorsDecisionPublisher(evaluator, listener, refusals.log()),
				new DecisionHeaders(true, false), PathReader.CASE_SENSITIVE, true, null);
	}

	/**
	 * The same filter, which also says in the response header {@code X-Cors-Decision}
	 * what was decided and why. For development only: it tells clients about the
	 * configuration.
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyFilter explaining() {
		return with(new DecisionHeaders(this.headers.exclusive(), true));
	}

	/**
	 * The same filter, which leaves headers of CORS alone that something else writes and
	 * that the decision does not need, as django-cors-headers does.
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyFilter sharing() {
		return with(new DecisionHeaders(false, this.headers.explaining()));
	}

	private CorsPolicyFilter with(DecisionHeaders headers) {
		return new CorsPolicyFilter(this.evaluator, this.refusals, this.publisher, headers, this.paths, this.active,
				null);
	}

	/**
	 * The same filter, for an application that may map handlers without regard to case.
	 * @param caseIgnored tells whether it does; asked while requests are filtered
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyFilter ignoringCase(BooleanSupplier caseIgnored) {
		return new CorsPolicyFilter(this.evaluator, this.refusals, this.publisher, this.headers,
				new PathReader(caseIgnored), this.active, null);
	}

	/**
	 * The same filter, but one that lets every request pass. An application that
	 * registers the bean itself gets this filter if the settings do not need one.
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyFilter inactive() {
		return new CorsPolicyFilter(this.evaluator, this.refusals, this.publisher, this.headers, this.paths, false,
				null);
	}

	/**
	 * The same filter, but each request is filtered by one that is chosen for it. An
	 * application whose settings can change while it runs registers this filter.
	 * @param source chooses the filter for a request
	 * @return a new filter
	 * @hidden
	 */
	public CorsPolicyFilter choosing(Function<HttpServletRequest, CorsPolicyFilter> source) {
		return new CorsPolicyFilter(this.evaluator, this.refusals, this.publisher, this.headers, this.paths, true,
				source);
	}

	private CorsPolicyFilter chosenFor(HttpServletRequest request) {
		return (this.source != null) ? this.source.apply(request) : this;
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
		return !chosenFor(request).active;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chosenFor(request).filter(request, response, chain);
	}

	private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		DispatcherType type = request.getDispatcherType();
		CorsDecision withoutOrigin = this.evaluator.evaluateWithoutOrigin();
		if (withoutOrigin != null && type != DispatcherType.INCLUDE && ServletRequestFacts.isPlain(request)) {
			filterPlain(withoutOrigin, type, request, response, chain);
			return;
		}
		if (type == DispatcherType.REQUEST) {
			filterFirstDispatch(ServletRequestFacts.of(request, this.paths.read(request)), request, response, chain);
			return;
		}
		Object made = request.getAttribute(DECISION);
		if (made instanceof CorsDecision decision) {
			filterLaterDispatch(decision, request, response, chain);
		}
		else if (made == null && type != DispatcherType.INCLUDE) {
			filterFirstDispatch(ServletRequestFacts.ofOriginal(request, this.paths.readOriginal(request)), request,
					response, chain);
		}
		else if (made == NO_POLICY) {
			passWithoutPolicy(request, response, chain);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	/**
	 * Most requests are of this kind. They are not logged: to ask whether the log writes
	 * DEBUG takes as long as all of CORS does here. No attribute tells later dispatches
	 * of the decision, because it is the same for all of them and is made faster than an
	 * attribute is found.
	 */
	private void filterPlain(CorsDecision decision, DispatcherType type, HttpServletRequest request,
			HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
		if (type != DispatcherType.REQUEST && isDecided(response)) {
			chain.doFilter(request, response);
			return;
		}
		this.headers.write(decision, request, response);
		proceed(decision, request, response, chain);
	}

	private static boolean isDecided(HttpServletResponse response) {
		return WebUtils.getNativeResponse(response, CorsResponseWrapper.class) != null;
	}

	private void passWithoutPolicy(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request,
				this.headers.explaining() ? NoPolicyResponseWrapper.around(request, response) : response);
	}

	private void filterFirstDispatch(CorsRequest facts, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		CorsDecision made = this.evaluator.evaluate(facts);
		if (made == null) {
			request.setAttribute(DECISION, NO_POLICY);
			passWithoutPolicy(request, response, chain);
			return;
		}
		CorsDecision decision = (made.preflight() && (this.headers.explaining() || this.publisher.isHeard()))
				? PreflightCheck.complete(made, facts) : made;
		request.setAttribute(DECISION, decision);
		this.publisher.publish(decision, facts,
				decision.isDisallowed() && !this.refusals.isActive() && mayBeBlocked(request));
		this.headers.write(decision, request, response);
		if (isErrorPage(request) || !isAnswered(decision, facts, request, response)) {
			proceed(decision, request, response, chain);
		}
	}

	/**
	 * The request is refused already, with a status that must stay. The attribute is
	 * there for the error page of a container, and for the one that Boot forwards to in a
	 * WAR.
	 */
	private static boolean isErrorPage(HttpServletRequest request) {
		return request.getDispatcherType() != DispatcherType.REQUEST
				&& request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
	}

	/**
	 * Applies the decision of the first dispatch, unless it is on the response already.
	 */
	private void filterLaterDispatch(CorsDecision decision, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		if (isDecided(response)) {
			chain.doFilter(request, response);
			return;
		}
		this.headers.rewrite(decision, request, response);
		proceed(decision, request, response, chain);
	}

	private void proceed(CorsDecision decision, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		CorsResponseWrapper decided = keep(decision, request, response);
		chain.doFilter(new CorsRequestWrapper(request, decided), decided);
	}

	private CorsResponseWrapper keep(CorsDecision decision, HttpServletRequest request, HttpServletResponse response) {
		return new CorsResponseWrapper(request, response, decision, this.headers);
	}

	/**
	 * Browsers say where they look at the headers of CORS: not when a user follows a link
	 * or sends a form, and not on a handshake of a WebSocket. A request to their own
	 * origin is not disallowed.
	 */
	private static boolean mayBeBlocked(HttpServletRequest request) {
		String mode = request.getHeader("Sec-Fetch-Mode");
		return (mode == null || mode.equals("cors")) && request.getHeader("Upgrade") == null;
	}

	private boolean isAnswered(CorsDecision decision, CorsRequest facts, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		if (decision.isDisallowed() && this.refusals.isActive()
				&& this.refusals.refuse(request, keep(decision, request, response),
						new Refusal(HttpServletResponse.SC_FORBIDDEN, decision.reason()),
						CorsDecisionPublisher.subject(facts),
						() -> CorsLogMessage.of(decision, facts).explain(this.evaluator.findNearMiss(facts)))) {
			return true;
		}
		if (decision.preflight()) {
			response.setStatus(HttpServletResponse.SC_OK);
			response.setContentLength(0);
			return true;
		}
		return false;
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
