package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.Collections;
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
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that a page of another origin made to change something. Judges a
 * request once, by the path that the client asked for.
 * <p>
 * To be registered for all dispatcher types but {@code ERROR}: the first dispatch need
 * not be the request itself, because an outer filter may forward it. An error page
 * changes nothing.
 */
public final class CrossOriginProtectionFilter extends OncePerRequestFilter {

	/**
	 * The order of the filter: after CORS, so that a page of an allowed origin can read
	 * why its request was refused, after the check of hosts, on which the comparison with
	 * the own origin rests, and before Spring Security.
	 */
	public static final int DEFAULT_ORDER = AllowedHostsFilter.DEFAULT_ORDER + 5;

	private static final String FILTERED = CrossOriginProtectionFilter.class.getName() + ALREADY_FILTERED_SUFFIX;

	private static final String JUDGED = CrossOriginProtectionFilter.class.getName() + ".JUDGED";

	/**
	 * The headers that a refusal depends on, for caches.
	 */
	private static final String FACTS = "Sec-Fetch-Site, Origin, Referer";

	private static final String UPGRADE = "Upgrade";

	private final CrossOriginProtection protection;

	private final ExemptPaths exemptPaths;

	private final RefusalPolicy refusals;

	private final DecisionListener listener;

	private final PathReader paths;

	private final boolean active;

	private final @Nullable Function<HttpServletRequest, CrossOriginProtectionFilter> source;

	private CrossOriginProtectionFilter(CrossOriginProtection protection, ExemptPaths exemptPaths,
			RefusalPolicy refusals, DecisionListener listener, PathReader paths, boolean active,
			@Nullable Function<HttpServletRequest, CrossOriginProtectionFilter> source) {
		this.protection = protection;
		this.exemptPaths = exemptPaths;
		this.refusals = refusals;
		this.listener = listener;
		this.paths = paths;
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
	public CrossOriginProtectionFilter(CrossOriginProtection protection, @Nullable PathRegex exemptPaths,
			RefusalPolicy refusals, DecisionListener listener) {
		this(protection, new ExemptPaths(exemptPaths, null), refusals, listener, PathReader.CASE_SENSITIVE, true, null);
	}

	/**
	 * The same filter, for an application that may map handlers without regard to case.
	 * @param caseIgnored tells whether it does; asked while requests are filtered
	 * @return a new filter
	 * @hidden
	 */
	public CrossOriginProtectionFilter ignoringCase(BooleanSupplier caseIgnored) {
		return new CrossOriginProtectionFilter(this.protection, this.exemptPaths, this.refusals, this.listener,
				new PathReader(caseIgnored), this.active, null);
	}

	/**
	 * The same filter, but one that lets every request pass. An application that
	 * registers the bean itself gets this filter if the settings do not need one.
	 * @return a new filter
	 * @hidden
	 */
	public CrossOriginProtectionFilter inactive() {
		return new CrossOriginProtectionFilter(this.protection, this.exemptPaths, this.refusals, this.listener,
				this.paths, false, null);
	}

	/**
	 * The same filter, but each request is filtered by one that is chosen for it. An
	 * application whose settings can change while it runs registers this filter.
	 * @param source chooses the filter for a request
	 * @return a new filter
	 * @hidden
	 */
	public CrossOriginProtectionFilter choosing(Function<HttpServletRequest, CrossOriginProtectionFilter> source) {
		return new CrossOriginProtectionFilter(this.protection, this.exemptPaths, this.refusals, this.listener,
				this.paths, true, source);
	}

	private CrossOriginProtectionFilter chosenFor(HttpServletRequest request) {
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
		if (request.getAttribute(JUDGED) != null || (isPlainlySafe(request) && !this.logger.isDebugEnabled())) {
			chain.doFilter(request, response);
			return;
		}
		request.setAttribute(JUDGED, Boolean.TRUE);
		CsrfRequest facts = factsOf(request);
		CsrfDecision decision = this.protection.decide(facts);
		if (this.logger.isDebugEnabled()) {
			this.logger.debug(decision.reason().code() + ". " + new CsrfLogMessage(decision, facts).describe());
		}
		if (decision.isAccepted() || this.exemptPaths.contain(facts.paths())
				|| !isRefused(decision, facts, request, response)) {
			chain.doFilter(request, response);
		}
	}

	/**
	 * Most requests are, and then nothing else is read.
	 */
	private static boolean isPlainlySafe(HttpServletRequest request) {
		return CsrfRequest.isSafe(request.getMethod()) && request.getHeader(UPGRADE) == null;
	}

	private boolean isRefused(CsrfDecision decision, CsrfRequest facts, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		this.listener.crossOriginRefused(decision, new RequestSummary(facts.method(), facts.path(), facts.origin()));
		if (this.refusals.isAnswering()) {
			DecisionFields.addVary(new ServletResponseFields(response), FACTS);
		}
		return this.refusals.refuse(request, response, new Refusal(HttpServletResponse.SC_FORBIDDEN, decision.reason()),
				Objects.requireNonNullElse(facts.origin(), facts.path()),
				() -> new CsrfLogMessage(decision, facts).explain());
	}

	private CsrfRequest factsOf(HttpServletRequest request) {
		return new CsrfRequest(request.getMethod(), this.paths.readOriginal(request),
				CsrfRequest.isWebSocketHandshake(lines(request, UPGRADE)), lines(request, "Sec-Fetch-Site"),
				lines(request, "Origin"), lines(request, "Referer"), ServletRequestFacts.target(request),
				() -> ServletRequestFacts.isNavigation(request));
	}

	private static @Nullable String lines(HttpServletRequest request, String header) {
		return (request.getHeader(header) != null) ? String.join(", ", Collections.list(request.getHeaders(header)))
				: null;
	}

	/**
	 * An outer filter may dispatch an asynchronous request, and then nothing has judged
	 * it before.
	 */
	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected String getAlreadyFilteredAttributeName() {
		return FILTERED;
	}

}
