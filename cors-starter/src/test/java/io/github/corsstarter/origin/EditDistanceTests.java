package io.github.corsstarter.origin;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far two texts are apart, up to a limit.
 */
class EditDistanceTests {

	@ParameterizedTest
	@CsvSource({ "abc,abc,0", "abc,abd,1", "abc,ab,1", "abc,xabc,1", "abc,acb,2", "abc,'',3", "'',abcd,3",
			"abcdef,xyzdef,3" })
	void isExactUpToTheLimitAndOneMoreBeyondIt(String one, String other, int distance) {
		assertThat(EditDistance.between(one, other, 2)).isEqualTo(distance);
	}

	@Test
	void isThatOfTheWholeTable() {
		Random random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			String one = text(random);
			String other = text(random);
			int max = random.nextInt(4);
			assertThat(EditDistance.between(one, other, max)).as(one + " " + other + " " + max)
				.isEqualTo(Math.min(wholeTable(one, other), max + 1));
		}
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int left = random.nextInt(8); left > 0; left--) {
			text.append((char) ('a' + random.nextInt(2)));
		}
		return text.toString();
	}

	private static int wholeTable(String one, String other) {
		int[][] table = new int[one.length() + 1][other.length() + 1];
		for (int i = 0; i <= one.length(); i++) {
			for (int j = 0; j <= other.length(); j++) {
				if (i == 0 || j == 0) {
					table[i][j] = i + j;
				}
				else {
					int replaced = table[i - 1][j - 1] + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
					table[i][j] = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
				}
			}
		}
		return table[one.length()][other.length()];
	}

}
