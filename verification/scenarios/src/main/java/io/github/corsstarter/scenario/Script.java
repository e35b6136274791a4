package io.github.corsstarter.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.browser.Transport;

/**
 * The answers of a server, the same for the model and for Chromium, and what was asked.
 */
public final class Script implements Transport {

	/**
	 * What of a request is compared.
	 */
	private static final List<String> COMPARED = List.of("origin", "cookie", "access-control-request-method",
			"access-control-request-headers", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", "authorization",
			"x-a", "range");

	private final Map<String, Answer> answers;

	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	/**
	 * Create a script.
	 * @param answers what is answered, by the beginning of method and URL; the first that
	 * fits counts
	 */
	public Script(Map<String, Answer> answers) {
		this.answers = answers;
	}

	@Override
	public Answer exchange(Request request) {
		StringBuilder line = new StringBuilder(request.method() + " " + request.url());
		for (String name : COMPARED) {
			String value = request.headers().get(name);
			line.append((value != null) ? "\n    " + name + ": " + value : "");
		}
		this.asked.add(line.toString());
		String start = request.method() + " " + request.url();
		return this.answers.entrySet()
			.stream()
			.filter((entry) -> start.startsWith(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseThrow();
	}

	/**
	 * What was asked until now.
	 * @return method, URL and some headers of each request
	 */
	public List<String> asked() {
		return List.copyOf(this.asked);
	}

}
