package io.github.corsstarter.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a page that a program writes, between two lines.
 *
 * @param begin the line before it
 * @param end the line after it
 */
public record WrittenPart(String begin, String end) {

	/**
	 * Replace this part of a page; its other text stays.
	 * @param page the page
	 * @param text what the part says now
	 * @throws IOException if the page cannot be read or written
	 * @throws IllegalArgumentException if a line is missing
	 */
	public void replace(Path page, String text) throws IOException {
		String before = Files.readString(page);
		int from = before.indexOf(this.begin + "\n");
		int to = before.indexOf(this.end + "\n", from);
		if (from < 0 || to < 0) {
			throw new IllegalArgumentException(page + " has no line " + ((from < 0) ? this.begin : this.end));
		}
		Files.writeString(page, before.substring(0, from) + this.begin + "\n" + text + before.substring(to));
	}

}
