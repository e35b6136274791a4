package io.github.corsstarter.autoconfigure;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Explains what YAML makes of a {@code *} without quotes, where it stands in a line about
 * CORS: it reads an alias, and says so in terms that help nobody.
 */
@Order(0)
final class UnquotedYamlFailureAnalyzer extends AbstractFailureAnalyzer<MarkedYAMLException> {

	private static final Pattern ABOUT_CORS = Pattern.compile("allow|origin|expose|cors", Pattern.CASE_INSENSITIVE);

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MarkedYAMLException cause) {
		Mark mark = cause.getProblemMark();
		if (!"while scanning an alias".equals(cause.getContext()) || mark == null) {
			return null;
		}
		List<String> lines = linesUpTo(mark);
		String last = lines.get(lines.size() - 1);
		if (!ABOUT_CORS.matcher(last).find() && !ABOUT_CORS.matcher(parent(lines)).find()) {
			return null;
		}
		return new FailureAnalysis(
				String.format(
						"A YAML file has a * without quotes in line %d:%n%n    %s%n%n"
								+ "YAML takes an unquoted * for a reference to another part of the file.",
						mark.getLine() + 1, last.strip()),
				"Write it in quotes: \"*\". To allow any origin, set cors.allow-all to true instead.", cause);
	}

	/**
	 * The line of a mark, and what is known of those before it: the parser keeps about a
	 * thousand characters.
	 */
	private static List<String> linesUpTo(Mark mark) {
		int[] buffer = mark.getBuffer();
		int end = mark.getPointer();
		while (end < buffer.length && buffer[end] != '\n' && buffer[end] != 0) {
			end++;
		}
		return new String(buffer, 0, end).lines().toList();
	}

	/**
	 * The line that the last one belongs to, if that is the entry of a list.
	 */
	private static String parent(List<String> lines) {
		for (int i = lines.size() - 1; i >= 0; i--) {
			String line = lines.get(i).strip();
			if (!line.startsWith("-") && !line.startsWith("#") && !line.isEmpty()) {
				return line;
			}
		}
		return "";
	}

}
