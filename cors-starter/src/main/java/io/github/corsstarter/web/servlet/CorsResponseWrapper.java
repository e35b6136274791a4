package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.ResponseHeader;
import io.github.corsstarter.web.DecisionFields;
import io.github.corsstarter.web.VaryHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.util.WebUtils;

/**
 * Keeps the headers of a decision on a response: the application cannot change the
 * headers that the decision owns, except for exposing more, {@code Vary} keeps its names,
 * and a reset writes the headers again.
 */
final class CorsResponseWrapper extends HttpServletResponseWrapper {

	private final HttpServletRequest request;

	private final CorsDecision decision;

	private final DecisionHeaders headers;

	CorsResponseWrapper(HttpServletRequest request, HttpServletResponse response, CorsDecision decision,
			DecisionHeaders headers) {
		super(response);
		this.request = request;
		this.decision = decision;
		this.headers = headers;
	}

	/**
	 * Note on a response that has a decision that the request is refused for another
	 * reason.
	 */
	static void refused(HttpServletResponse response, String code) {
		CorsResponseWrapper decided = WebUtils.getNativeResponse(response, CorsResponseWrapper.class);
		if (decided != null && !decided.decision.reason().code().equals(code)) {
			decided.request.setAttribute(DecisionHeaders.REFUSED, code);
			decided.writeHeaders();
		}
	}

	/**
	 * The same decision on the response that the container made, without what outer
	 * filters put around it.
	 */
	CorsResponseWrapper ofContainer() {
		return new CorsResponseWrapper(this.request, ForwardedResponseWrapper.ofContainer(response()), this.decision,
				this.headers);
	}

	@Override
	public void setHeader(String name, @Nullable String value) {
		if (isVary(name)) {
			super.setHeader(HttpHeaders.VARY, VaryHeader.join(List.of(this.decision.vary()), value));
		}
		else if (!owns(name)) {
			super.setHeader(name, value);
		}
		else if (exposes(name)) {
			expose(List.of((value != null) ? value : ""));
		}
	}

	@Override
	public void addHeader(String name, @Nullable String value) {
		if (isVary(name)) {
			if (value != null) {
				DecisionFields.addVary(new ServletResponseFields(response()), value);
			}
		}
		else if (!owns(name)) {
			super.addHeader(name, value);
		}
		else if (exposes(name) && value != null) {
			List<String> lists = new ArrayList<>(response().getHeaders(ResponseHeader.EXPOSE_HEADERS));
			lists.add(value);
			expose(lists);
		}
	}

	@Override
	public void setIntHeader(String name, int value) {
		if (!owns(name)) {
			super.setIntHeader(name, value);
		}
	}

	@Override
	public void addIntHeader(String name, int value) {
		if (!owns(name)) {
			super.addIntHeader(name, value);
		}
	}

	@Override
	public void setDateHeader(String name, long date) {
		if (!owns(name)) {
			super.setDateHeader(name, date);
		}
	}

	@Override
	public void addDateHeader(String name, long date) {
		if (!owns(name)) {
			super.addDateHeader(name, date);
		}
	}

	@Override
	public void reset() {
		super.reset();
		writeHeaders();
	}

	private void writeHeaders() {
		this.headers.rewrite(this.decision, this.request, response());
	}

	private void expose(List<String> lists) {
		this.headers.expose(this.decision, response(), lists);
	}

	private boolean owns(String name) {
		return this.headers.owns(this.decision, name);
	}

	private boolean exposes(String name) {
		return this.decision.isAllowed() && name.equalsIgnoreCase(ResponseHeader.EXPOSE_HEADERS);
	}

	private HttpServletResponse response() {
		return (HttpServletResponse) getResponse();
	}

	private static boolean isVary(String name) {
		return name.equalsIgnoreCase(HttpHeaders.VARY);
	}

}
