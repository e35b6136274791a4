package io.github.corsstarter.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing that a request holds can break a line of the log, end a quotation or fill a
 * page.
 */
class PrintableFuzzTests {

	@FuzzTest
	void anyTextBecomesAShortLineOfAsciiWithoutQuotes(FuzzedDataProvider data) {
		String text = data.consumeRemainingAsString();
		String printable = Printable.of(text);
		assertThat(printable).hasSizeLessThanOrEqualTo(200).matches("[ -~&&[^\"]]*");
		if (!printable.endsWith("...")) {
			assertThat(unescaped(printable)).isEqualTo(text);
		}
	}

	private static String unescaped(String printable) {
		StringBuilder text = new StringBuilder();
		int i = 0;
		while (i < printable.length()) {
			boolean escaped = printable.charAt(i) == '\\';
			int end = i + (escaped ? 6 : 1);
			text.append(escaped ? (char) Integer.parseInt(printable.substring(i + 2, end), 16) : printable.charAt(i));
			i = end;
		}
		return text.toString();
	}

}
