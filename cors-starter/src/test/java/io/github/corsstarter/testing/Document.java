package io.github.corsstarter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of the documentation.
 *
 * @param text its text
 */
public record Document(String text) {

	/**
	 * Read a page.
	 * @param path where it is, from the root of the repository
	 */
	public static Document of(String path) {
		try {
			return new Document(Files.readString(Path.of("..").resolve(path)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is below a heading, up to the next heading.
	 * @param heading the heading, without the number signs
	 */
	public Document section(String heading) {
		MatchResult section = Pattern
			.compile("(?m)^#+ " + Pattern.quote(heading) + "$(.*?)(?=^#+ |\\z)", Pattern.DOTALL)
			.matcher(this.text)
			.results()
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no heading " + heading));
		return new Document(section.group(1));
	}

	/**
	 * The contents of the fenced blocks of a language, in order.
	 * @param language what is written behind the fence
	 */
	public List<String> blocks(String language) {
		return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(this.text)
			.results()
			.map((block) -> block.group(1))
			.toList();
	}

}
