package io.github.corsstarter.web.servlet;

import java.io.IOException;

import io.github.corsstarter.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers requests that are refused. A bean of this type replaces the answer of
 * {@link ProblemRefusedRequestHandler}.
 * <p>
 * Headers that tell caches what the decision depended on stand on the response already
 * and must stay. Whatever an implementation writes, it must not repeat anything of the
 * request: that is the text of whoever was refused.
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
