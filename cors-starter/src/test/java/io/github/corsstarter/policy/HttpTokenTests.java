package io.github.corsstarter.policy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be a method or the name of a header.
 */
class HttpTokenTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "GET", "M-SEARCH", "x-requested-with", "X_Y.Z", "a", "0", "*", "azAZ09", "!#$%&'*+-.^_`|~" })
	void lettersDigitsAndSomePunctuationMakeAToken(String text) {
		assertThat(HttpToken.isToken(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", " a", "a ", "a\t", "a\r\n", "a\u0000", "a\u007F", "a\u00FC", "\u212A",
			"\uD83D\uDE00" })
	void spacesControlsAndUnicodeDoNot(String text) {
		assertThat(HttpToken.isToken(text)).isFalse();
	}

	@Test
	void delimitersDoNot() {
		for (char delimiter : "\"(),/:;<=>?@[\\]{}".toCharArray()) {
			assertThat(HttpToken.isToken("a" + delimiter)).as("%s", delimiter).isFalse();
		}
	}

}
