package io.github.corsstarter.web.servlet;

import java.io.IOException;

import io.github.corsstarter.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers refused requests. A bean of this type replaces
 * {@link ProblemRefusedRequestHandler}.
 * <p>
 * The response already has the headers that tell caches what the decision depends on, and
 * they must stay. An implementation must not write anything of the request, which is the
 * text of the client that is refused.
 */
@FunctionalInterface
public interface RefusedRequestHandler {

	/**
	 * Write the answer.
	 * @param request the request
	 * @param response the response, not committed
	 * @param refusal why the request is refused
	 * @throws IOException if writing fails
	 */
	void handle(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException;

}
