package io.github.corsstarter.origin;

/**
 * How many characters have to be inserted, removed or replaced to turn one text into
 * another (Levenshtein distance), up to a limit.
 */
public final class EditDistance {

	private EditDistance() {
	}

	/**
	 * Measure the distance. Only a band of the table is computed, so that the cost is the
	 * length times {@code max}.
	 * @param one a text
	 * @param other another text
	 * @param max the greatest distance that matters, 0 or more
	 * @return the distance, or {@code max + 1} if it is greater than {@code max}
	 */
	public static int between(String one, String other, int max) {
		int tooFar = max + 1;
		if (Math.abs(one.length() - other.length()) > max) {
			return tooFar;
		}
		int[] row = new int[other.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = Math.min(j, tooFar);
		}
		for (int i = 1; i <= one.length(); i++) {
			int from = Math.max(1, i - max);
			int to = Math.min(other.length(), i + max);
			int diagonal = row[from - 1];
			row[from - 1] = (from == 1) ? Math.min(i, tooFar) : tooFar;
			int least = row[from - 1];
			for (int j = from; j <= to; j++) {
				int replaced = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(Math.min(replaced, Math.min(row[j - 1], row[j]) + 1), tooFar);
				least = Math.min(least, row[j]);
			}
			if (least == tooFar) {
				return tooFar;
			}
		}
		return row[other.length()];
	}

}
