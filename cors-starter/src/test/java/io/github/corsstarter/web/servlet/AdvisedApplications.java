package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.LoggedLines;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;

/**
 * Applications before and after somebody did what the log said, each started once.
 * Settings and header lines are separated by {@code &}.
 */
final class AdvisedApplications implements AutoCloseable {

	private final String[] base;

	private final Map<String, RunningApplication> started = new LinkedHashMap<>();

	/**
	 * Prepare applications.
	 * @param base the settings of all of them
	 */
	AdvisedApplications(String... base) {
		this.base = base;
	}

	Answer send(String settings, String requestLine, String headers) {
		RunningApplication application = this.started.computeIfAbsent(settings, (further) -> Server.TOMCAT
			.start(CountingHandlers.class, Stream.concat(Stream.of(this.base), split(further)).toArray(String[]::new)));
		List<String> lines = new ArrayList<>(split(headers).toList());
		lines.add("Content-Length: 0");
		try (LoggedLines logged = new LoggedLines()) {
			Response response = application.sendRaw(requestLine, lines.toArray(String[]::new));
			return new Answer(response, String.join("\n", logged.lines()));
		}
	}

	private static Stream<String> split(String list) {
		return Stream.of(list.split(" & ")).filter((part) -> !part.equals("-"));
	}

	@Override
	public void close() {
		this.started.values().forEach(RunningApplication::close);
	}

	/**
	 * What the client and the operator see.
	 *
	 * @param response the response
	 * @param log what was logged meanwhile
	 */
	record Answer(Response response, String log) {

		boolean passed() {
			return this.response.body().equals("handled") || this.response.status() == 200;
		}

		/**
		 * The code of a refusal.
		 */
		String code() {
			return this.response.body().replaceFirst("(?s):.*", "");
		}

	}

}
