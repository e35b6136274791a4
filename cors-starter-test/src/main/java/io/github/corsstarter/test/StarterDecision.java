package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.browser.Transport.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What cors-starter says about its decision: in the header {@code X-Cors-Decision}, which
 * {@code cors.debug} adds, and in the body of a refusal.
 *
 * @param codes the codes of its reasons
 * @param text what it says
 */
record StarterDecision(List<String> codes, String text) {

	private static final Pattern PROBLEM = Pattern
		.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.){1,500})\",\"code\":\"([a-z-]{1,60})\"");

	private static final Pattern LINE = Pattern.compile("([a-z]+(?:-[a-z]+)+): (.{1,500})\n");

	private static final Pattern BLOCKED = Pattern.compile("; blocked=([a-z-]+)");

	/**
	 * Read an answer.
	 * @return the decision, or {@code null} if the answer says nothing about one
	 */
	static @Nullable StarterDecision read(Answer answer, String body) {
		String header = answer.headers().get("X-Cors-Decision");
		if (header != null) {
			List<String> codes = new ArrayList<>(List.of(header.split(";", 2)[0]));
			Matcher blocked = BLOCKED.matcher(header);
			if (blocked.find()) {
				codes.add(blocked.group(1));
			}
			return new StarterDecision(List.copyOf(codes), header);
		}
		String type = Objects.requireNonNullElse(answer.headers().get("Content-Type"), "");
		Matcher problem = PROBLEM.matcher(body);
		if (type.startsWith("application/problem+json") && problem.find()) {
			return new StarterDecision(List.of(problem.group(2)), problem.group(1));
		}
		Matcher line = LINE.matcher(body);
		return (!answer.isOk() && type.startsWith("text/plain") && line.matches())
				? new StarterDecision(List.of(line.group(1)), line.group(2)) : null;
	}

}
