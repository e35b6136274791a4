package io.github.corsstarter.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What Chromium does in each scenario, as a text file: after the name of the scenario
 * what the server was asked, and what the page got.
 */
public final class Recording {

	private static final String NAME = "\n= ";

	private final Map<String, String> conversations = new LinkedHashMap<>();

	/**
	 * Add what happened.
	 */
	public void add(Scenario scenario, Conversation conversation) {
		this.conversations.put(scenario.name(), conversation.toString());
	}

	/**
	 * Write all of it.
	 */
	public void write(Path file) throws IOException {
		Files.writeString(file,
				this.conversations.entrySet()
					.stream()
					.map((entry) -> NAME + entry.getKey() + "\n" + entry.getValue() + "\n")
					.collect(Collectors.joining()));
	}

	/**
	 * What Chromium 156 did.
	 * @return the text of each conversation, by the name of its scenario
	 */
	public static Map<String, String> ofChromium() {
		try (InputStream in = Objects.requireNonNull(Recording.class.getResourceAsStream("chromium-156.txt"))) {
			return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> read(String text) {
		Map<String, String> conversations = new LinkedHashMap<>();
		for (String part : text.substring(NAME.length()).split(NAME)) {
			int end = part.indexOf('\n');
			conversations.put(part.substring(0, end), part.substring(end + 1).stripTrailing());
		}
		return conversations;
	}

}
