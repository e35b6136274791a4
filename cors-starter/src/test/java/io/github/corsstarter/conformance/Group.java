package io.github.corsstarter.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Cases that share the settings of an application.
 *
 * @param file the name of the file, without its ending
 * @param name what the group is called
 * @param settings the settings in Django's names
 * @param also properties that only this starter has, as {@code key=value}
 * @param complete whether the application has everything that Spring Boot configures,
 * such as actuator
 * @param signal what a handler of {@code check_request_enabled} says, if there is one
 * @param headers header lines of every request that has none of that name
 * @param only the facts of an answer that are compared; all, if empty
 * @param refused what these settings do to the start here, if they stop it
 * @param accepted the number of the difference, if the application starts here though
 * Django's checks object
 * @param errors the numbers of what Django's checks say about the settings, if they were
 * asked
 * @param cases the requests
 */
record Group(String file, String name, Map<String, ?> settings, List<String> also, boolean complete,
		@Nullable String signal, List<String> headers, List<String> only, @Nullable Refused refused,
		@Nullable String accepted, @Nullable List<String> errors, List<Case> cases) {

	/**
	 * Whether a fact of an answer is compared. A port that nobody forwards is that of the
	 * connector, and never the same.
	 */
	boolean compares(String fact) {
		boolean portMatters = Boolean.TRUE.equals(this.settings.get("USE_X_FORWARDED_PORT"));
		return (this.only.isEmpty() || this.only.contains(fact)) && (portMatters || !fact.equals("x-port"));
	}

	String[] linesOf(Case question) {
		List<String> lines = new ArrayList<>(this.headers);
		lines.removeIf((line) -> question.headers().stream().anyMatch((own) -> nameOf(own).equals(nameOf(line))));
		lines.addAll(question.headers());
		return lines.toArray(String[]::new);
	}

	private static String nameOf(String line) {
		return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
	}

	/**
	 * A start that fails.
	 *
	 * @param key the key that the report names
	 * @param differs the number of the difference, unless Django's checks object too
	 */
	record Refused(String key, @Nullable String differs) {

	}

	/**
	 * A request.
	 *
	 * @param name what it is called
	 * @param request the request line, with a version if it is not 1.1
	 * @param headers header lines
	 * @param differs the number of the difference, if there is one
	 * @param here the answer here, if it is another one; {@code null} if it only lacks
	 * what Django says about CORS
	 * @param netty what is different on Reactor Netty, or {@code null} if nothing is
	 * @param django the answer of Django
	 */
	record Case(String name, String request, List<String> headers, @Nullable String differs,
			@Nullable Map<String, ?> here, @Nullable OnNetty netty, Map<String, ?> django) {

	}

	/**
	 * An answer of the application on Reactor Netty that is another one than on Tomcat.
	 *
	 * @param differs the number of the difference
	 * @param here the answer; {@code null} if it is that of Django
	 */
	record OnNetty(String differs, @Nullable Map<String, ?> here) {

	}

}
