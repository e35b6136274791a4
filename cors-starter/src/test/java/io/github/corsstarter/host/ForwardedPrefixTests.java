package io.github.corsstarter.host;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which path the outside world sees before that of the application.
 */
class ForwardedPrefixTests {

	@ParameterizedTest
	@ValueSource(strings = { "/prod", "/a/b", "/a/b/c.d", "/v1.0", "/~user", "/a-b_c", "/...", "/..a", "/a..", "/.a",
			"/.well-known" })
	void plainPathIsThePrefix(String prefix) {
		HostResolution forwarding = resolver().resolve(request().header("X-Forwarded-Prefix", prefix));
		assertThat(forwarding.address().prefix()).isEqualTo(prefix);
		assertThat(forwarding.refusal()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/prod/         | /prod
			/a,/b          | /a/b
			/a, /a         | /a/a
			/a/ , /b/c/    | /a/b/c
			/, /a          | /a
			/a, /          | /a
			/a,            | /a
			,/a            | /a
			""")
	void valuesAreJoinedWithoutTheirFinalSlashes(String header, String prefix) {
		HostResolution forwarding = resolver().resolve(request().header("X-Forwarded-Prefix", header));
		assertThat(forwarding.address().prefix()).isEqualTo(prefix);
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void linesAreJoinedToo() {
		assertThat(resolver().address(request().header("X-Forwarded-Prefix", "/a", "/b/,/c", "")).prefix())
			.isEqualTo("/a/b/c");
		assertThat(resolver().address(request().header("X-Forwarded-Prefix", "/prod", "/prod")).prefix())
			.isEqualTo("/prod/prod");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/,/", "/, " })
	void slashAloneIsTheRoot(String prefix) {
		HostResolution forwarding = resolver().fixedPrefix("/prod")
			.resolve(request().header("X-Forwarded-Prefix", prefix));
		assertThat(forwarding.address().prefix()).isEqualTo(PublicAddress.ROOT);
		assertThat(forwarding.refusal()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ",", " , " })
	void emptyHeaderCountsAsAbsent(String prefix) {
		TestRequest request = request().header("X-Forwarded-Prefix", prefix);
		assertThat(resolver().address(request).prefix()).isEmpty();
		assertThat(resolver().fixedPrefix("/prod").address(request).prefix()).isEqualTo("/prod");
		assertThat(resolver().resolve(request).refusal()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "//", "/a//", "/a/,//", "/a,b", "a,/b", "/a,//b", "prod", "prod/", "//evil.example",
			"///evil.example", "/\\evil.example", "\\\\evil.example", "/a//b", "http://evil.example",
			"https:evil.example", "/..", "/.", "/../", "/a/..", "/a/../b", "/a/.", "/./a", "/%2e%2e", "/%2F", "/a%00",
			"/a;x=1", "/a?b", "/a#b", "/a b", "/..\n", "/a\r\nX: y", "/a\u0000", "/\u00FC", "/a\\b", "/a:b",
			"/@evil.example", "/<script>", "/'", "/\"", "/*", "/{a}" })
	void everythingElseIsRefusedAndThereIsNoPrefix(String prefix) {
		HostResolution forwarding = resolver().resolve(request().header("X-Forwarded-Prefix", prefix));
		assertThat(forwarding.address().prefix()).isEmpty();
		assertThat(forwarding.refusal()).returns(HostReason.FORWARDED_PREFIX_INVALID, HostDecision::reason)
			.returns("X-Forwarded-Prefix", HostDecision::header);
	}

	@Test
	void prefixHasAtMost256Characters() {
		assertThat(ForwardedHeaders.isPrefix("/" + "a".repeat(255))).isTrue();
		assertThat(ForwardedHeaders.isPrefix("/" + "a".repeat(256))).isFalse();
		assertThat(ForwardedHeaders.isPrefix("/a".repeat(128))).isTrue();
		assertThat(ForwardedHeaders.isPrefix("/a".repeat(129))).isFalse();
		assertThat(ForwardedHeaders.isPrefix("/a".repeat(4096))).isFalse();
	}

	@Test
	void joinedPrefixHasAtMost256CharactersToo() {
		String half = "/" + "a".repeat(127);
		assertThat(resolver().address(request().header("X-Forwarded-Prefix", half + "," + half)).prefix())
			.isEqualTo(half + half);
		assertThat(resolver().decision(request().header("X-Forwarded-Prefix", half, half, "/a")).reason())
			.isEqualTo(HostReason.FORWARDED_PREFIX_INVALID);
	}

	@Test
	void withoutTheHeaderThereIsNoPrefix() {
		HostResolution forwarding = resolver().resolve(request());
		assertThat(forwarding.address().prefix()).isEmpty();
		assertThat(forwarding.refusal()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/prod", "//evil.example", "" })
	void headerThatIsNotConfiguredIsNotRead(String prefix) {
		HostResolution forwarding = TestResolver.readingHostAndProto()
			.resolve(request().header("X-Forwarded-Prefix", prefix));
		assertThat(forwarding.address().prefix()).isEmpty();
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void fixedPrefixHoldsWhereNoHeaderIsConfigured() {
		TestRequest request = request().header("X-Forwarded-Prefix", "/evil");
		assertThat(TestResolver.readingNothing().fixedPrefix("/prod").address(request).prefix()).isEqualTo("/prod");
	}

	@Test
	void fixedPrefixHoldsWhereTheHeaderIsMissing() {
		assertThat(resolver().fixedPrefix("/prod").address(request()).prefix()).isEqualTo("/prod");
	}

	@Test
	void headerGoesBeforeTheFixedPrefix() {
		TestRequest request = request().header("X-Forwarded-Prefix", "/stage");
		assertThat(resolver().fixedPrefix("/prod").address(request).prefix()).isEqualTo("/stage");
	}

	@Test
	void fixedPrefixHoldsWhereTheHeaderIsRefused() {
		HostResolution forwarding = resolver().fixedPrefix("/prod")
			.resolve(request().header("X-Forwarded-Prefix", "//evil.example"));
		assertThat(forwarding.address().prefix()).isEqualTo("/prod");
		assertThat(forwarding.refusal().reason()).isEqualTo(HostReason.FORWARDED_PREFIX_INVALID);
	}

	private static TestResolver resolver() {
		return TestResolver.readingHost().prefix();
	}

	private static TestRequest request() {
		return TestRequest.to("example.com");
	}

}
