package io.github.corsstarter.web.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * Says on the response to a request to which no policy applies that this is so, and
 * changes nothing else. The header shows that the request has reached the filter. For
 * development only, like every debug header.
 */
final class NoPolicyResponseWrapper extends HttpServletResponseWrapper {

	private final HttpServletRequest request;

	private NoPolicyResponseWrapper(HttpServletRequest request, HttpServletResponse response) {
		super(response);
		this.request = request;
		explain();
	}

	/**
	 * The response with the header, which is written once for all dispatches.
	 */
	static HttpServletResponse around(HttpServletRequest request, HttpServletResponse response) {
		return (of(response) != null) ? response : new NoPolicyResponseWrapper(request, response);
	}

	static void refused(HttpServletResponse response, String code) {
		NoPolicyResponseWrapper wrapper = of(response);
		if (wrapper != null) {
			wrapper.request.setAttribute(DecisionHeaders.REFUSED, code);
			wrapper.explain();
		}
	}

	private static @Nullable NoPolicyResponseWrapper of(HttpServletResponse response) {
		return WebUtils.getNativeResponse(response, NoPolicyResponseWrapper.class);
	}

	@Override
	public void reset() {
		super.reset();
		explain();
	}

	private void explain() {
		DecisionHeaders.explain("no-policy", this.request, (HttpServletResponse) getResponse());
	}

}
