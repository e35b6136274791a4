package io.github.corsstarter.automaton;

import io.github.corsstarter.regex.Regex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Why an expression does not match a text: how far it is from the nearest text that
 * matches, where it departs from it, and what was expected there.
 */
class MismatchTests {

	@ParameterizedTest
	@CsvSource(delimiter = '!', nullValues = "nothing",
			textBlock = """
					# expression                                     ! text                            ! changes ! left of the text  ! expected
					^https://\\w+\\.example\\.com$                   ! https://my-app.example.com      ! 1       ! -app.example.com  ! \\w+\\.example\\.com$
					^https://\\w+\\.example\\.com$                   ! https://a.b.example.com         ! 1       ! .b.example.com    ! \\w+\\.example\\.com$
					^https://\\w+\\.example\\.com$                   ! http://a.example.com            ! 1       ! ://a.example.com  ! s://\\w+\\.example\\.com$
					^https://\\w+\\.example\\.com$                   ! https://a.example.community     ! 6       ! munity            ! nothing
					^https://www\\.example\\.com$                    ! https://example.com             ! 4       ! example.com       ! www\\.example\\.com$
					^https://app\\.example\\.com:1\\d+$              ! https://app.example.com         ! 3       ! nothing           ! :1\\d+$
					^https://pr-\\d{1,3}\\.example\\.com$            ! https://pr-1234.example.com     ! 1       ! 4.example.com     ! \\.example\\.com$
					^https://(?:foo|bar)\\.example\\.com$            ! https://baz.example.com         ! 1       ! z.example.com     ! r\\.example\\.com$
					^https://(?:foo|bar)\\.example\\.com$            ! https://qux.example.com         ! 3       ! qux.example.com   ! (?:foo|bar)\\.example\\.com$
					^https://(foo\\.example|bar\\.(?:a|b))$          ! https://foo2.example            ! 1       ! 2.example         ! \\.example$
					https://([a-z]+\\.)+acme\\.com                   ! https://a-b.acme.com            ! 1       ! -b.acme.com       ! ([a-z]+\\.)+acme\\.com
					https://a\\.org|https://\\w+\\.example\\.com     ! https://a-b.example.com         ! 1       ! -b.example.com    ! \\w+\\.example\\.com
					https://.*\\.acme\\.com|https://app\\.foo\\.dev  ! https://app.fo.dev              ! 1       ! .dev              ! o\\.dev
					https://\\w+\\Q.example.com\\E                   ! https://my-app.example.com      ! 1       ! -app.example.com  ! \\w+\\.example\\.com
					https://app\\Q.com*\\E*                          ! https://app.co                  ! 1       ! nothing           ! m\\**
					(?i)HTTPS://\\w+\\.EXAMPLE                       ! https://my-app.example          ! 1       ! -app.example      ! \\w+\\.EXAMPLE
					app\\.example\\.com                              ! https://app.example.com         ! 8       ! https://app.example.com ! app\\.example\\.com
					""")
	void nearestMatchSaysWhereATextDepartsAndWhatIsExpected(String regex, String text, int distance,
			@Nullable String left, @Nullable String expected) {
		Mismatch mismatch = explain(regex, text, 0);
		assertThat(mismatch).isNotNull();
		assertThat(mismatch.distance()).isEqualTo(distance);
		assertThat(text.substring(mismatch.textOffset())).isEqualTo((left != null) ? left : "");
		assertThat(mismatch.rest()).isEqualTo((expected != null) ? expected : "");
	}

	@Test
	void placeInTheExpressionIsTold() {
		Mismatch mismatch = explain("https://(foo|bar)\\.com", "https://baz.com", 0);
		assertThat(mismatch).isNotNull();
		assertThat(mismatch.regexOffset()).isEqualTo("https://(foo|ba".length());
	}

	@Test
	void endOfTheExpressionIsItsLength() {
		Mismatch mismatch = explain("abc$", "abcd", 0);
		assertThat(mismatch).isNotNull();
		assertThat(mismatch.regexOffset()).isEqualTo(4);
	}

	@Test
	void lettersOfTheNearestMatchAreCountedFromAPlaceOn() {
		Mismatch mismatch = explain("https://[a-z]{2}\\.abc(?i)d", "https://xx.abe", 8);
		assertThat(mismatch).isNotNull();
		assertThat(mismatch.letters()).isEqualTo(5);
		assertThat(mismatch.lettersRead()).isEqualTo(3);
	}

	@Test
	void placesAreCountedInCharactersOfJava() {
		Mismatch mismatch = explain("\uD83D\uDE00a", "\uD83D\uDE00b", 0);
		assertThat(mismatch).isEqualTo(new Mismatch(1, 2, 1, 2, 2, "a"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://a.example.com", "https://aaaaaa.example.com" })
	void nothingIsSaidOfATextThatMatches(String text) {
		assertThat(explain("https://\\w+\\.example\\.com", text, 0)).isNull();
	}

	@Test
	void nothingIsSaidOfATextThatIsFar() {
		assertThat(explain("a{50}", "", 0)).isNotNull();
		assertThat(explain("a{51}", "", 0)).isNull();
		assertThat(explain("a", "b".repeat(51), 0)).isNull();
	}

	@Test
	void nothingIsSaidByAnExpressionThatMatchesNothing() {
		assertThat(explain("a$b", "ab", 0)).isNull();
	}

	@Test
	void nothingIsSaidWhereItWouldTakeTooLong() {
		assertThat(explain("(?:a?){600}b", "a".repeat(200), 0)).isNull();
		assertThat(explain("(?:a?){100}b", "a".repeat(100), 0)).isNotNull();
	}

	private static @Nullable Mismatch explain(String regex, String text, int from) {
		return Automaton.ofWholeText(Regex.parse(regex), 1000).explain(text, from);
	}

}
