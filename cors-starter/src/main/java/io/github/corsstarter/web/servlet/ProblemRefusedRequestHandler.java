package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

import io.github.corsstarter.web.DecisionFields;
import io.github.corsstarter.web.Refusal;
import io.github.corsstarter.web.RefusalBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * Answers with the code and the description of the reason: as a problem (RFC 9457) if the
 * client asks for JSON, otherwise as one line of plain text.
 */
public final class ProblemRefusedRequestHandler implements RefusedRequestHandler {

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
		RefusalBody body = RefusalBody.of(refusal, Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
		byte[] content = body.text().getBytes(StandardCharsets.UTF_8);
		response.setStatus(refusal.status());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		DecisionFields.addVary(new ServletResponseFields(response), HttpHeaders.ACCEPT);
		response.setContentType(body.contentType());
		response.setContentLength(content.length);
		if (!"HEAD".equals(request.getMethod())) {
			response.getOutputStream().write(content);
		}
	}

}
