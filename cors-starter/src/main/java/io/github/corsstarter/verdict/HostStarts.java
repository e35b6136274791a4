package io.github.corsstarter.verdict;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.product.Budget;
import io.github.corsstarter.product.OriginTable.Section;
import io.github.corsstarter.product.Product;
import io.github.corsstarter.product.ShortestOrigin;
import io.github.corsstarter.product.TooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The beginnings of origins that a rule admits, up to some place in the host.
 */
final class HostStarts {

	private static final List<String> SCHEMES = List.of("https://", "http://");

	/**
	 * So short that an origin is in no case too long.
	 */
	private static final int SHORT = 253;

	private final Product product;

	private final HostSets sets;

	private final Budget budget;

	/**
	 * For each set, a text that was found.
	 */
	private final Map<Integer, String> texts = new HashMap<>();

	HostStarts(Product product, HostSets sets, Budget budget) {
		this.product = product;
		this.sets = sets;
		this.budget = budget;
	}

	/**
	 * The shortest text from the beginning of an origin to a place before a label.
	 * @param set the states at that place
	 * @param lengthBehind how many characters the host has behind it
	 * @return the text, with {@code https} if possible; {@code null} if no such text
	 * exists
	 * @throws TooLargeException if it takes too long
	 */
	@Nullable String textBefore(int set, int lengthBehind) {
		String known = this.texts.get(set);
		if (known != null && known.length() + lengthBehind <= SHORT) {
			return known;
		}
		String text = find(set, lengthBehind);
		if (text != null) {
			this.texts.put(set, text);
		}
		return text;
	}

	private @Nullable String find(int set, int lengthBehind) {
		int[] starts = labelStarts(this.sets.members(set));
		for (String scheme : SCHEMES) {
			int afterScheme = this.product.origins().state(scheme);
			String labels = ShortestOrigin.between(this.product, this.budget, afterScheme, starts, lengthBehind);
			if (labels != null) {
				return scheme + labels;
			}
		}
		return null;
	}

	private int[] labelStarts(int[] members) {
		int[] states = new int[members.length];
		int count = 0;
		for (int member : members) {
			if (this.product.section(HostSets.state(member)) == Section.LABEL_START) {
				states[count++] = HostSets.state(member);
			}
		}
		return Arrays.copyOf(states, count);
	}

}
