package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A transport whose answers a test writes down, as lines of a response.
 */
final class ScriptedServer implements Transport {

	private final List<Answer> answers = new ArrayList<>();

	private final List<Request> requests = new ArrayList<>();

	/**
	 * Answer the next request; the last answer stands for all later ones.
	 */
	ScriptedServer answer(int status, String... headers) {
		return answerWithBody(status, "", headers);
	}

	ScriptedServer answerWithBody(int status, String body, String... headers) {
		Map<String, List<String>> lines = new LinkedHashMap<>();
		Arrays.stream(headers)
			.map((line) -> line.split(": ", 2))
			.forEach((line) -> lines.computeIfAbsent(line[0], (name) -> new ArrayList<>()).add(line[1]));
		this.answers.add(new Answer(status, lines, body));
		return this;
	}

	@Override
	public Answer exchange(Request request) {
		this.requests.add(request);
		return this.answers.get(Math.min(this.requests.size(), this.answers.size()) - 1);
	}

	List<Request> requests() {
		return this.requests;
	}

}
