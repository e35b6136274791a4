package io.github.corsstarter.correction;

import java.util.List;

/**
 * An entry of a list that was written as one text, with what was split from it at commas
 * inside its brackets or quotes.
 *
 * @param text the whole entry
 * @param last the position of its last part in the list
 */
record TornEntry(String text, int last) {

	private static final int MOST_PARTS = 1000;

	static TornEntry at(List<String> entries, int index) {
		StringBuilder text = new StringBuilder();
		Balance balance = new Balance();
		for (int i = index; i < Math.min(entries.size(), index + MOST_PARTS); i++) {
			text.append((i > index) ? "," : "").append(entries.get(i));
			balance.add(entries.get(i));
			if (balance.isEven()) {
				return new TornEntry(text.toString(), i);
			}
		}
		return new TornEntry(entries.get(index), index);
	}

	/**
	 * How many brackets are open, and whether a quotation is.
	 */
	private static final class Balance {

		private int square;

		private int curly;

		private int quotes;

		private int apostrophes;

		void add(String part) {
			for (int i = 0; i < part.length(); i++) {
				switch (part.charAt(i)) {
					case '[' -> this.square++;
					case ']' -> this.square--;
					case '{' -> this.curly++;
					case '}' -> this.curly--;
					case '"' -> this.quotes++;
					case '\'' -> this.apostrophes++;
					default -> {
					}
				}
			}
		}

		boolean isEven() {
			return this.square == 0 && this.curly == 0 && this.quotes % 2 == 0 && this.apostrophes % 2 == 0;
		}

	}

}
