package io.github.corsstarter.origin;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What others wrote, within a sentence.
 */
class QuotationTests {

	@Test
	void aHundredCharactersAreQuotedWhole() {
		String text = "a".repeat(100);
		assertThat(Quotation.of(text)).isEqualTo(text);
	}

	@Test
	void whatIsLongerIsCutToAHundredCharacters() {
		assertThat(Quotation.of("a".repeat(101))).isEqualTo("a".repeat(97) + "...");
	}

	@Test
	void onlyPrintableAsciiIsQuoted() {
		assertThat(Quotation.of("\u001F ~\u007F\u00FC\n")).isEqualTo("? ~???");
	}

}
