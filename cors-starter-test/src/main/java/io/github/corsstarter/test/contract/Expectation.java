package io.github.corsstarter.test.contract;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a row expects. Not API.
 *
 * @param kind the kind
 * @param value the reason, name or number; empty for kinds that have none
 */
public record Expectation(Kind kind, String value) {

	/**
	 * Read an expectation.
	 * @return the expectation, or {@code null} if it is not one
	 */
	static @Nullable Expectation read(String text) {
		for (Kind kind : Kind.values()) {
			Matcher matcher = kind.pattern.matcher(text);
			if (matcher.matches()) {
				return new Expectation(kind, (matcher.groupCount() > 0) ? matcher.group(1) : "");
			}
		}
		return null;
	}

	/**
	 * All that can be written.
	 * @return the forms, with a comma and a space between them
	 */
	public static String forms() {
		return Arrays.stream(Kind.values()).map((kind) -> kind.form).collect(Collectors.joining(", "));
	}

	/**
	 * The expectation as it is written.
	 */
	@Override
	public String toString() {
		return this.kind.form.replaceFirst("REASON|404|NAME|600", Matcher.quoteReplacement(this.value));
	}

	/**
	 * What can be expected.
	 */
	public enum Kind {

		/**
		 * The page can read the response.
		 */
		READABLE("readable", "readable"),
		/**
		 * The browser blocks the request or the response.
		 */
		BLOCKED("blocked", "blocked"),
		/**
		 * It is blocked for a reason.
		 */
		BECAUSE("because REASON", "because ([a-z][a-z-]*)"),
		/**
		 * The page can use the response and not read it.
		 */
		OPAQUE("opaque", "opaque"),
		/**
		 * The page reads a status.
		 */
		STATUS("status 404", "status ([1-5]\\d\\d)"),
		/**
		 * The page can read a header.
		 */
		EXPOSES("exposes NAME", "exposes (\\S+)"),
		/**
		 * The page cannot read a header.
		 */
		HIDES("hides NAME", "hides (\\S+)"),
		/**
		 * The answer to the preflight allows the request.
		 */
		ALLOWED("allowed", "allowed"),
		/**
		 * A preflight is sent.
		 */
		PREFLIGHT("preflight", "preflight"),
		/**
		 * No preflight is sent.
		 */
		NO_PREFLIGHT("no preflight", "no preflight"),
		/**
		 * The preflight is remembered for some seconds.
		 */
		REMEMBERED("remembered for 600 s", "remembered for ([1-9]\\d{0,8}) s"),
		/**
		 * The browser stores a cookie of the response.
		 */
		SETS_COOKIE("sets cookie NAME", "sets cookie (\\S+)"),
		/**
		 * The browser refuses a cookie of the response.
		 */
		REFUSES_COOKIE("refuses cookie NAME", "refuses cookie (\\S+)"),
		/**
		 * Caches keep the response for its origin only.
		 */
		VARIES("varies by origin", "varies by origin");

		private final String form;

		private final Pattern pattern;

		Kind(String form, String pattern) {
			this.form = form;
			this.pattern = Pattern.compile(pattern);
		}

	}

}
