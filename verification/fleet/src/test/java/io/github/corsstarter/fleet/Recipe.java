package io.github.corsstarter.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that the documentation recommends, so that they are what is tested.
 */
enum Recipe {

	CONFIG_SERVER("http://config-server:8888"),

	MOUNTED_FILES("configtree:/etc/shop/");

	private static final Path PAGE = Path.of("..", "..", "docs", "changing.md");

	private final String location;

	Recipe(String location) {
		this.location = location;
	}

	/**
	 * Write the settings.
	 * @param directory where to write them
	 * @param actual where the settings of the test are, in place of what the page names
	 * @return the setting with which an application reads them, as {@code key=value}
	 */
	String writeTo(Path directory, String actual) {
		try {
			Matcher block = Pattern
				.compile("```yaml\n((?:(?!```).)*" + Pattern.quote(this.location) + ".*?)```", Pattern.DOTALL)
				.matcher(Files.readString(PAGE));
			if (!block.find()) {
				throw new IllegalStateException(PAGE + " has no settings with " + this.location);
			}
			Path file = Files.writeString(directory.resolve("application.yml"),
					block.group(1).replace(this.location, actual));
			return "spring.config.location=" + file.toUri();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
