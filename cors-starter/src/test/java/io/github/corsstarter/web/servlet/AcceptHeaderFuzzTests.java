package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.Locale;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.testing.FuzzedText;

import org.springframework.mock.web.MockHttpServletRequest;

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
		MockHttpServletRequest request = new MockHttpServletRequest();
		StringBuilder all = new StringBuilder();
		for (int i = data.consumeInt(0, 3); i > 0; i--) {
			String line = FuzzedText.of(data, PIECES).repeat(data.pickValue(new int[] { 1, 1, 1, 100 }));
			request.addHeader("Accept", line);
			all.append(line);
		}
		if (AcceptHeader.prefersJson(request)) {
			assertThat(all.toString().toLowerCase(Locale.ROOT)).contains("application/", "json")
				.hasSizeLessThanOrEqualTo(1000);
		}
	}

}
