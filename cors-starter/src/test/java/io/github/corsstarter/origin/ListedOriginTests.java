package io.github.corsstarter.origin;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Entries of a list of origins, read once.
 */
class ListedOriginTests {

	@Test
	void anyOpaqueOriginIsNoFile() {
		assertThat(new ListedOrigin.Literal("null").isOpaque()).isTrue();
		assertThat(new ListedOrigin.Literal("file://").isOpaque()).isFalse();
	}

	@Test
	void nothingElseIsALiteral() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ListedOrigin.Literal("https://example.com"))
			.withMessage("neither null nor file://");
	}

	@Test
	void entriesThatWereReadBeforeHaveTheirPlacesInTheList() {
		OriginMatcher matcher = OriginMatcher.builder()
			.origin(0, ListedOrigin.parse("https://a.example"))
			.origin(1, ListedOrigin.parse("https://*.b.example"))
			.origin(2, ListedOrigin.parse("null"))
			.build();
		assertThat(matcher.rules()).extracting(OriginRule::index).containsExactly(0, 1, 2);
		assertThat(matcher.rules()).extracting(OriginRule::text)
			.containsExactly("https://a.example", "https://*.b.example", "null");
	}

}
