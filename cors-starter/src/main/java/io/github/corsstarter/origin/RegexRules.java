package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.google.re2j.Pattern;
import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.automaton.RegexSet;
import org.jspecify.annotations.Nullable;

/**
 * The regular expressions of a matcher, matched as one table: an origin is read once,
 * whatever the number of expressions. An expression that is too large for a table is
 * matched by RE2/J.
 */
final class RegexRules {

	private final Map<OriginRule, OriginRegex> regexes;

	private final List<OriginRule> rules;

	private final RegexSet tables;

	/**
	 * The index of each expression in the tables.
	 */
	private final int[] indexes;

	private final List<LargeRegex> large = new ArrayList<>();

	/**
	 * Compile expressions.
	 * @param regexes the expressions in order, each with its rule
	 */
	RegexRules(Map<OriginRule, OriginRegex> regexes) {
		this.regexes = regexes;
		this.rules = List.copyOf(regexes.keySet());
		List<Automaton> automata = new ArrayList<>();
		List<Integer> numbered = new ArrayList<>();
		for (int i = 0; i < this.rules.size(); i++) {
			Automaton automaton = regex(i).automaton();
			if (automaton != null) {
				automata.add(automaton);
				numbered.add(i);
			}
			else {
				this.large.add(new LargeRegex(i, regex(i).re2()));
			}
		}
		this.tables = RegexSet.of(automata);
		this.indexes = numbered.stream().mapToInt(Integer::intValue).toArray();
		for (int omitted : this.tables.omitted()) {
			int index = this.indexes[omitted];
			this.large.add(new LargeRegex(index, regex(index).re2()));
		}
	}

	boolean isEmpty() {
		return this.rules.isEmpty();
	}

	List<OriginRule> rules() {
		return this.rules;
	}

	/**
	 * The expression of a rule.
	 */
	OriginRegex regex(OriginRule rule) {
		return Objects.requireNonNull(this.regexes.get(rule));
	}

	private OriginRegex regex(int position) {
		return regex(this.rules.get(position));
	}

	/**
	 * The first expression that matches a whole serialised origin.
	 * @param serialized the serialised origin, not longer than {@link Origin#MAX_LENGTH}
	 */
	@Nullable OriginRule find(String serialized) {
		int found = this.tables.find(serialized);
		int first = (found != RegexSet.NONE) ? this.indexes[found] : this.rules.size();
		for (LargeRegex candidate : this.large) {
			if (candidate.index < first && candidate.pattern.matches(serialized)) {
				first = candidate.index;
			}
		}
		return (first < this.rules.size()) ? this.rules.get(first) : null;
	}

	private record LargeRegex(int index, Pattern pattern) {
	}

}
