package io.github.corsstarter.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Chromium does in each scenario, as a text file: after the name of the scenario
 * what the server was asked, and what the page got.
 */
final class Recording {

	private static final String NAME = "\n= ";

	private final Map<String, String> conversations = new LinkedHashMap<>();

	void add(Scenario scenario, Conversation conversation) {
		this.conversations.put(scenario.name(), conversation.toString());
	}

	void write(Path file) throws IOException {
		Files.writeString(file,
				this.conversations.entrySet()
					.stream()
					.map((entry) -> NAME + entry.getKey() + "\n" + entry.getValue() + "\n")
					.collect(Collectors.joining()));
	}

	static Map<String, String> read(Path file) throws IOException {
		Map<String, String> conversations = new LinkedHashMap<>();
		for (String part : Files.readString(file).substring(NAME.length()).split(NAME)) {
			int end = part.indexOf('\n');
			conversations.put(part.substring(0, end), part.substring(end + 1).stripTrailing());
		}
		return conversations;
	}

}
