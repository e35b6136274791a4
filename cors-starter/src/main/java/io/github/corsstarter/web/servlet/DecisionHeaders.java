package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.decision.Quotation;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsReason.Outcome;
import io.github.corsstarter.policy.ResponseHeader;
import io.github.corsstarter.web.FieldNames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * Writes the headers of a decision to a response (Fetch Standard, section 3.3.3), and
 * {@code Vary: Origin} whatever was decided: the response to another origin would differ.
 * Headers that the decision owns and that something else has written are removed.
 *
 * @param exclusive whether a decision about another origin owns all headers of CORS, and
 * not only those that it writes
 * @param explaining whether the decision itself is written too, for developers to read,
 * with the reason of a later filter that refused the request
 */
record DecisionHeaders(boolean exclusive, boolean explaining) {

	/**
	 * The request attribute for the code of the reason why a later filter refused.
	 */
	static final String REFUSED = DecisionHeaders.class.getName() + ".REFUSED";

	private static final String ACCESS_CONTROL = "Access-Control-";

	/**
	 * Whether nothing else may write a header. Browsers look at no header of CORS on the
	 * response to a request without {@code Origin}, or from the origin it is sent to, so
	 * that such a response is left alone.
	 * @param decision the decision
	 * @param name the name of the header, in any case
	 */
	boolean owns(CorsDecision decision, String name) {
		return decision.owns(name) || (this.exclusive && decision.reason().outcome() != Outcome.NOT_CROSS_ORIGIN
				&& name.regionMatches(true, 0, ACCESS_CONTROL, 0, ACCESS_CONTROL.length()));
	}

	/**
	 * Write the headers before anything inside has run.
	 */
	void write(CorsDecision decision, HttpServletRequest request, HttpServletResponse response) {
		write(decision, request, response, List.of());
	}

	/**
	 * Write the headers again, and keep what the application exposes. If nothing has
	 * changed them in between, this changes nothing.
	 */
	void rewrite(CorsDecision decision, HttpServletRequest request, HttpServletResponse response) {
		write(decision, request, response,
				decision.isAllowed() ? List.copyOf(response.getHeaders(ResponseHeader.EXPOSE_HEADERS)) : List.of());
	}

	private void write(CorsDecision decision, HttpServletRequest request, HttpServletResponse response,
			Collection<String> exposed) {
		String allowOrigin = decision.allowOrigin();
		if (allowOrigin != null && response.getHeader(HttpHeaders.VARY) == null
				&& response.getHeaderNames().isEmpty()) {
			add(allowOrigin, decision, response);
		}
		else {
			removeOthers(decision, response);
			ResponseVary.add(response, decision.vary());
			if (allowOrigin != null) {
				set(allowOrigin, decision, response);
				expose(decision, response, exposed);
			}
		}
		if (this.explaining) {
			explain(decision, request, response);
		}
	}

	/**
	 * Replace what the application exposes. An origin that may read a response may also
	 * read the headers that a handler names, such as the one with the name of a file.
	 * @param lists the names that it exposes, in lists
	 */
	void expose(CorsDecision decision, HttpServletResponse response, Collection<String> lists) {
		if (lists.isEmpty()) {
			return;
		}
		List<String> all = new ArrayList<>();
		for (ResponseHeader header : decision.otherHeaders()) {
			if (header.name().equals(ResponseHeader.EXPOSE_HEADERS)) {
				all.add(header.value());
			}
		}
		all.addAll(lists);
		String joined = FieldNames.join(all);
		if (joined.isEmpty()) {
			remove(ResponseHeader.EXPOSE_HEADERS, response);
		}
		else {
			response.setHeader(ResponseHeader.EXPOSE_HEADERS, joined);
		}
	}

	/**
	 * Setting a header searches those that are there. Usually the response has no headers
	 * yet, and adding is enough, which saves a preflight a fifth of its time.
	 */
	private static void add(String allowOrigin, CorsDecision decision, HttpServletResponse response) {
		response.addHeader(HttpHeaders.VARY, decision.vary());
		response.addHeader(ResponseHeader.ALLOW_ORIGIN, allowOrigin);
		for (ResponseHeader header : decision.otherHeaders()) {
			response.addHeader(header.name(), header.value());
		}
	}

	private static void set(String allowOrigin, CorsDecision decision, HttpServletResponse response) {
		response.setHeader(ResponseHeader.ALLOW_ORIGIN, allowOrigin);
		for (ResponseHeader header : decision.otherHeaders()) {
			response.setHeader(header.name(), header.value());
		}
	}

	/**
	 * Most requests do not cross origins. For them not even the names are read.
	 */
	private void removeOthers(CorsDecision decision, HttpServletResponse response) {
		if (decision.reason().outcome() == Outcome.NOT_CROSS_ORIGIN) {
			return;
		}
		for (String name : List.copyOf(response.getHeaderNames())) {
			if (owns(decision, name)) {
				remove(name, response);
			}
		}
	}

	/**
	 * {@code null} removes a header since Servlet 6.1, and on Jetty before. Tomcat 10.1
	 * ignores it and has no other way, except for {@code reset()}, which would also lose
	 * the status and the cookies. There the header is left without a value: browsers
	 * block a response whose allowed origin is empty.
	 */
	private static void remove(String name, HttpServletResponse response) {
		response.setHeader(name, null);
		if (response.containsHeader(name)) {
			response.setHeader(name, "");
		}
	}

	private static void explain(CorsDecision decision, HttpServletRequest request, HttpServletResponse response) {
		explain(Quotation.of(decision.summary()), request, response);
	}

	/**
	 * Write what was decided, and the reason of a later filter that refused the request.
	 */
	static void explain(String summary, HttpServletRequest request, HttpServletResponse response) {
		StringBuilder text = new StringBuilder(summary);
		Object refused = request.getAttribute(REFUSED);
		if (refused != null) {
			text.append("; refused=").append(refused);
		}
		Object configuration = request.getAttribute(CorsPolicyFilter.CONFIGURATION);
		if (configuration != null) {
			text.append("; configuration=").append(configuration);
		}
		response.setHeader("X-Cors-Decision", text.toString());
	}

}
