package io.github.corsstarter.testing;

import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/**
 * Text that a fuzzer makes of pieces that mean something and of any other characters. It
 * would take long to find the pieces by itself.
 */
public final class FuzzedText {

	private static final int MOST_PIECES = 8;

	private FuzzedText() {
	}

	/**
	 * Take a text from the data.
	 */
	public static String of(FuzzedDataProvider data, List<String> pieces) {
		StringBuilder text = new StringBuilder();
		for (int i = data.consumeInt(0, MOST_PIECES); i > 0; i--) {
			text.append(data.consumeBoolean() ? data.pickValue(pieces) : data.consumeString(6));
		}
		return text.toString();
	}

	/**
	 * Take one of the values from the data as it is, or now and then another text.
	 */
	public static String like(FuzzedDataProvider data, List<String> values) {
		return (data.consumeInt(0, 3) > 0) ? data.pickValue(values) : of(data, values);
	}

}
