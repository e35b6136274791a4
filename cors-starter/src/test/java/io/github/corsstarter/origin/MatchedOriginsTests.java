package io.github.corsstarter.origin;

import io.github.corsstarter.origin.OriginRule.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The memory of what regular expressions matched.
 */
class MatchedOriginsTests {

	private static final OriginRule ONE = new OriginRule(Kind.REGEX, 0, "one");

	private static final OriginRule OTHER = new OriginRule(Kind.REGEX, 1, "other");

	private final MatchedOrigins memory = new MatchedOrigins();

	@Test
	void knowsNothingAtFirst() {
		assertThat(this.memory.get("https://a.example")).isNull();
	}

	@Test
	void knowsTheRuleOfAnOrigin() {
		this.memory.put("https://a.example", ONE);
		this.memory.put("https://b.example", OTHER);
		assertThat(this.memory.get("https://a.example")).isSameAs(ONE);
		assertThat(this.memory.get("https://b.example")).isSameAs(OTHER);
		assertThat(this.memory.get("https://c.example")).isNull();
	}

	@Test
	void lastOfTwoOriginsInOnePlaceKeepsIt() {
		String first = "https://an.example.com";
		String last = "https://c0.example.com";
		assertThat(first).hasSameHashCodeAs(last);
		this.memory.put(first, ONE);
		assertThat(this.memory.get(last)).isNull();
		this.memory.put(last, OTHER);
		assertThat(this.memory.get(last)).isSameAs(OTHER);
		assertThat(this.memory.get(first)).isNull();
	}

	@Test
	void keepsSomeOfManyAndNoneWrongly() {
		for (int i = 0; i < 10_000; i++) {
			this.memory.put("https://h" + i + ".example", new OriginRule(Kind.REGEX, i, "regex"));
		}
		int kept = 0;
		for (int i = 0; i < 10_000; i++) {
			OriginRule rule = this.memory.get("https://h" + i + ".example");
			if (rule != null) {
				assertThat(rule.index()).isEqualTo(i);
				kept++;
			}
		}
		assertThat(kept).isBetween(128, 256);
	}

}
