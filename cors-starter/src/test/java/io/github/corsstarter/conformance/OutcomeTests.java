package io.github.corsstarter.conformance;

import java.util.List;
import java.util.Map;

import io.github.corsstarter.conformance.Group.Case;
import io.github.corsstarter.conformance.Group.OnNetty;
import io.github.corsstarter.conformance.Replay.Outcome;
import io.github.corsstarter.verification.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the comparison with Django lets pass, and what it does not.
 */
class OutcomeTests {

	private static final Map<String, Object> ALLOWED = Map.of("status", 200, "vary", "origin",
			"access-control-allow-origin", "https://a.test");

	private static final Map<String, Object> REFUSED = Map.of("status", 200, "vary", "origin");

	private static final Map<String, Object> BROKEN = Map.of("status", 500, "vary", "origin");

	@Test
	void equalResponsePasses() {
		assertThat(outcome(ALLOWED, null, null, ALLOWED).problem()).isNull();
	}

	@Test
	void differentResponseNeedsANumber() {
		assertThat(outcome(ALLOWED, null, null, REFUSED).problem()).contains("Django", "here");
		assertThat(outcome(ALLOWED, "D3", null, REFUSED).problem()).isNull();
	}

	@Test
	void aNumberWithoutADifferenceIsWrong() {
		assertThat(outcome(ALLOWED, "D3", null, ALLOWED).problem()).contains("differs no longer");
		assertThat(outcome(ALLOWED, "D3", REFUSED, ALLOWED).problem()).contains("differs no longer");
	}

	@Test
	void numberCoversOnlyTheDocumentedResponse() {
		assertThat(outcome(ALLOWED, "D3", REFUSED, REFUSED).problem()).isNull();
		assertThat(outcome(ALLOWED, "D3", REFUSED, BROKEN).problem()).contains("as written", "but here");
		assertThat(outcome(ALLOWED, "D3", null, BROKEN).problem()).contains("as written", "but here");
		assertThat(outcome(REFUSED, "D21", ALLOWED, BROKEN).problem()).contains("as written", "but here");
	}

	@Test
	void numberOfNettyCoversOnlyTheResponseThatIsDocumentedForNetty() {
		assertThat(onNetty(new OnNetty("N1", null), ALLOWED).problem()).isNull();
		assertThat(onNetty(new OnNetty("N1", BROKEN), BROKEN).problem()).isNull();
		assertThat(onNetty(new OnNetty("N1", BROKEN), ALLOWED).problem()).contains("as written", "but here");
		assertThat(onNetty(new OnNetty("N1", null), REFUSED).problem()).contains("Tomcat answers the same");
		assertThat(onNetty(null, REFUSED).problem()).isNull();
		assertThat(onNetty(null, BROKEN).problem()).isNotNull();
	}

	@Test
	void whatIsNotComparedMayDiffer() {
		Case question = new Case("a case", "GET /", List.of(), null, null, null, ALLOWED);
		assertThat(Outcome.of(question, ComparedResponse.recorded(REFUSED), "status"::equals).problem()).isNull();
		assertThat(Outcome.of(question, ComparedResponse.recorded(BROKEN), "status"::equals).problem()).isNotNull();
	}

	@Test
	void namesInVaryHaveNoOrderAndNoCase() {
		assertThat(answer("Vary: Accept", "Vary: Origin,Cookie"))
			.isEqualTo(ComparedResponse.recorded(Map.of("status", 200, "vary", "origin, ACCEPT, cookie")));
	}

	@Test
	void aHeaderThatIsSentTwiceIsNotTheSame() {
		assertThat(answer("Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: *"))
			.isNotEqualTo(answer("Access-Control-Allow-Origin: *"));
	}

	@Test
	void aDefaultPortMayBeWritten() {
		assertThat(ComparedResponse.recorded(Map.of("x-host", "a.test", "x-scheme", "https")))
			.isEqualTo(ComparedResponse.recorded(Map.of("x-host", "a.test:443", "x-scheme", "https")))
			.isNotEqualTo(ComparedResponse.recorded(Map.of("x-host", "a.test:80", "x-scheme", "https")));
	}

	private static Outcome outcome(Map<String, Object> django, @Nullable String differs,
			@Nullable Map<String, Object> written, Map<String, Object> here) {
		return Outcome.of(new Case("a case", "GET /", List.of(), differs, written, null, django),
				ComparedResponse.recorded(here), (name) -> true);
	}

	/**
	 * Of a case for which the answer on Tomcat is documented as {@link #REFUSED}.
	 */
	private static Outcome onNetty(@Nullable OnNetty netty, Map<String, Object> here) {
		return Outcome.onNetty(new Case("a case", "GET /", List.of(), "D3", REFUSED, netty, ALLOWED),
				ComparedResponse.recorded(here), (name) -> true);
	}

	private static ComparedResponse answer(String... lines) {
		return ComparedResponse.of(new Response(200, List.of(lines), ""), "GET", 8080);
	}

}
