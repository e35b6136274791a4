package io.github.corsstarter.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestHeadersTests {

	private static final String LONGEST = "1".repeat(128);

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
			accept           | */*
			accept           | ''
			accept           | text/html, application/json;q=0.9
			accept           | é
			accept-language  | de-AT, de;q=0.9
			content-language | de-DE, en-CA
			content-type     | text/plain;
			content-type     | TEXT/PLAIN ; charset=utf-8
			content-type     | application/x-www-form-urlencoded
			content-type     | multipart/form-data; boundary=x
			range            | bytes=0-
			range            | bytes=100-200
			save-data        | on
			save-data        | ON
			dpr              | 2.5
			device-memory    | 8
			downlink         | 1.5
			ect              | slow-2g
			rtt              | 100
			viewport-width   | 1280
			width            | 640
			""")
	void everyPageMaySendTheseValuesWithoutAsking(String name, String value) {
		assertThat(RequestHeaders.unsafeNames(Map.of(name, value))).isEmpty();
	}

	/**
	 * The first rows are those of web-platform-tests
	 * ({@code fetch/api/cors/cors-preflight-not-cors-safelisted.any.js}).
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			accept           | "
			accept-language  | a\u0001b
			accept-language  | @
			authorization    | basics
			content-language | a\u0001b
			content-language | @
			content-type     | text/html
			last-event-id    | 1
			range            | bytes 0-
			test             | hi
			accept           | text/(html)
			accept           | a\u000bb
			accept-language  | de_DE
			accept-language  | é
			content-type     | ''
			content-type     | text
			content-type     | text/plain, text/plain
			content-type     | text/plain;charset="utf-8"
			range            | bytes=-5
			range            | bytes=5-2
			range            | BYTES=0-
			range            | bytes=0-,5-
			range            | bytes=99999999999999999999-
			save-data        | off
			dpr              | .5
			dpr              | 2.
			width            | 2.5
			ect              | 5g
			rtt              | x
			lang             | de
			content-dpr      | 1
			priority         | u=1
			cache-control    | no-cache
			""")
	void browsersAskForAllOtherValues(String name, String value) {
		assertThat(RequestHeaders.unsafeNames(Map.of(name, value))).containsExactly(name);
	}

	@ParameterizedTest
	@MethodSource
	void browsersAskForAValueOfMoreThan128Bytes(String name, String start) {
		String value = start + "1".repeat(128 - start.length());
		assertThat(RequestHeaders.unsafeNames(Map.of(name, value))).isEmpty();
		assertThat(RequestHeaders.unsafeNames(Map.of(name, value + "1"))).containsExactly(name);
	}

	static Stream<Arguments> browsersAskForAValueOfMoreThan128Bytes() {
		return Stream.of(Arguments.of("accept", ""), Arguments.of("accept-language", ""),
				Arguments.of("content-type", "text/plain; long="), Arguments.of("width", ""));
	}

	@Test
	void browsersAskForAllSafelistedHeadersThatTogetherHaveMoreThan1024Bytes() {
		Map<String, String> headers = new LinkedHashMap<>();
		List.of("accept", "accept-language", "content-language", "dpr", "width", "viewport-width", "device-memory",
				"rtt")
			.forEach((name) -> headers.put(name, LONGEST));
		headers.put("x-a", LONGEST);
		assertThat(RequestHeaders.unsafeNames(headers)).containsExactly("x-a");
		headers.put("save-data", "on");
		assertThat(RequestHeaders.unsafeNames(headers)).containsExactly("accept", "accept-language", "content-language",
				"dpr", "width", "viewport-width", "device-memory", "rtt", "x-a", "save-data");
		assertThat(PreflightCause.of("GET", headers)).extracting(PreflightCause::toString)
			.contains("the header accept needs permission, because all values together have more than 1024 bytes");
	}

	@ParameterizedTest
	@CsvSource({ "cookie,a", "sec-ch-ua,x", "proxy-authorization,x", "dnt,1", "x-http-method-override,TRACE",
			"x-http-method,'GET, connect'", "x-method-override,Track" })
	void pagesCannotSetWhatOnlyBrowsersWrite(String name, String value) {
		assertThat(RequestHeaders.isForbidden(name, value)).isTrue();
		assertThat(RequestHeaders.unsafeNames(Map.of(name, value))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "x-http-method-override,PUT", "x-method,TRACE", "authorization,x" })
	void pagesCanSetAllOthers(String name, String value) {
		assertThat(RequestHeaders.isForbidden(name, value)).isFalse();
	}

	@Test
	void onlyWhatBrowsersStripIsStripped() {
		assertThat(RequestHeaders.normalize(" \t\r\nx \t")).isEqualTo("x");
		assertThat(RequestHeaders.normalize("\u000bx\f")).isEqualTo("\u000bx\f");
		assertThat(RequestHeaders.normalize(" \t")).isEmpty();
	}

}
