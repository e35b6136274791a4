package io.github.corsstarter.web.servlet;

import java.io.IOException;

import io.github.corsstarter.host.HostAndPort;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.host.HostResolution;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for hosts that the application does not answer to, and requests whose
 * forwarded headers are not acceptable. Judges a request once.
 * <p>
 * To be registered for the dispatcher types {@code REQUEST} and {@code ERROR}.
 */
public final class AllowedHostsFilter extends OncePerRequestFilter {

	/**
	 * Where the filter stands: after CORS, so that a page of an allowed origin can read
	 * why its request was refused.
	 */
	public static final int DEFAULT_ORDER = CorsPolicyFilter.DEFAULT_ORDER + 5;

	private static final String FILTERED = AllowedHostsFilter.class.getName() + ALREADY_FILTERED_SUFFIX;

	private static final String JUDGED = AllowedHostsFilter.class.getName() + ".JUDGED";

	private static final String HOST = "Host";

	private final HostValidator validator;

	private final ExemptPaths exemptPaths;

	private final RefusalPolicy refusals;

	private final DecisionListener listener;

	private final boolean active;

	private AllowedHostsFilter(HostValidator validator, ExemptPaths exemptPaths, RefusalPolicy refusals,
			DecisionListener listener, boolean active) {
		this.validator = validator;
		this.exemptPaths = exemptPaths;
		this.refusals = refusals;
		this.listener = listener;
		this.active = active;
	}

	/**
	 * Create a filter.
	 * @param validator decides about hosts
	 * @param exemptPaths paths where every host is accepted, or {@code null} for none
	 * @param refusals what becomes of requests that are refused
	 * @param listener hears which these are
	 */
	public AllowedHostsFilter(HostValidator validator, @Nullable PathRegex exemptPaths, RefusalPolicy refusals,
			DecisionListener listener) {
		this(validator, new ExemptPaths(exemptPaths), refusals, listener, true);
	}

	/**
	 * The same filter, but one that lets every request pass. An application that
	 * registers the bean itself gets it where the settings ask for nothing.
	 * @return a new filter
	 */
	public AllowedHostsFilter inactive() {
		return new AllowedHostsFilter(this.validator, this.exemptPaths, this.refusals, this.listener, false);
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
		if (request.getAttribute(JUDGED) != null || !isRefused(request, response)) {
			chain.doFilter(request, response);
		}
	}

	private boolean isRefused(HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.setAttribute(JUDGED, Boolean.TRUE);
		HostDecision listed = decide(request);
		boolean passed = listed.isAccepted() || this.exemptPaths.contain(request);
		HostDecision decision = passed ? listed : this.validator.ask(listed);
		if (this.logger.isDebugEnabled()) {
			this.logger.debug(decision.reason().code() + ". " + HostAdvice.describe(decision, request));
		}
		if (passed || decision.isAccepted()) {
			return false;
		}
		this.listener.refused(decision);
		String subject = (decision.value() != null) ? decision.value() : ServletRequestFacts.path(request);
		if (decision.failure() != null) {
			this.refusals.log()
				.failed("HostAuthorizer", subject, () -> HostAdvice.of(decision, request), decision.failure());
		}
		return this.refusals.refuse(request, response, new Refusal(HttpServletResponse.SC_BAD_REQUEST,
				decision.reason().code(), decision.reason().description()), subject,
				() -> HostAdvice.of(decision, request));
	}

	private HostDecision decide(HttpServletRequest request) {
		HostResolution forwarding = ForwardedHeadersFilter.of(request);
		if (forwarding == null) {
			return decideByContainer(request);
		}
		HostDecision refusal = forwarding.refusal();
		return (refusal != null) ? refusal
				: this.validator.decide(forwarding.source().header(), forwarding.source().text());
	}

	/**
	 * Whoever else reads forwarded headers, the container or Spring, has done so by now:
	 * what counts is the name that the application will see. The header itself is judged
	 * by its grammar, of which containers know less.
	 */
	private HostDecision decideByContainer(HttpServletRequest request) {
		String header = request.getHeader(HOST);
		HostAndPort written = (header != null) ? HostAndPort.parse(header) : null;
		if (header != null && written == null) {
			return this.validator.decide(HOST, header);
		}
		String name = request.getServerName();
		boolean fromHeader = written != null && written.host().equalsIgnoreCase(name);
		return this.validator.decide(fromHeader ? HOST : null, name);
	}

	/**
	 * Some containers answer a request themselves and ask only for the error page, which
	 * would be the first to see its host.
	 */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected String getAlreadyFilteredAttributeName() {
		return FILTERED;
	}

}
