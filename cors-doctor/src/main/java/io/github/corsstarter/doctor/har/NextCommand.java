package io.github.corsstarter.doctor.har;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.Initiator;
import io.github.corsstarter.browser.RequestHeaders;
import io.github.corsstarter.doctor.examine.Question;
import io.github.corsstarter.doctor.report.ShellWord;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * The command that asks the server what the page asked it.
 */
final class NextCommand {

	private NextCommand() {
	}

	/**
	 * Write the command.
	 * @return a line for a shell, in which nothing is a secret; empty for a page that
	 * cannot be asked for
	 */
	static String of(Question question) {
		if (question.page().isOpaque()) {
			return "";
		}
		FetchRequest request = question.request();
		List<String> words = new ArrayList<>(List.of("cors-doctor", ShellWord.quote(ascii(request.url()))));
		words.addAll(List.of("--origin", ShellWord.quote(question.page().origin())));
		if (!request.method().equals("GET")) {
			words.addAll(List.of("-X", ShellWord.quote(request.method())));
		}
		request.headers().forEach((name, value) -> {
			if (!RequestHeaders.isForbidden(name)) {
				words.add("-H");
				words.add(ShellWord.quote(name + ": " + shown(value)));
			}
		});
		if (request.includesCredentials() && request.initiator() != Initiator.WEB_SOCKET) {
			words.add("--credentials");
		}
		if (request.initiator() == Initiator.WEB_SOCKET) {
			words.add("--websocket");
		}
		if (request.initiator() == Initiator.EVENT_SOURCE) {
			words.add("--event-source");
		}
		return String.join(" ", words);
	}

	private static String ascii(String url) {
		return URI.create(url).toASCIIString();
	}

	/**
	 * What is not in the file, or must not be repeated, is left to the reader.
	 */
	private static String shown(@Nullable String value) {
		return (value == null || value.equals(Secrets.NOT_SHOWN)) ? Secrets.REDACTED : Printable.of(value);
	}

}
