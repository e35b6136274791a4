package io.github.corsstarter.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The part of {@code docs/conformance.md} that tells of Django.
 */
final class ConformanceDocument {

	private static final Path FILE = Path.of("../docs/conformance.md");

	private static final String START = "<!-- figures of Django: written by the test, see above -->\n";

	private static final String END = "<!-- end of the figures of Django -->";

	private static final Pattern ROW = Pattern.compile("^\\| ([DN]\\d+) \\|.*$", Pattern.MULTILINE);

	private static final Pattern TESTS = Pattern.compile("\\b([CKM])(\\d+)(?: to \\1(\\d+))?\\b");

	private final String text = read();

	/**
	 * What the document says in figures.
	 */
	String figures() {
		return this.text.substring(this.text.indexOf(START) + START.length(), this.text.indexOf(END));
	}

	void write(String figures) {
		int start = this.text.indexOf(START) + START.length();
		try {
			Files.writeString(FILE,
					this.text.substring(0, start) + figures + this.text.substring(this.text.indexOf(END)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The numbers that the document explains.
	 * @param withCases whether those are meant for which there are cases, or the others
	 */
	Set<String> explained(boolean withCases) {
		String before = this.text.substring(0, this.text.indexOf(START));
		return ROW.matcher(before)
			.results()
			.filter((row) -> row.group().contains("(no case:") != withCases)
			.map((row) -> row.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The tests of django-cors-headers that have no counterpart.
	 */
	Set<String> leftOut() {
		return this.text.lines()
			.filter((line) -> line.startsWith("| ") && TESTS.matcher(line.split("\\|")[1]).find())
			.flatMap((line) -> testsIn(line.split("\\|")[1]).stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Tests of django-cors-headers that a text names: {@code M3}, {@code M12 to M14}.
	 */
	static List<String> testsIn(String text) {
		Matcher matcher = TESTS.matcher(text);
		return matcher.results().flatMap((match) -> numbers(match).mapToObj((i) -> match.group(1) + i)).toList();
	}

	private static IntStream numbers(MatchResult match) {
		int first = Integer.parseInt(match.group(2));
		return IntStream.rangeClosed(first, (match.group(3) != null) ? Integer.parseInt(match.group(3)) : first);
	}

	private static String read() {
		try {
			return Files.readString(FILE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
