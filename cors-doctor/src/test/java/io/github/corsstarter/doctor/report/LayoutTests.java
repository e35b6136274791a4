package io.github.corsstarter.doctor.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LayoutTests {

	private static final String SENTENCE = "The answer to the preflight does not list the method PUT. Add it there.";

	@Test
	void sentenceIsWrappedBetweenWordsWithAnIndent() {
		assertThat(new Layout(50, false).prose("  Cause    ", SENTENCE)).isEqualTo(
				"  Cause    The answer to the preflight does not\n           list the method PUT. Add it there.");
	}

	@Test
	void noLineIsLongerThanTheTerminal() {
		for (int width = 40; width < 100; width++) {
			int most = width;
			assertThat(new Layout(width, false).prose("  Cause    ", SENTENCE).lines())
				.allMatch((line) -> line.length() <= most && !line.endsWith(" "));
		}
	}

	@Test
	void wordThatIsLongerThanTheTerminalStaysWhole() {
		String url = "https://api.example.com/" + "a".repeat(80);
		assertThat(new Layout(40, false).prose("  = ", "it says " + url + " here"))
			.isEqualTo("  = it says\n    " + url + "\n    here");
	}

	@Test
	void withoutAWidthNothingIsWrapped() {
		assertThat(Layout.PLAIN.prose("  ", SENTENCE.repeat(10))).isEqualTo("  " + SENTENCE.repeat(10));
	}

	@Test
	void verdictHasAColour() {
		assertThat(new Layout(0, true).verdict("OK       A page")).startsWith("\u001b[").endsWith("       A page");
		assertThat(new Layout(0, false).verdict("OK       A page")).isEqualTo("OK       A page");
	}

}
