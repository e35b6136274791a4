package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Explains why a YAML file with {@code *} or {@code [::1]} without quotes cannot be read,
 * in lines about CORS or hosts. The parser takes them for an alias and a list, and its
 * message does not help.
 */
@Order(0)
final class UnquotedYamlFailureAnalyzer extends AbstractFailureAnalyzer<MarkedYAMLException> {

	private static final Pattern ABOUT_CORS = Pattern.compile("allow|origin|expose|cors", Pattern.CASE_INSENSITIVE);

	private static final Pattern ABOUT_HOSTS = Pattern
		.compile("(?:\\b|_)(?:allowed|allowed-?hosts|trusted-?proxies)[\"']?\\s*:", Pattern.CASE_INSENSITIVE);

	/**
	 * With brackets as the address of a host, without them as the address of a proxy.
	 */
	private static final Pattern ADDRESS = Pattern.compile("\\[::[0-9A-Fa-f:.]*]|::[0-9A-Fa-f:./]*");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MarkedYAMLException cause) {
		Mark mark = cause.getProblemMark();
		if (mark == null) {
			return null;
		}
		List<String> lines = linesUpTo(mark);
		if ("while parsing a flow node".equals(cause.getContext())) {
			return analyzeBrackets(mark, lines, cause);
		}
		if (!"while scanning an alias".equals(cause.getContext())) {
			return null;
		}
		String last = lines.get(lines.size() - 1);
		if (!ABOUT_CORS.matcher(last).find() && !ABOUT_CORS.matcher(parent(lines)).find()) {
			return null;
		}
		return new FailureAnalysis(
				String.format(
						"A YAML file has a * without quotes in line %d:%n%n    %s%n%n"
								+ "YAML reads * without quotes as a reference to another part of the file.",
						mark.getLine() + 1, last.strip()),
				isAboutHosts(lines) ? "Write it in quotes: \"*\"."
						: "Write it in quotes: \"*\". To allow every origin, set cors.allow-all to true instead.",
				cause);
	}

	/**
	 * An IPv6 address in brackets that begins with a colon is not a valid list.
	 */
	private static @Nullable FailureAnalysis analyzeBrackets(Mark mark, List<String> lines, MarkedYAMLException cause) {
		String last = lines.get(lines.size() - 1);
		Matcher address = ADDRESS.matcher(last);
		if (!isAboutHosts(lines) || !address.find()) {
			return null;
		}
		return new FailureAnalysis(String.format(
				"A YAML file has an IPv6 address without quotes in line %d:%n%n    %s%n%n"
						+ "YAML reads brackets without quotes as a list, and a colon as the end of a key.",
				mark.getLine() + 1, last.strip()), "Write it in quotes: \"" + address.group() + "\".", cause);
	}

	private static boolean isAboutHosts(List<String> lines) {
		return ABOUT_HOSTS.matcher(lines.get(lines.size() - 1)).find() || ABOUT_HOSTS.matcher(parent(lines)).find();
	}

	/**
	 * The line of a mark and the lines before it, as far as the parser keeps them: about
	 * a thousand characters.
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
	 * The key of the list to which the last line belongs.
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
