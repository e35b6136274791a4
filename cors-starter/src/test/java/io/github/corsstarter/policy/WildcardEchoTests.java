package io.github.corsstarter.policy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a preflight gets where any method or any header is allowed together with
 * credentials.
 */
class WildcardEchoTests {

	private static final String SITE = "https://site.example";

	private final CorsPolicy.Builder policy = CorsPolicy.named("default")
		.origins(List.of(SITE))
		.credentials(true)
		.methods(List.of("*"))
		.headers(List.of("*", "x-listed"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			x-mine                                  | x-mine
			authorization,content-type              | authorization, content-type
			X-Mine                                  | X-Mine
			'x-mine, X-MINE,x-Mine'                 | x-mine
			',, x-a ,\tx-b,,'                       | x-a, x-b
			sec-fetch-mode                          | sec-fetch-mode
			*                                       | *
			""")
	void namesAreEchoedOnceAndAsTheyWereSent(String requested, String sent) {
		assertThat(allowHeaders(requested)).isEqualTo(sent);
	}

	@Test
	void namesOnSeveralLinesAreOneList() {
		assertThat(allowHeaders("x-a,x-b", "x-b,x-c")).isEqualTo("x-a, x-b, x-c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",,", "x mine", "x-mine: 1", "x-a,x(b", "x-\u00e9", "x\r\ny", "x-a;x-b", "\"x\"" })
	void listThatNoBrowserSendsIsNotEchoed(String requested) {
		assertThat(allowHeaders(requested)).isEqualTo("*, x-listed");
	}

	@Test
	void preflightThatAsksForNoHeaderGetsTheListOfThePolicy() {
		assertThat(allowHeaders()).isEqualTo("*, x-listed");
	}

	@Test
	void hundredNamesAreEchoedAndNotOneMore() {
		assertThat(allowHeaders(names(100)).split(", ")).hasSize(100);
		assertThat(allowHeaders(names(101))).isEqualTo("*, x-listed");
		assertThat(allowHeaders("x,".repeat(100))).isEqualTo("x");
		assertThat(allowHeaders("x,".repeat(101))).isEqualTo("*, x-listed");
	}

	@Test
	void fourKilobytesAreReadAndNotOneMore() {
		assertThat(allowHeaders("x".repeat(4096))).hasSize(4096);
		assertThat(allowHeaders("x".repeat(4097))).isEqualTo("*, x-listed");
		assertThat(allowHeaders("x".repeat(4096), "y")).isEqualTo("*, x-listed");
		assertThat(allowHeaders(Collections.nCopies(5000, "").toArray(String[]::new))).isEqualTo("*, x-listed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "patch", "X-OWN", "TRACE" })
	void methodIsEchoedAsItWasSent(String method) {
		assertThat(allowMethods(method)).isEqualTo(method);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "GET, PUT", "not a method", "P\r\nUT" })
	void methodThatNoBrowserSendsIsNotEchoed(String method) {
		assertThat(allowMethods(method)).isEqualTo("*");
	}

	@Test
	void onlyTheListWithAWildcardIsEchoed() {
		this.policy.headers(List.of("x-listed"));
		assertThat(allowHeaders("x-mine")).isEqualTo("x-listed");
		assertThat(decide().vary()).isEqualTo("Origin, Access-Control-Request-Method");
		this.policy.headers(List.of("*")).methods(List.of("GET"));
		assertThat(allowMethods("PUT")).isEqualTo("GET");
		assertThat(decide().vary()).isEqualTo("Origin, Access-Control-Request-Headers");
	}

	@Test
	void wildcardIsSentWithoutCredentials() {
		this.policy.credentials(false);
		assertThat(allowHeaders("x-mine")).isEqualTo("*, x-listed");
		assertThat(allowMethods("PUT")).isEqualTo("*");
		assertThat(decide().vary()).isEqualTo("Origin");
	}

	@Test
	void responseToAnyOptionsVariesByWhatIsEchoed() {
		assertThat(decide().vary()).isEqualTo("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
		assertThat(TestRequest.request("OPTIONS").from(SITE).decidedBy(this.policy).vary()).isEqualTo(decide().vary());
		assertThat(TestRequest.get().from(SITE).decidedBy(this.policy).vary()).isEqualTo("Origin");
	}

	@Test
	void optionsThatIsNoPreflightGetsTheListsOfThePolicy() {
		assertThat(
				value(TestRequest.request("OPTIONS").from(SITE).decidedBy(this.policy), ResponseHeader.ALLOW_METHODS))
			.isEqualTo("*");
	}

	@Test
	void nothingIsEchoedToAnOriginThatIsNotAllowed() {
		CorsDecision decision = TestRequest.preflight()
			.asking("PUT", "x-mine")
			.from("https://evil.example")
			.decidedBy(this.policy);
		assertThat(decision.otherHeaders()).isEmpty();
		assertThat(decision.vary()).isEqualTo("Origin");
	}

	private String allowHeaders(String... requested) {
		return value(TestRequest.preflight().asking("PUT", requested).from(SITE).decidedBy(this.policy),
				ResponseHeader.ALLOW_HEADERS);
	}

	private String allowMethods(String requested) {
		return value(TestRequest.preflight().asking(requested).from(SITE).decidedBy(this.policy),
				ResponseHeader.ALLOW_METHODS);
	}

	private CorsDecision decide() {
		return TestRequest.preflight().from(SITE).decidedBy(this.policy);
	}

	private static String value(CorsDecision decision, String name) {
		return decision.otherHeaders()
			.stream()
			.filter((header) -> header.name().equals(name))
			.map(ResponseHeader::value)
			.collect(Collectors.joining("; "));
	}

	private static String names(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "x-" + i).collect(Collectors.joining(","));
	}

}
