package io.github.corsstarter.autoconfigure;

import java.util.regex.Matcher;
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

	private static final Pattern CORS_LINE = Pattern.compile("(?m)^.*(allow|origin|expose|cors).*$",
			Pattern.CASE_INSENSITIVE);

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MarkedYAMLException cause) {
		Mark mark = cause.getProblemMark();
		if (!"while scanning an alias".equals(cause.getContext()) || mark == null) {
			return null;
		}
		String line = line(mark);
		Matcher matcher = CORS_LINE.matcher(line);
		if (!matcher.find()) {
			return null;
		}
		return new FailureAnalysis("A YAML file has a * without quotes in line " + (mark.getLine() + 1) + ":"
				+ System.lineSeparator() + System.lineSeparator() + "    " + line.strip() + System.lineSeparator()
				+ System.lineSeparator() + "YAML takes an unquoted * for a reference to another part of the file.",
				"Write it in quotes: \"*\". To allow any origin, set cors.allow-all to true instead.", cause);
	}

	private static String line(Mark mark) {
		int[] buffer = mark.getBuffer();
		int start = mark.getPointer();
		while (start > 0 && buffer[start - 1] != '\n') {
			start--;
		}
		int end = mark.getPointer();
		while (end < buffer.length && buffer[end] != '\n' && buffer[end] != 0) {
			end++;
		}
		return new String(buffer, start, end - start);
	}

}
