package io.github.corsstarter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers with one plain line: the code and the description of the reason.
 */
public final class PlainTextRefusedRequestHandler implements RefusedRequestHandler {

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
		byte[] body = (refusal.code() + ": " + refusal.description() + "\n").getBytes(StandardCharsets.UTF_8);
		response.setStatus(refusal.status());
		response.setHeader("Cache-Control", "no-store");
		response.setContentType("text/plain;charset=UTF-8");
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
