package io.github.corsstarter.web;

import java.util.Collection;

import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/**
 * The body of the response to a refused request. It contains the code and the description
 * of the reason, and nothing of the request.
 *
 * @param contentType the value of {@code Content-Type}
 * @param text the body
 */
public record RefusalBody(String contentType, String text) {

	/**
	 * Choose the form that the client wants: a problem (RFC 9457) if it asks for JSON,
	 * otherwise one line of plain text, which a person can read in a browser and a
	 * terminal.
	 * @param refusal the refusal
	 * @param accept the lines of the {@code Accept} header
	 * @return the body
	 */
	public static RefusalBody of(Refusal refusal, Collection<String> accept) {
		return AcceptHeader.prefersJson(accept) ? new RefusalBody("application/problem+json", problem(refusal))
				: new RefusalBody("text/plain;charset=UTF-8",
						refusal.reason().code() + ": " + refusal.reason().description() + "\n");
	}

	/**
	 * Of type {@code about:blank}, so the title must be the phrase of the status. Written
	 * by hand, because an application may have no library for JSON.
	 */
	private static String problem(Refusal refusal) {
		HttpStatus status = HttpStatus.resolve(refusal.status());
		return "{\"type\":\"about:blank\",\"title\":" + quoted((status != null) ? status.getReasonPhrase() : "Refused")
				+ ",\"status\":" + refusal.status() + ",\"detail\":"
				+ quoted(StringUtils.capitalize(refusal.reason().description()) + ".") + ",\"code\":"
				+ quoted(refusal.reason().code()) + "}\n";
	}

	private static String quoted(String text) {
		return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
	}

}
