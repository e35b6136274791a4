package io.github.corsstarter.test;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a contract can expect, with the assertion that it stands for.
 */
enum ContractExpectation {

	READABLE("readable", "readable", (assertion, value) -> assertion.isReadable()),

	BLOCKED("blocked", "blocked", (assertion, value) -> assertion.isBlocked()),

	BECAUSE("because REASON", "because ([a-z][a-z-]*)", BrowserResponseAssert::because),

	OPAQUE("opaque", "opaque", (assertion, value) -> assertion.isOpaque()),

	STATUS("status 404", "status ([1-5]\\d\\d)", (assertion, value) -> assertion.hasStatus(Integer.parseInt(value))),

	EXPOSES("exposes NAME", "exposes (\\S+)", BrowserResponseAssert::exposes),

	HIDES("hides NAME", "hides (\\S+)", BrowserResponseAssert::doesNotExpose),

	ALLOWED("allowed", "allowed", (assertion, value) -> assertion.passesPreflight()),

	PREFLIGHT("preflight", "preflight", (assertion, value) -> assertion.sentPreflight()),

	NO_PREFLIGHT("no preflight", "no preflight", (assertion, value) -> assertion.sentNoPreflight()),

	REMEMBERED("remembered for 600 s", "remembered for ([1-9]\\d{0,8}) s",
			(assertion, value) -> assertion.remembersPreflightFor(Duration.ofSeconds(Long.parseLong(value)))),

	SETS_COOKIE("sets cookie NAME", "sets cookie (\\S+)", BrowserResponseAssert::setsCookie),

	REFUSES_COOKIE("refuses cookie NAME", "refuses cookie (\\S+)", BrowserResponseAssert::refusesCookie),

	VARIES("varies by origin", "varies by origin", (assertion, value) -> assertion.variesByOrigin());

	private final String form;

	private final Pattern pattern;

	private final BiFunction<BrowserResponseAssert, String, BrowserResponseAssert> assertion;

	ContractExpectation(String form, String pattern,
			BiFunction<BrowserResponseAssert, String, BrowserResponseAssert> assertion) {
		this.form = form;
		this.pattern = Pattern.compile(pattern);
		this.assertion = assertion;
	}

	/**
	 * Read an expectation.
	 * @return the assertion, or {@code null} if it is not an expectation
	 */
	static @Nullable Function<BrowserResponseAssert, BrowserResponseAssert> read(String text) {
		for (ContractExpectation expectation : values()) {
			Matcher matcher = expectation.pattern.matcher(text);
			if (matcher.matches()) {
				String value = (matcher.groupCount() > 0) ? matcher.group(1) : "";
				return (assertion) -> expectation.assertion.apply(assertion, value);
			}
		}
		return null;
	}

	/**
	 * All that can be written.
	 */
	static String forms() {
		return Arrays.stream(values()).map((expectation) -> expectation.form).collect(Collectors.joining(", "));
	}

}
