package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
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
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Refuses requests for hosts that the application does not answer to, and requests whose
 * forwarded headers are not acceptable. Judges a request once.
 * <p>
 * To be registered for all dispatcher types: the first dispatch need not be the request
 * itself, because an outer filter may forward it, and a container may answer it with an
 * error page.
 */
public final class AllowedHostsFilter extends OncePerRequestFilter {

	/**
	 * The order of the filter: after CORS, so that a page of an allowed origin can read
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

	private final @Nullable Function<HttpServletRequest, AllowedHostsFilter> source;

	private AllowedHostsFilter(HostValidator validator, ExemptPaths exemptPaths, RefusalPolicy refusals,
			DecisionListener listener, boolean active,
			@Nullable Function<HttpServletRequest, AllowedHostsFilter> source) {
		this.validator = validator;
		this.exemptPaths = exemptPaths;
		this.refusals = refusals;
		this.listener = listener;
		this.active = active;
		this.source = source;
	}

	/**
	 * Create a filter.
	 * @param validator decides about hosts
	 * @param exemptPaths paths where every host is accepted
	 * @param refusals what to do with refused requests
	 * @param listener is told about them
	 * @hidden
	 */
	public AllowedHostsFilter(HostValidator validator, ExemptPaths exemptPaths, RefusalPolicy refusals,
			DecisionListener listener) {
		this(validator, exemptPaths, refusals, listener, true, null);
	}

	/**
	 * The same filter, but one that lets every request pass. An application that
	 * registers the bean itself gets this filter if the settings do not need one.
	 * @return a new filter
	 * @hidden
	 */
	public AllowedHostsFilter inactive() {
		return new AllowedHostsFilter(this.validator, this.exemptPaths, this.refusals, this.listener, false, null);
	}

	/**
	 * The same filter, but each request is filtered by one that is chosen for it. An
	 * application whose settings can change while it runs registers this filter.
	 * @param source chooses the filter for a request
	 * @return a new filter
	 * @hidden
	 */
	public AllowedHostsFilter choosing(Function<HttpServletRequest, AllowedHostsFilter> source) {
		return new AllowedHostsFilter(this.validator, this.exemptPaths, this.refusals, this.listener, true, source);
	}

	private AllowedHostsFilter chosenFor(HttpServletRequest request) {
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
		if (request.getAttribute(JUDGED) != null || !chosenFor(request).isRefused(request, response)) {
			HttpServletRequest checked = ContextRootRequestWrapper.isNeeded(request)
					? new ContextRootRequestWrapper(request) : request;
			chain.doFilter((ForwardedHeadersFilter.of(request) == null) ? new CheckedHostRequest(checked) : checked,
					response);
		}
	}

	private boolean isRefused(HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.setAttribute(JUDGED, Boolean.TRUE);
		HostDecision listed = decide(request);
		boolean passed = listed.isAccepted() || (listed.reason() != HostReason.SCHEME_INVALID && isExempt(request));
		HostDecision decision = passed ? listed : this.validator.ask(listed);
		if (this.logger.isDebugEnabled()) {
			this.logger.debug(decision.reason().code() + ". " + message(decision, request).describe());
		}
		if (passed || decision.isAccepted()) {
			return false;
		}
		this.listener.hostRefused(decision, ServletRequestFacts.summary(request));
		String subject = subject(decision, request);
		if (decision.failure() != null) {
			// Load is not a matter of one host.
			this.refusals.log()
				.failed("HostAuthorizer",
						(decision.reason() == HostReason.HOST_AUTHORIZER_FAILED) ? subject : decision.reason().code(),
						() -> message(decision, request).explain(), decision.failure());
		}
		return this.refusals.refuse(request, response,
				new Refusal(HttpServletResponse.SC_BAD_REQUEST, decision.reason()), subject,
				() -> message(decision, request).explain());
	}

	/**
	 * Client addresses are as many as clients. What bypasses the proxy asks for few
	 * paths, each of which somebody has to decide about.
	 */
	private static String subject(HostDecision decision, HttpServletRequest request) {
		String value = switch (decision.reason()) {
			case CLIENT_ADDRESS_MISSING, CLIENT_ADDRESS_INVALID, FORWARDED_FOR_INVALID -> null;
			default -> decision.value();
		};
		return (value != null) ? value : PathReader.CASE_SENSITIVE.readOriginal(request).container();
	}

	private boolean isExempt(HttpServletRequest request) {
		return this.exemptPaths.contain(PathReader.CASE_SENSITIVE.readOriginal(request));
	}

	private static HostLogMessage message(HostDecision decision, HttpServletRequest request) {
		HostResolution resolution = ForwardedHeadersFilter.of(request);
		return new HostLogMessage(decision, ServletRequestFacts.summary(request), peerAddress(request),
				(resolution != null) ? resolution.trustFailure() : null);
	}

	/**
	 * The address of the sender of the headers, not of the client that they name.
	 */
	private static String peerAddress(HttpServletRequest request) {
		ForwardedRequestWrapper forwarded = WebUtils.getNativeRequest(request, ForwardedRequestWrapper.class);
		return (forwarded != null) ? forwarded.peerAddress() : request.getRemoteAddr();
	}

	private HostDecision decide(HttpServletRequest request) {
		HostResolution resolution = ForwardedHeadersFilter.of(request);
		if (resolution == null) {
			return this.validator.decide(request.getScheme(), request.getHeader(HOST), request.getServerName());
		}
		HostDecision refusal = resolution.refusal();
		return (refusal != null) ? refusal
				: this.validator.decide(resolution.source().header(), resolution.source().text());
	}

	/**
	 * Some containers refuse a request themselves and dispatch only to the error page,
	 * which would be the first to see its host.
	 */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected String getAlreadyFilteredAttributeName() {
		return FILTERED;
	}

	/**
	 * A request without the headers that would replace the host that was checked: a
	 * {@code ForwardedHeaderFilter} of the application may run later, and it is not known
	 * who sent them.
	 */
	private static final class CheckedHostRequest extends HttpServletRequestWrapper {

		CheckedHostRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getHeader(String name) {
			return isHidden(name) ? null : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
		}

		@Override
		public Enumeration<String> getHeaderNames() {
			List<String> names = Collections.list(super.getHeaderNames());
			names.removeIf(CheckedHostRequest::isHidden);
			return Collections.enumeration(names);
		}

		@Override
		public int getIntHeader(String name) {
			return isHidden(name) ? -1 : super.getIntHeader(name);
		}

		private static boolean isHidden(String name) {
			for (String hidden : ForwardedHeaders.OF_HOSTS) {
				if (hidden.equalsIgnoreCase(name)) {
					return true;
				}
			}
			return false;
		}

	}

}
