package io.github.corsstarter.origin;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How near an expression comes to an origin that it does not match: in hundredths of the
 * letters of its host.
 */
class RegexDiagnosisTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "far", textBlock = """
			# expression                | origin                   | likeness
			https://abc                 | https://abd              | 66
			https://ab                  | https://ac               | far
			https://abcd                | https://abxx             | 50
			https://abcd                | https://axxx             | far
			https://abcd                | https://xbcd             | far
			https://abcdefgh            | https://xbcdefgh         | 87
			https://abcdXefgh           | https://abcdefgh         | 88
			https://[a-z][a-z][a-z][a-z] | https://ab1             | far
			https://[a-z]+\\.example\\.com | http://a.example.com  | 100
			https:/                     | https://abcd             | 100
			""")
	void anExpressionIsNearWhoseHostIsMatchedToAHalfFromTheStartOrToMoreThanThreeQuarters(String regex, String origin,
			@Nullable Integer likeness) {
		RegexDiagnosis diagnosis = RegexDiagnosis.of(regex, origin);
		assertThat((diagnosis != null) ? diagnosis.likeness() : null).isEqualTo(likeness);
	}

	@Test
	void ofSeveralAlternativesTheNearestIsTold() {
		RegexDiagnosis nearest = RegexDiagnosis.of("https://app\\.example\\.com", "https://app.example.co");
		assertThat(nearest).isNotNull();
		assertThat(RegexDiagnosis.of("https://app\\.example\\.com|https://app\\.elsewhere\\.net",
				"https://app.example.co"))
			.isEqualTo(nearest);
		assertThat(RegexDiagnosis.of("https://app\\.elsewhere\\.net|https://app\\.example\\.com",
				"https://app.example.co"))
			.isEqualTo(nearest);
	}

	@Test
	void aGroupIsNotOpenedWhereEnoughLettersStandBesideIt() {
		RegexDiagnosis diagnosis = RegexDiagnosis.of("https://(foo|bar)\\.ab", "https://xx.ab");
		assertThat(diagnosis).isNotNull();
		assertThat(diagnosis.clause())
			.isEqualTo("it matches up to \"https://\", and \"xx.ab\" is not matched by (foo|bar)\\.ab");
	}

	@Test
	void ofTwoThatAreEquallyNearTheFirstIsTold() {
		assertThat(RegexDiagnosis.of("https://abcx|https://abcy", "https://abcz"))
			.isEqualTo(RegexDiagnosis.of("https://abcx", "https://abcz"));
	}

	@Test
	void whatMatchesWithoutACharacterIsNotWhatIsWrong() {
		RegexDiagnosis diagnosis = RegexDiagnosis.of("^xhttps://abcdefgh", "https://abcdefgh");
		assertThat(diagnosis).isNotNull();
		assertThat(diagnosis.clause())
			.isEqualTo("its beginning is not matched by xhttps://abcdefgh, and the whole of it has to match");
	}

	@Test
	void expressionsOfMoreThanTwoHundredPartsAreNotLookedInto() {
		String host = "a".repeat(192);
		assertThat(RegexDiagnosis.of("https://" + host, "https://" + host + "b")).isNotNull();
		assertThat(RegexDiagnosis.of("https://" + host + "a", "https://" + host + "b")).isNull();
	}

}
