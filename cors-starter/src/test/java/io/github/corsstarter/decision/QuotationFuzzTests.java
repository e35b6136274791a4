package io.github.corsstarter.decision;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing that a request holds can break a line of the log, end a quotation or fill a
 * page.
 */
class QuotationFuzzTests {

	@FuzzTest
	void anyTextBecomesAShortLineOfAsciiWithoutQuotes(FuzzedDataProvider data) {
		String text = data.consumeRemainingAsString();
		String quotation = Quotation.of(text);
		assertThat(quotation).hasSizeLessThanOrEqualTo(200).matches("[ -~&&[^\"]]*");
		if (text.length() <= 200 && text.matches("[ -~&&[^\"]]*")) {
			assertThat(quotation).isEqualTo(text);
		}
	}

}
