package io.github.corsstarter.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.automaton.Mismatch;
import io.github.corsstarter.automaton.RegexSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares expressions here with RE2/J: random expressions, and for each some texts that
 * it matches, some that it nearly matches and some others.
 * <p>
 * Run {@link #main} for as many comparisons as you like.
 */
public final class DifferentialRun {

	private static final int EXPRESSIONS_AT_ONCE = 4;

	private static final int LONGEST_TEXT = 1000;

	private final Random random;

	private final List<Pattern> patterns = new ArrayList<>();

	private final List<Automaton> automata = new ArrayList<>();

	private final List<String> differences = new ArrayList<>();

	private long comparisons;

	private long matches;

	private int expressions;

	private int omitted;

	DifferentialRun(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Run until so many comparisons were made.
	 * @param args the number of comparisons, and the seed
	 */
	public static void main(String[] args) {
		long comparisons = Long.parseLong(args[0]);
		DifferentialRun run = new DifferentialRun(Long.parseLong(args[1]));
		while (run.comparisons < comparisons && run.differences.isEmpty()) {
			run.compareExpressions(1000);
		}
		System.out.println(run);
		run.differences.stream().limit(3).forEach(System.out::println);
	}

	void compareExpressions(int count) {
		for (int i = 0; i < count; i++) {
			int parts = switch (this.random.nextInt(20)) {
				case 0 -> 200 + this.random.nextInt(200);
				case 1, 2, 3 -> 20 + this.random.nextInt(40);
				default -> 1 + this.random.nextInt(12);
			};
			compare(RandomRegex.of(this.random, parts));
		}
	}

	private void compare(RandomRegex random) {
		String text = random.toString();
		Pattern pattern = pattern(text);
		Regex regex = regex(text);
		if (pattern == null || regex == null) {
			check(pattern == null && regex == null, "syntax of " + text);
			return;
		}
		this.expressions++;
		Automaton whole = Automaton.ofWholeText(regex, LONGEST_TEXT);
		RegexSet wholeSet = RegexSet.of(List.of(whole));
		RegexSet prefixSet = RegexSet.of(List.of(Automaton.ofPrefix(regex, LONGEST_TEXT)));
		boolean small = whole.size() < 100;
		RegexSet severalSet = small ? withOthers(pattern, whole) : RegexSet.of(List.of());
		for (String candidate : texts(random, whole)) {
			boolean matched = pattern.matches(candidate);
			this.matches += matched ? 1 : 0;
			if (wholeSet.omitted().isEmpty()) {
				check((wholeSet.find(candidate) == 0) == matched, text + " for " + candidate);
			}
			else {
				this.omitted++;
			}
			if (prefixSet.omitted().isEmpty()) {
				check((prefixSet.find(candidate) == 0) == pattern.matcher(candidate).lookingAt(),
						text + " at the start of " + candidate);
			}
			if (small) {
				check(severalSet.find(candidate) == firstOf(severalSet.omitted(), candidate),
						this.patterns + " for " + candidate);
				Mismatch mismatch = whole.explain(candidate, 0);
				check(mismatch == null || !matched, text + " explained for " + candidate);
			}
		}
	}

	private List<String> texts(RandomRegex regex, Automaton automaton) {
		return List.of("", regex.matchingText(), regex.matchingText(), regex.similarText(), regex.similarText(),
				regex.randomText(), walk(automaton), walk(automaton), regex.disturbed(walk(automaton)));
	}

	/**
	 * A text along the transitions of an automaton, with characters on which all agree.
	 */
	private String walk(Automaton automaton) {
		StringBuilder text = new StringBuilder();
		int state = automaton.start();
		while (text.length() < 400 && !(automaton.isAccepting(state) && this.random.nextInt(3) == 0)) {
			int first = automaton.firstTransition(state);
			int count = automaton.firstTransition(state + 1) - first;
			if (count == 0) {
				break;
			}
			int transition = first + this.random.nextInt(count);
			CodePointSet set = automaton.characters().get(automaton.label(transition));
			int from = this.random.nextInt(RandomRegex.CHARACTERS.size());
			int codePoint = set.first(0);
			for (int i = 0; i < RandomRegex.CHARACTERS.size(); i++) {
				String known = RandomRegex.CHARACTERS.get((from + i) % RandomRegex.CHARACTERS.size());
				if (set.contains(known.codePointAt(0))) {
					codePoint = known.codePointAt(0);
					break;
				}
			}
			text.appendCodePoint(codePoint);
			state = automaton.target(transition);
		}
		return text.toString();
	}

	/**
	 * The expression together with those that came before it.
	 */
	private RegexSet withOthers(Pattern pattern, Automaton automaton) {
		if (this.patterns.size() == EXPRESSIONS_AT_ONCE) {
			this.patterns.remove(0);
			this.automata.remove(0);
		}
		this.patterns.add(pattern);
		this.automata.add(automaton);
		return RegexSet.of(this.automata);
	}

	private int firstOf(List<Integer> omitted, String text) {
		for (int i = 0; i < this.patterns.size(); i++) {
			if (!omitted.contains(i) && this.patterns.get(i).matches(text)) {
				return i;
			}
		}
		return RegexSet.NONE;
	}

	private void check(boolean same, String difference) {
		this.comparisons++;
		if (!same) {
			this.differences.add(difference);
		}
	}

	private static @Nullable Pattern pattern(String regex) {
		try {
			return Pattern.compile(regex);
		}
		catch (PatternSyntaxException ex) {
			return null;
		}
	}

	private static @Nullable Regex regex(String regex) {
		try {
			return Regex.parse(regex);
		}
		catch (RegexSyntaxException ex) {
			return null;
		}
	}

	List<String> differences() {
		return this.differences;
	}

	long comparisons() {
		return this.comparisons;
	}

	long matches() {
		return this.matches;
	}

	@Override
	public String toString() {
		return this.expressions + " valid expressions, " + this.comparisons + " comparisons, " + this.matches
				+ " matches, " + this.omitted + " texts of expressions without a table, " + this.differences.size()
				+ " differences";
	}

}
