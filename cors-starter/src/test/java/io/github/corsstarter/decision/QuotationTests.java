package io.github.corsstarter.decision;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text of a client or a configuration within a sentence.
 */
class QuotationTests {

	@ParameterizedTest
	@CsvSource({ "0, 0", "1, 1", "200, 200" })
	void textThatFitsIsQuotedWhole(int length, int quoted) {
		assertThat(Quotation.of("a".repeat(length))).isEqualTo("a".repeat(quoted));
	}

	@Test
	void longerTextIsCutAndSaysSo() {
		assertThat(Quotation.of("a".repeat(201))).isEqualTo("a".repeat(197) + "...");
	}

	@Test
	void textIsNotCutWithinAnEscape() {
		assertThat(Quotation.of("\u00FC".repeat(34))).isEqualTo("\\u00fc".repeat(32) + "...");
		assertThat(Quotation.of("a".repeat(197) + "\n")).isEqualTo("a".repeat(197) + "...");
		assertThat(Quotation.of("a".repeat(194) + "\n")).isEqualTo("a".repeat(194) + "\\u000a");
	}

	@Test
	void onlyPrintableAsciiIsQuotedAsItIs() {
		assertThat(Quotation.of("\u001F ~\u007F\u00FC\r\n")).isEqualTo("\\u001f ~\\u007f\\u00fc\\u000d\\u000a");
	}

	@Test
	void quotationMarkDoesNotEndTheQuotation() {
		assertThat(Quotation.of("a\" b")).isEqualTo("a\\u0022 b");
	}

	@Test
	void regularExpressionStaysReadable() {
		assertThat(Quotation.of("^https://\\w+\\.example\\.com$")).isEqualTo("^https://\\w+\\.example\\.com$");
	}

}
