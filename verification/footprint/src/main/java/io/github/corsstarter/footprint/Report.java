package io.github.corsstarter.footprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.json.JsonWriter;

/**
 * The result of a measurement, which says where, when and how it was taken.
 */
final class Report {

	private final Map<String, Object> content = new LinkedHashMap<>();

	private final Path file;

	Report(String measurement, Arguments arguments) {
		this.file = arguments.result();
		this.content.put("measurement", measurement);
		this.content.put("started", Instant.now().toString());
		this.content.put("environment", environment());
		this.content.put("arguments", arguments.asMap());
	}

	private static Map<String, Object> environment() {
		Map<String, Object> environment = new LinkedHashMap<>();
		environment.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
		environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
				+ System.getProperty("os.arch"));
		environment.put("processors", Runtime.getRuntime().availableProcessors());
		environment.put("springBoot", SpringBootVersion.getVersion());
		environment.put("starter", ClassPath.starterFile());
		return environment;
	}

	Report put(String name, Object value) {
		this.content.put(name, value);
		return this;
	}

	void write() {
		this.content.put("ended", Instant.now().toString());
		try {
			Path directory = this.file.toAbsolutePath().getParent();
			if (directory != null) {
				Files.createDirectories(directory);
			}
			Files.writeString(this.file, JsonWriter.standard().writeToString(this.content) + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
