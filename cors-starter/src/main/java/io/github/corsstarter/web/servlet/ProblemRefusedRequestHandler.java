package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.corsstarter.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;

/**
 * Answers with the code and the description of the reason: as a problem (RFC 9457) to
 * whoever asks for JSON, and else as one plain line, which a person reads at once in a
 * browser and a terminal.
 * <p>
 * The JSON is written by hand, because an application may do without any library for it.
 */
public final class ProblemRefusedRequestHandler implements RefusedRequestHandler {

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
		boolean json = AcceptHeader.prefersJson(request);
		byte[] body = (json ? problem(refusal) : line(refusal)).getBytes(StandardCharsets.UTF_8);
		response.setStatus(refusal.status());
		response.setHeader("Cache-Control", "no-store");
		VaryHeader.add(response, AcceptHeader.NAME);
		response.setContentType(json ? "application/problem+json" : "text/plain;charset=UTF-8");
		response.setContentLength(body.length);
		if (!"HEAD".equals(request.getMethod())) {
			response.getOutputStream().write(body);
		}
	}

	private static String line(Refusal refusal) {
		return refusal.code() + ": " + refusal.description() + "\n";
	}

	/**
	 * Of type {@code about:blank}, so that the title must be the phrase of the status.
	 */
	private static String problem(Refusal refusal) {
		HttpStatus status = HttpStatus.resolve(refusal.status());
		return "{\"type\":\"about:blank\",\"title\":" + quoted((status != null) ? status.getReasonPhrase() : "Refused")
				+ ",\"status\":" + refusal.status() + ",\"detail\":" + quoted(sentence(refusal.description()))
				+ ",\"code\":" + quoted(refusal.code()) + "}\n";
	}

	private static String sentence(String clause) {
		return clause.isEmpty() ? clause : Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ') {
				quoted.append(String.format("\\u%04x", (int) c));
				continue;
			}
			if (c == '"' || c == '\\') {
				quoted.append('\\');
			}
			quoted.append(c);
		}
		return quoted.append('"').toString();
	}

}
