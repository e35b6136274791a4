package io.github.corsstarter.verdict;

import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.testing.FuzzedText;
import io.github.corsstarter.verdict.Verdict.Open;
import io.github.corsstarter.verdict.Verdict.Unknown;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any pattern and any text as an entry of a list of hosts can be judged, and what the
 * verdict says is true.
 */
class PatternVerdictFuzzTests {

	private static final List<String> PATTERNS = List.of("https://", "http://", "capacitor://", "*", "*.", "example",
			".com", ".vercel.app", ".co.uk", ".ck", ".", ":", "*", ":8080", "localhost", "[::1]", "1.2.3.4", "-", "A");

	@FuzzTest
	void verdictOnAPatternOrAHostIsTrue(FuzzedDataProvider data) {
		String text = FuzzedText.of(data, PATTERNS);
		if (RuleJudge.judgeHost(text) instanceof Open open) {
			assertThat(open.witness()).isEqualTo("https://" + open.host());
		}
		try {
			OriginPattern pattern = OriginPattern.parse(text);
			Verdict verdict = RuleJudge.judgePattern(pattern);
			assertThat(verdict).as(text).isNotInstanceOf(Unknown.class);
			if (verdict instanceof Open open) {
				Origin witness = Origin.ofSerialized(open.witness());
				assertThat(witness).as("%s: %s", text, open).isNotNull();
				assertThat(witness.scheme()).isEqualTo(pattern.scheme());
				assertThat(witness.host()).endsWith(pattern.hostTail());
			}
		}
		catch (OriginSyntaxException ex) {
			assertThat(ex.getMessage()).isNotBlank();
		}
	}

}
