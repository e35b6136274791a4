package io.github.corsstarter.automaton;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.google.re2j.Pattern;
import io.github.corsstarter.regex.CodePointSet;
import io.github.corsstarter.regex.Regex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What automata accept, and how they are made.
 */
class AutomatonTests {

	@ParameterizedTest
	@CsvSource(delimiter = '~', textBlock = """
			# expression                ~ text                 ~ whole ~ start
			a                           ~ a                    ~ true  ~ true
			a                           ~ ab                   ~ false ~ true
			a                           ~ ba                   ~ false ~ false
			a$                          ~ 'a\n'                ~ false ~ false
			(?m)a$                      ~ 'a\n'                ~ false ~ true
			(?m)a$\\n                   ~ 'a\n'                ~ true  ~ true
			(?m)^a\\n^b                 ~ 'a\nb'               ~ true  ~ true
			a\\n^b                      ~ 'a\nb'               ~ false ~ false
			.                           ~ '\n'                 ~ false ~ false
			(?s).                       ~ '\n'                 ~ true  ~ true
			[^a]                        ~ '\n'                 ~ true  ~ true
			https://^acme               ~ https://acme         ~ false ~ false
			a$x                         ~ ax                   ~ false ~ false
			a\\b/b                      ~ a/b                  ~ true  ~ true
			acme\\b                     ~ acme                 ~ true  ~ true
			acme\\b                     ~ acmes                ~ false ~ false
			acme\\B                     ~ acmes                ~ false ~ true
			\\Ba                        ~ a                    ~ false ~ false
			\\b                         ~ ''                   ~ false ~ false
			\\B                         ~ ''                   ~ true  ~ true
			(?:\\b|-)*a                 ~ -a                   ~ true  ~ true
			(?i)k                       ~ \u212A               ~ true  ~ true
			(?i)[^k]                    ~ \u212A               ~ false ~ false
			(?i)\\w                     ~ \u017F               ~ true  ~ true
			\\w                         ~ \u017F               ~ false ~ false
			(?i)a(?-i)b                 ~ AB                   ~ false ~ false
			(?i)a(?-i)b                 ~ Ab                   ~ true  ~ true
			(?i:a|b)c                   ~ BC                   ~ false ~ false
			((?i)a)b                    ~ Ab                   ~ true  ~ true
			((?i)a)b                    ~ AB                   ~ false ~ false
			a|(?i)b|c                   ~ C                    ~ true  ~ true
			\\Qa.b\\E*                  ~ a.bbb                ~ true  ~ true
			\\Qa.b\\E*                  ~ axb                  ~ false ~ false
			x{2,3}                      ~ xx                   ~ true  ~ true
			x{2,3}                      ~ xxxx                 ~ false ~ true
			(?:ab){2,}                  ~ ababab               ~ true  ~ true
			(?:ab){2,}                  ~ ab                   ~ false ~ false
			(?:a?){3}b                  ~ aab                  ~ true  ~ true
			(?:a*)*b                    ~ aab                  ~ true  ~ true
			x{0}                        ~ ''                   ~ true  ~ true
			x{,2}                       ~ x{,2}                ~ true  ~ true
			[^\\x00-\\x{10FFFF}]        ~ a                    ~ false ~ false
			.                           ~ \uD83D\uDE00         ~ true  ~ true
			..                          ~ \uD83D\uDE00         ~ false ~ false
			[\\x{D83D}]                 ~ \uD83D               ~ true  ~ true
			\\x{D83D}\\x{DE00}          ~ \uD83D\uDE00         ~ false ~ false
			\\x{1F600}                  ~ \uD83D\uDE00         ~ true  ~ true
			\\s                         ~ '\u000B'              ~ false ~ false
			[[:space:]]                 ~ '\u000B'              ~ true  ~ true
			\\377                       ~ \u00FF               ~ true  ~ true
			\\1012                      ~ A2                   ~ true  ~ true
			""")
	void acceptsWhatRe2Matches(String regex, String text, boolean whole, boolean start) {
		assertThat(Pattern.matches(regex, text)).isEqualTo(whole);
		assertThat(Pattern.compile(regex).matcher(text).lookingAt()).isEqualTo(start);
		assertThat(accepts(Automaton.ofWholeText(Regex.parse(regex), 1000), text)).isEqualTo(whole);
		assertThat(accepts(Automaton.ofPrefix(Regex.parse(regex), 1000), text)).isEqualTo(start);
	}

	@Test
	void dotMatchesALineFeedIfAskedTo() {
		assertThat(accepts(Automaton.ofWholeText(Regex.parseDotAll("."), 10), "\n")).isTrue();
		assertThat(accepts(Automaton.ofWholeText(Regex.parseDotAll("(?-s)."), 10), "\n")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a$x", "x^a", "\\b\\B", "[^\\x00-\\x{10FFFF}]a", "a(?:b$c|d^e)" })
	void whatMatchesNothingHasOneStateAndNoTransition(String regex) {
		Automaton automaton = Automaton.ofWholeText(Regex.parse(regex), 1000);
		assertThat(automaton.size()).isOne();
		assertThat(automaton.isAccepting(automaton.start())).isFalse();
		assertThat(automaton.firstTransition(automaton.size())).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(?:a|bc$d|e)*f", "(?:ab?|c\\b-)+\\b", "(?m)(?:^a$\\n?)*", "https?://(?:[a-z]+\\.)*acme" })
	void everyStateLeadsToAnAcceptingOne(String regex) {
		Automaton automaton = Automaton.ofWholeText(Regex.parse(regex), 1000);
		boolean[] useful = new boolean[automaton.size()];
		for (int round = 0; round < useful.length; round++) {
			for (int state = 0; state < useful.length; state++) {
				useful[state] |= automaton.isAccepting(state);
				for (int i = automaton.firstTransition(state); i < automaton.firstTransition(state + 1); i++) {
					useful[state] |= useful[automaton.target(i)];
				}
			}
		}
		assertThat(useful).doesNotContain(false);
	}

	@Test
	void transitionsTellWhichPartOfTheExpressionTheyBelongTo() {
		List<Atom> atoms = atoms(Automaton.ofWholeText(Regex.parse("a[b-d]\\.\\x{65}"), 1000));
		assertThat(atoms).extracting(Atom::start).containsExactly(0, 1, 6, 8);
		assertThat(atoms).extracting(Atom::end).containsExactly(1, 6, 8, 14);
		assertThat(atoms.get(1).characters()).isEqualTo(CodePointSet.ofRange('b', 'd'));
	}

	@Test
	void whatIsInsideARepetitionIsVaried() {
		assertThat(varied("a(?:bb)*(?:cc)+(?:dd){2,}(?:ee){1,3}f")).isEqualTo("bcde");
		assertThat(varied("a(?:b(?:cc|dd)){2,}")).isEqualTo("bcd");
	}

	@Test
	void alternativesOfOneCharacterAreVariedAndAnOptionalOneIsNot() {
		assertThat(varied("a(?:b|(c)|dd)")).isEqualTo("bc");
		assertThat(varied("a(?:b|cc)")).isEmpty();
		assertThat(varied("ab?(c)?(?:dd)?e{1}")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "a, true", "\\., true", "[a], true", "(?i)a, true", "[aA], true", "(?i)k, true", "[a-b], false",
			"'[a1]', false", "., false", "\\d, false", "[Kk], false", "[^\\x00-a\\x{63}-\\x{10FFFF}], true" })
	void literalIsOneCharacterOrOneInAllItsCases(String regex, boolean literal) {
		assertThat(atoms(Automaton.ofWholeText(Regex.parse(regex), 10)).get(0).isLiteral()).isEqualTo(literal);
	}

	@Test
	void assertionTakesCharactersAwayFromTheTransitionThatFollows() {
		Automaton automaton = Automaton.ofWholeText(Regex.parse("\\b[a-c-]"), 1000);
		int first = automaton.firstTransition(automaton.start());
		assertThat(automaton.characters().get(automaton.label(first))).isEqualTo(CodePointSet.ofRange('a', 'c'));
		assertThat(automaton.atom(first).characters()).isEqualTo(CodePointSet.ofRanges("ac--"));
	}

	@Test
	void repetitionOfMoreThanTheLongestTextHasNoUpperBound() {
		Automaton bounded = Automaton.ofWholeText(Regex.parse("[a-z]{0,1000}"), 1001);
		Automaton unbounded = Automaton.ofWholeText(Regex.parse("[a-z]{0,1000}"), 1000);
		assertThat(bounded.size()).isEqualTo(1001);
		assertThat(unbounded.size()).isOne();
		assertThat(accepts(unbounded, "a".repeat(1000))).isTrue();
		assertThat(accepts(Automaton.ofWholeText(Regex.parse("(?:a?b?){3,4}"), 4), "abab")).isTrue();
	}

	@Test
	void restOfATextAfterAPrefixBelongsToTheEndOfTheExpression() {
		Atom rest = atoms(Automaton.ofPrefix(Regex.parse("/api"), 1000)).get(4);
		assertThat(rest.start()).isEqualTo(4);
		assertThat(rest.end()).isEqualTo(4);
		assertThat(rest.varied()).isTrue();
		assertThat(rest.characters()).isEqualTo(CodePointSet.ALL);
	}

	@Test
	void alternativesThatGoOnAlikeShareTheirStates() {
		Automaton automaton = Automaton.ofWholeText(Regex.parse("(?:foo|bar|baz)\\.com"), 1000);
		assertThat(automaton.size()).isEqualTo(12);
	}

	private static String varied(String regex) {
		StringBuilder varied = new StringBuilder();
		atoms(Automaton.ofWholeText(Regex.parse(regex), 1000)).stream()
			.filter(Atom::varied)
			.map((atom) -> Character.toString(atom.characters().first(0)))
			.distinct()
			.sorted()
			.forEach(varied::append);
		return varied.toString();
	}

	private static List<Atom> atoms(Automaton automaton) {
		List<Atom> atoms = new ArrayList<>();
		IntStream.range(0, automaton.firstTransition(automaton.size())).mapToObj(automaton::atom).forEach(atoms::add);
		return atoms;
	}

	private static boolean accepts(Automaton automaton, String text) {
		boolean[] states = new boolean[automaton.size()];
		states[automaton.start()] = true;
		for (int c : text.codePoints().toArray()) {
			boolean[] next = new boolean[states.length];
			for (int state = 0; state < states.length; state++) {
				for (int i = automaton.firstTransition(state); i < automaton.firstTransition(state + 1); i++) {
					boolean read = states[state] && automaton.characters().get(automaton.label(i)).contains(c);
					next[automaton.target(i)] |= read;
				}
			}
			states = next;
		}
		boolean[] last = states;
		return IntStream.range(0, last.length).anyMatch((state) -> last[state] && automaton.isAccepting(state));
	}

}
