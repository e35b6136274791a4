package io.github.corsstarter.doctor.compare;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An exchange on both sides, and what the layers between change in it.
 *
 * @param pair the exchange
 * @param differences what is changed
 */
record Compared(Pair pair, List<Difference> differences) {

	/**
	 * The first difference that a page can notice, or {@code null} if it can notice none.
	 */
	@Nullable Difference first() {
		return this.differences.stream().filter(Difference::matters).findFirst().orElse(null);
	}

	/**
	 * The difference in a header, or {@code null} if there is none.
	 */
	@Nullable Difference of(String subject) {
		return this.differences.stream()
			.filter((difference) -> difference.subject().equalsIgnoreCase(subject))
			.findFirst()
			.orElse(null);
	}

}
