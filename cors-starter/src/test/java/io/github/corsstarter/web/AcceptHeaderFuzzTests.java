package io.github.corsstarter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.testing.FuzzedText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any {@code Accept} header is read or not understood, and nobody gets JSON who did not
 * name it.
 */
class AcceptHeaderFuzzTests {

	private static final List<String> PIECES = List.of("application/json", "application/problem+json", "text/plain",
			"text/html", "application/xhtml+xml", "*/*", "*/json", "application/*", "application/*+json", ",", ";", "q",
			";q=0", ";q=0.5", ";q=1.000", ";q=2", ";q=-1", ";q=x", ";q=\"0.5\"", "\"", "\\\"", "'", ";charset=utf-8",
			";charset=none", "=", "/", "+json", " ", "\t");

	@FuzzTest
	void jsonIsSentOnlyIfAcceptNamesIt(FuzzedDataProvider data) {
		List<String> lines = new ArrayList<>();
		for (int i = data.consumeInt(0, 3); i > 0; i--) {
			lines.add(FuzzedText.of(data, PIECES).repeat(data.pickValue(new int[] { 1, 1, 1, 100 })));
		}
		if (AcceptHeader.prefersJson(lines)) {
			assertThat(String.join("", lines).toLowerCase(Locale.ROOT)).contains("application/", "json")
				.hasSizeLessThanOrEqualTo(1000);
		}
	}

}
