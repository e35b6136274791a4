package io.github.corsstarter.origin;

import java.util.List;
import java.util.stream.IntStream;

import io.github.corsstarter.origin.OriginRule.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which configured line allows an origin.
 */
class OriginMatcherTests {

	@Test
	void nothingMatchesWithoutRules() {
		OriginMatcher matcher = OriginMatcher.builder().build();
		assertThat(matcher.isEmpty()).isTrue();
		assertThat(find(matcher, "https://example.com")).isNull();
		assertThat(find(matcher, "null")).isNull();
	}

	@Test
	void oneRuleOfAnyKindIsEnoughNotToBeEmpty() {
		assertThat(OriginMatcher.builder().origin("null").build().isEmpty()).isFalse();
		assertThat(OriginMatcher.builder().origin("https://example.com").build().isEmpty()).isFalse();
		assertThat(OriginMatcher.builder().origin("https://*.example.com").build().isEmpty()).isFalse();
		assertThat(OriginMatcher.builder().regex("https://example\\.com").build().isEmpty()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://a.example.com", "https://a.example.org" })
	void whatAPatternOrAnExpressionMatchedIsKnownFromThenOn(String sent) {
		OriginMatcher matcher = OriginMatcher.builder()
			.origin("https://*.example.com")
			.regex("https://[a-z]\\.example\\.org")
			.build();
		assertThat(matcher.findKnown(sent)).isNull();
		OriginRule rule = matcher.findMatching(Origin.parse(sent), sent);
		assertThat(rule).isNotNull();
		assertThat(matcher.findKnown(sent)).isSameAs(rule);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://example.com      | https://example.com
			HTTPS://Example.com:443  | https://example.com
			http://[0:0::1]:3000     | http://[::1]:3000
			capacitor://localhost    | capacitor://localhost
			""")
	void exactOriginIsFoundAsBrowsersSendItHoweverItIsWritten(String configured, String sent) {
		OriginMatcher matcher = OriginMatcher.builder().origin(configured).build();
		assertThat(find(matcher, sent)).isEqualTo(new OriginRule(Kind.EXACT, 0, configured));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://EXAMPLE.com", "HTTPS://example.com", "https://example.com:443",
			"https://example.com:", "https://example.com/", "https://example.com/a?b#c", "https://user@example.com",
			"https://example.com.evil.org", "https://example.com.", "https://www.example.com", "http://example.com",
			"https://example.com:8443", "https://example.org", "https://example.com https://example.com",
			"https://example.com,https://example.com", " https://example.com", "https://exa\tmple.com",
			"https:\\\\example.com", "null", "*", "" })
	void whateverElseIsSentIsNotTheExactOrigin(String sent) {
		assertThat(find(OriginMatcher.builder().origin("https://example.com").build(), sent)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "file://" })
	void literalIsFoundToTheLetter(String literal) {
		OriginMatcher matcher = OriginMatcher.builder().origin(literal).build();
		assertThat(matcher.findKnown(literal)).isEqualTo(new OriginRule(Kind.EXACT, 0, literal));
	}

	@ParameterizedTest
	@ValueSource(strings = { "NULL", "Null", "foo", "evil", "//", "/path", "", " null", "null ", "null,null", "file://",
			"about:null", "https://null" })
	void onlyTheLiteralItselfIsTheOpaqueOrigin(String sent) {
		assertThat(find(OriginMatcher.builder().origin("null").build(), sent)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:///", "file:///etc/passwd", "FILE://", "file:", "file://localhost", "null", "" })
	void onlyTheLiteralItselfIsTheOriginOfFiles(String sent) {
		assertThat(find(OriginMatcher.builder().origin("file://").build(), sent)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".*", "^null$", "null", "(?i)NULL", "n.*", "file://", "file:.*", "" })
	void regexDoesNotAllowTheOpaqueOriginOrThatOfFiles(String regex) {
		OriginMatcher matcher = OriginMatcher.builder().regex(regex).origin("https://*").build();
		assertThat(find(matcher, "null")).isNull();
		assertThat(find(matcher, "file://")).isNull();
	}

	@Test
	void exactOriginComesBeforePatternBeforeRegex() {
		OriginMatcher matcher = OriginMatcher.builder()
			.regex("https://.*")
			.origin("https://*.example.com")
			.origin("https://a.example.com")
			.build();
		assertThat(find(matcher, "https://a.example.com"))
			.isEqualTo(new OriginRule(Kind.EXACT, 1, "https://a.example.com"));
		assertThat(find(matcher, "https://b.example.com"))
			.isEqualTo(new OriginRule(Kind.PATTERN, 0, "https://*.example.com"));
		assertThat(find(matcher, "https://example.com")).isEqualTo(new OriginRule(Kind.REGEX, 0, "https://.*"));
	}

	@Test
	void ruleKnowsItsPlaceInItsListAndItsText() {
		OriginMatcher matcher = OriginMatcher.builder()
			.origin("https://a.example")
			.origin("http://*.b.example")
			.origin("null")
			.origin("HTTPS://C.example:443")
			.origin("http://localhost:*")
			.regex("https://d\\.example")
			.regex("https://e\\.example")
			.build();
		assertThat(find(matcher, "https://a.example")).isEqualTo(new OriginRule(Kind.EXACT, 0, "https://a.example"));
		assertThat(find(matcher, "http://x.b.example"))
			.isEqualTo(new OriginRule(Kind.PATTERN, 1, "http://*.b.example"));
		assertThat(find(matcher, "null")).isEqualTo(new OriginRule(Kind.EXACT, 2, "null"));
		assertThat(find(matcher, "https://c.example"))
			.isEqualTo(new OriginRule(Kind.EXACT, 3, "HTTPS://C.example:443"));
		assertThat(find(matcher, "http://localhost:5173"))
			.isEqualTo(new OriginRule(Kind.PATTERN, 4, "http://localhost:*"));
		assertThat(find(matcher, "https://d.example")).isEqualTo(new OriginRule(Kind.REGEX, 0, "https://d\\.example"));
		assertThat(find(matcher, "https://e.example")).isEqualTo(new OriginRule(Kind.REGEX, 1, "https://e\\.example"));
	}

	@Test
	void firstOfTwoLinesThatMeanTheSameIsNamed() {
		OriginMatcher matcher = OriginMatcher.builder()
			.origin("https://example.com")
			.origin("https://EXAMPLE.com:443")
			.origin("https://*.example.com")
			.origin("https://*.example.com:443")
			.origin("null")
			.origin("null")
			.origin("https://last.example")
			.regex("https://.*\\.example\\.org")
			.regex("https://a\\.example\\.org")
			.build();
		assertThat(find(matcher, "https://example.com").index()).isEqualTo(0);
		assertThat(find(matcher, "https://a.example.com").index()).isEqualTo(2);
		assertThat(find(matcher, "null").index()).isEqualTo(4);
		assertThat(find(matcher, "https://last.example").index()).isEqualTo(6);
		assertThat(find(matcher, "https://a.example.org").index()).isEqualTo(0);
	}

	@Test
	void widestOfSeveralPatternsIsNamed() {
		OriginMatcher matcher = OriginMatcher.builder()
			.origin("https://*.b.example.com")
			.origin("https://*.example.com")
			.origin("https://*.example.com:*")
			.build();
		assertThat(find(matcher, "https://a.b.example.com").index()).isEqualTo(1);
		assertThat(find(matcher, "https://a.b.example.com:8443").index()).isEqualTo(2);
	}

	@Test
	void narrowerPatternIsFoundWhereAWiderOneDoesNotAdmitThePortOrTheScheme() {
		OriginMatcher matcher = OriginMatcher.builder()
			.origin("http://*")
			.origin("http://*.example.com")
			.origin("https://*.a.example.com:8443")
			.origin("https://x.a.example.com:*")
			.build();
		assertThat(find(matcher, "https://b.a.example.com:8443").index()).isEqualTo(2);
		assertThat(find(matcher, "https://x.a.example.com:1").index()).isEqualTo(3);
		assertThat(find(matcher, "https://b.a.example.com")).isNull();
	}

	@Test
	void indexCountsLinesThatWereRefused() {
		OriginMatcher.Builder builder = OriginMatcher.builder();
		assertThatExceptionOfType(OriginSyntaxException.class).isThrownBy(() -> builder.origin("https://"));
		assertThat(find(builder.origin("https://example.com").build(), "https://example.com").index()).isEqualTo(1);
	}

	@Test
	void matcherDoesNotChangeWithItsBuilder() {
		OriginMatcher.Builder builder = OriginMatcher.builder();
		OriginMatcher before = builder.build();
		builder.origin("https://example.com").origin("https://*.example.com").regex("https://a\\.example\\.org");
		assertThat(before.isEmpty()).isTrue();
		assertThat(find(before, "https://example.com")).isNull();
		assertThat(find(before, "https://a.example.com")).isNull();
		assertThat(find(before, "https://a.example.org")).isNull();
	}

	@Test
	void regexOfUnknownSyntaxIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> OriginMatcher.builder().regex("https://(?!evil).*"))
			.withMessageContaining("(?!");
	}

	@Test
	void regexesAreAskedInOrderAndRememberedRight() {
		OriginMatcher matcher = OriginMatcher.builder()
			.regex("https://a\\..*")
			.regex("https://.*\\.example\\.com")
			.build();
		for (int i = 0; i < 3; i++) {
			assertThat(find(matcher, "https://a.example.com").index()).isEqualTo(0);
			assertThat(find(matcher, "https://b.example.com").index()).isEqualTo(1);
			assertThat(find(matcher, "https://b.example.org")).isNull();
		}
	}

	@Test
	void originsOfEqualHashAreNotTakenForEachOther() {
		String one = "https://an.example.com";
		String other = "https://c0.example.com";
		assertThat(one).hasSameHashCodeAs(other);
		OriginMatcher matcher = OriginMatcher.builder()
			.regex("https://an\\.example\\.com(:\\d+)?")
			.regex("https://c0\\.example\\.com:1")
			.build();
		for (int i = 0; i < 3; i++) {
			assertThat(find(matcher, one).index()).isEqualTo(0);
			assertThat(find(matcher, other)).isNull();
			assertThat(find(matcher, one + ":1").index()).isEqualTo(0);
			assertThat(find(matcher, other + ":1").index()).isEqualTo(1);
		}
	}

	@Test
	void memoryOfOneMatcherIsNotThatOfAnother() {
		OriginMatcher one = OriginMatcher.builder().regex("https://a\\.example").build();
		OriginMatcher other = OriginMatcher.builder().regex("https://b\\.example").build();
		assertThat(find(one, "https://a.example")).isNotNull();
		assertThat(find(other, "https://a.example")).isNull();
	}

	@Test
	void moreOriginsThanTheMemoryHoldsAreStillMatchedByTheRightRegex() {
		OriginMatcher matcher = OriginMatcher.builder()
			.regex("https://h\\d*[02468]\\.example")
			.regex("https://h\\d+\\.example")
			.build();
		for (int round = 0; round < 2; round++) {
			for (int i = 0; i < 2000; i++) {
				assertThat(find(matcher, "https://h" + i + ".example").index()).isEqualTo(i % 2);
				assertThat(find(matcher, "https://h" + i + ".example.org")).isNull();
			}
		}
	}

	@Test
	void patternsWhoseTailsHaveEqualHashesAreKeptApart() {
		OriginMatcher matcher = OriginMatcher.builder().origin("https://*.na.com").origin("https://*.0c.com").build();
		assertThat(find(matcher, "https://x.na.com").index()).isEqualTo(0);
		assertThat(find(matcher, "https://x.0c.com").index()).isEqualTo(1);
		assertThat(find(OriginMatcher.builder().origin("https://*.na.com").build(), "https://x.0c.com")).isNull();
	}

	@Test
	void eachOf100000OriginsIsFoundByItsOwnLine() {
		List<String> origins = IntStream.range(0, 100_000).mapToObj((i) -> "https://t" + i + ".example.com").toList();
		OriginMatcher.Builder builder = OriginMatcher.builder();
		origins.forEach(builder::origin);
		OriginMatcher matcher = builder.build();
		for (int i = 0; i < origins.size(); i++) {
			OriginRule rule = matcher.findKnown(origins.get(i));
			assertThat(rule).isNotNull();
			assertThat(rule.index()).isEqualTo(i);
		}
		assertThat(find(matcher, "https://t100000.example.com")).isNull();
		assertThat(find(matcher, "http://t1.example.com")).isNull();
		assertThat(find(matcher, "https://t1.example.com:8443")).isNull();
	}

	@Test
	void eachOf10000PatternsIsFoundByItsOwnLine() {
		OriginMatcher.Builder builder = OriginMatcher.builder();
		IntStream.range(0, 10_000).forEach((i) -> builder.origin("https://*.t" + i + ".example.com"));
		OriginMatcher matcher = builder.build();
		for (int i = 0; i < 10_000; i++) {
			assertThat(find(matcher, "https://x.t" + i + ".example.com").index()).isEqualTo(i);
			assertThat(find(matcher, "https://t" + i + ".example.com")).isNull();
		}
	}

	/**
	 * As a policy does: the value as it came, then what it means.
	 */
	private static @Nullable OriginRule find(OriginMatcher matcher, String sent) {
		OriginRule exact = matcher.findKnown(sent);
		if (exact != null) {
			return exact;
		}
		Origin origin = Origin.ofSerialized(sent);
		return (origin != null) ? matcher.findMatching(origin, sent) : null;
	}

}
