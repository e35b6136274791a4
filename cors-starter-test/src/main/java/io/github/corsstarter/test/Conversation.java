package io.github.corsstarter.test;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.corsstarter.browser.HeaderList;
import io.github.corsstarter.browser.Outcome.Exchange;
import io.github.corsstarter.browser.PreflightCause;
import io.github.corsstarter.browser.Transport.Answer;
import io.github.corsstarter.browser.Transport.Request;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was sent and answered, as text.
 */
final class Conversation {

	/**
	 * Of a body it is enough to recognize who wrote it.
	 */
	private static final int LONGEST_BODY = 300;

	private final StringBuilder text = new StringBuilder();

	private Conversation() {
	}

	static String of(BrowserResponse response) {
		Conversation conversation = new Conversation();
		List<Exchange> exchanges = response.outcome().exchanges();
		for (int i = 0; i < exchanges.size(); i++) {
			conversation.add(i + 1, exchanges.get(i), response.recorder().body(i));
		}
		if (exchanges.isEmpty()) {
			conversation.text.append("Nothing was sent.\n");
		}
		else if (response.isBlocked() && exchanges.get(exchanges.size() - 1).preflight()) {
			conversation.text.append(exchanges.size() + 1).append(". The request itself was not sent.\n");
		}
		return conversation.text.toString();
	}

	private void add(int number, Exchange exchange, String body) {
		this.text.append(number).append(". ").append(title(exchange)).append(":\n");
		Request request = exchange.request();
		this.text.append("   > ").append(request.method()).append(' ').append(request.url()).append('\n');
		addHeaders("   > ", request.headers());
		addAnswer(exchange.answer(), body);
	}

	private void addAnswer(@Nullable Answer answer, String body) {
		if (answer == null) {
			this.text.append("   < not asked, or no answer\n");
			return;
		}
		this.text.append("   < ").append(answer.status()).append('\n');
		addHeaders("   < ", answer.headers());
		String start = body.substring(0, Math.min(body.length(), LONGEST_BODY)).strip();
		if (!start.isEmpty()) {
			start.lines().forEach((line) -> this.text.append("   | ").append(printable(line)).append('\n'));
		}
	}

	private void addHeaders(String prefix, HeaderList headers) {
		for (Map.Entry<String, String> line : headers.lines()) {
			this.text.append(prefix).append(line.getKey()).append(": ").append(printable(line.getValue())).append('\n');
		}
	}

	private static String title(Exchange exchange) {
		String causes = exchange.causes().stream().map(PreflightCause::toString).collect(Collectors.joining(", and "));
		if (exchange.preflight()) {
			return "Preflight, because " + causes;
		}
		return exchange.remembered() ? "Request, for which the browser remembers a preflight" : "Request";
	}

	private static String printable(String text) {
		return text.replaceAll("\\p{Cntrl}", "?");
	}

}
