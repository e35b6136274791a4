package io.github.corsstarter.autoconfigure;

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
 * Explains what YAML makes of {@code *} and {@code [::1]} without quotes, where they
 * stand in a line about CORS or hosts: it reads an alias or a list, and says so in terms
 * that help nobody.
 */
@Order(0)
final class UnquotedYamlFailureAnalyzer extends AbstractFailureAnalyzer<MarkedYAMLException> {

	private static final Pattern ABOUT_CORS = Pattern.compile("allow|origin|expose|cors", Pattern.CASE_INSENSITIVE);

	private static final Pattern ABOUT_HOSTS = Pattern
		.compile("(?:\\b|_)(?:allowed|allowed-?hosts|trusted-?proxies)[\"']?\\s*:", Pattern.CASE_INSENSITIVE);

	/**
	 * Brackets belong to a host, and not to the address of a proxy.
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
								+ "YAML takes an unquoted * for a reference to another part of the file.",
						mark.getLine() + 1, last.strip()),
				isAboutHosts(lines) ? "Write it in quotes: \"*\"."
						: "Write it in quotes: \"*\". To allow any origin, set cors.allow-all to true instead.",
				cause);
	}

	/**
	 * An IPv6 address that begins with a colon, which is a list with half an entry.
	 */
	private static @Nullable FailureAnalysis analyzeBrackets(Mark mark, List<String> lines, MarkedYAMLException cause) {
		String last = lines.get(lines.size() - 1);
		Matcher address = ADDRESS.matcher(last);
		if (!isAboutHosts(lines) || !address.find()) {
			return null;
		}
		return new FailureAnalysis(String.format(
				"A YAML file has an IPv6 address without quotes in line %d:%n%n    %s%n%n"
						+ "YAML takes brackets without quotes for a list, and a colon for the end of a key.",
				mark.getLine() + 1, last.strip()), "Write it in quotes: \"" + address.group() + "\".", cause);
	}

	private static boolean isAboutHosts(List<String> lines) {
		return ABOUT_HOSTS.matcher(lines.get(lines.size() - 1)).find() || ABOUT_HOSTS.matcher(parent(lines)).find();
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
