package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.ResponseHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CorsExplainerTests {

	private static final String PAGE = "https://app.example.com";

	private static final String NEVER_SENT = "never sends the request";

	private final CorsPolicy.Builder policy = CorsPolicy.named("default")
		.origins(List.of(PAGE, "https://*.example.org"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://app.example.com | origin-listed           | The browser sends the request without asking
			https://a.example.org   | origin-matches-pattern  | The browser sends the request without asking
			https://other.example   | origin-not-allowed      | blocks it; the page sees a network error
			http://api.example.net  | origin-without-tls      | blocks it; the page sees a network error
			https://api.example.net | same-origin             | The request is sent to the origin of the page
			null                    | null-origin-not-allowed | blocks it; the page sees a network error
			HTTPS://APP.EXAMPLE.COM | origin-malformed        | blocks it; the page sees a network error
			''                      | no-origin               | CORS does not apply
			""")
	void reasonIsThatOfADecisionAndTheVerdictThatOfABrowser(String origin, String code, String verdict) {
		CorsExplanation explanation = explain(origin.isEmpty() ? null : origin, "GET", "");
		assertThat(explanation.actual().reason().code()).isEqualTo(code);
		assertThat(explanation.verdict()).contains(verdict);
		assertThat(explanation.preflight()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://app.example.com | true  | is allowed to, sends the request, and the page can read the response
			https://other.example   | true  | finds no Access-Control-Allow-Origin in the answer, and never sends
			https://api.example.net | false | The request is sent to the origin of the page
			''                      | false | CORS does not apply
			""")
	void browserAsksOnlyForPagesOfOtherOrigins(String origin, boolean asks, String verdict) {
		CorsExplanation explanation = explain(origin.isEmpty() ? null : origin, "PUT", "");
		assertThat(explanation.preflight() != null).isEqualTo(asks);
		assertThat(explanation.preflightCauses().isEmpty()).isNotEqualTo(asks);
		assertThat(explanation.verdict()).contains(verdict);
	}

	@Test
	void headersAreThoseOfTheTwoDecisions() {
		CorsExplanation explanation = explain(PAGE, "PUT", "");
		assertThat(explanation.actual().otherHeaders()).isEmpty();
		assertThat(explanation.preflight().otherHeaders()).extracting(ResponseHeader::name)
			.containsExactly("Access-Control-Allow-Headers", "Access-Control-Allow-Methods", "Access-Control-Max-Age");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GET    |                                  | ''
					PUT    | content-type, authorization      | ''
					GET    | X-Requested-With                 | ''
					TRACKS |                                  | METHOD TRACKS
					patch  |                                  | METHOD patch
					GET    | x-mine                           | HEADER x-mine
					LOCK   | x-xsrf-token, x-csrf-token, x-b  | METHOD LOCK, HEADER x-xsrf-token, HEADER x-csrf-token, HEADER x-b
					GET    | cookie, accept, x-csrftoken      | ''
					""")
	void everyMethodAndHeaderThatIsNotListedIsNamed(String method, String headers, String unlisted) {
		CorsExplanation explanation = explain(PAGE, method, (headers != null) ? headers : "");
		assertThat(describe(explanation)).isEqualTo(unlisted);
		assertThat(explanation.verdict().contains(NEVER_SENT)).isEqualTo(!unlisted.isEmpty());
	}

	@Test
	void methodThatDiffersOnlyInCaseIsRecognised() {
		assertThat(explain(PAGE, "patch", "").unlisted()).singleElement()
			.returns(UnlistedToken.Cause.CASE_DIFFERS, UnlistedToken::cause);
	}

	@Test
	void listsWithoutTheMethodDoNotMatterForThoseThatEveryPageMayUse() {
		this.policy.methods(List.of("PATCH"));
		assertThat(explain(PAGE, "POST", "content-type").unlisted()).isEmpty();
		assertThat(describe(explain(PAGE, "PUT", ""))).isEqualTo("METHOD PUT");
	}

	@Test
	void wildcardsCoverEverythingButAuthorization() {
		this.policy.methods(List.of("*")).headers(List.of("*"));
		CorsExplanation explanation = explain(PAGE, "LOCK", "x-mine, authorization");
		assertThat(describe(explanation)).isEqualTo("HEADER authorization");
		assertThat(explanation.unlisted()).extracting(UnlistedToken::cause)
			.containsExactly(UnlistedToken.Cause.WILDCARD_EXCLUDES_IT);
	}

	@Test
	void wildcardsCoverEverythingWithCredentials() {
		this.policy.methods(List.of("*")).headers(List.of("*")).credentials(true);
		CorsExplanation explanation = explain(PAGE, "LOCK", "x-mine, authorization");
		assertThat(explanation.unlisted()).isEmpty();
		assertThat(explanation.preflight().otherHeaders()).contains(
				new ResponseHeader("Access-Control-Allow-Methods", "LOCK"),
				new ResponseHeader("Access-Control-Allow-Headers", "authorization, x-mine"));
	}

	@Test
	void verdictNamesAllThatIsMissing() {
		assertThat(explain(PAGE, "LOCK", "x-a,x-b").verdict())
			.contains("because the method LOCK, the header x-a and the header x-b are not listed");
		assertThat(explain(PAGE, "GET", "x-a").verdict()).contains("because the header x-a is not listed");
	}

	@Test
	void verdictTellsOfCredentials() {
		assertThat(explain(PAGE, "GET", "").verdict()).endsWith(
				"unless it made the request with credentials (cookies, credentials: \"include\"), which the policy does not allow.");
		assertThat(explain(PAGE, "GET", "").isReadableOnlyWithoutCredentials()).isTrue();
		this.policy.credentials(true);
		assertThat(explain(PAGE, "GET", "").verdict()).endsWith("with and without credentials.");
		assertThat(explain(PAGE, "GET", "").isReadableOnlyWithoutCredentials()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://other.example   | GET   |
			https://api.example.net | GET   |
			https://app.example.com | TRACE |
			https://app.example.com | GET   | x-mine
			""")
	void credentialsDoNotMatterWhereSomethingElseDecides(String origin, String method, String headers) {
		assertThat(explain(origin, method, (headers != null) ? headers : "").isReadableOnlyWithoutCredentials())
			.isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "TRACE", "trace", "CONNECT", "Track" })
	void methodThatBrowsersRefuseIsToldAsThat(String method) {
		assertThat(explain(PAGE, method, "").verdict()).startsWith("No browser lets a page use the method");
	}

	@Test
	void authorizerIsNotAskedButNamedWhereItDecides() {
		CorsExplainer explainer = CorsExplainer.of(policies(), true);
		CorsExplanation other = explainer.explain(request("https://other.example", "PUT", "x-mine", "/"));
		assertThat(other.isAskedAtRequestTime()).isTrue();
		assertThat(other.verdict()).contains("OriginAuthorizer decides at request time",
				"If it allows the origin: the browser", "the header x-mine is not listed", "If not: the browser");
		for (String decided : new String[] { PAGE, "null", "https://api.example.net", "not an origin" }) {
			assertThat(explainer.explain(request(decided, "GET", "", "/")).isAskedAtRequestTime()).isFalse();
		}
	}

	@Test
	void policyWithoutOriginsIsExplainedWhereAnAuthorizerDecides() {
		this.policy.origins(List.of());
		assertThat(explain(PAGE, "GET", "").actual()).isNull();
		assertThat(explain(PAGE, "GET", "").verdict()).startsWith("The policy for the path allows no origin");
		assertThat(CorsExplainer.of(policies(), true).explain(request(PAGE, "GET", "", "/")).isAskedAtRequestTime())
			.isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			/public/x | 0    | public  | The browser sends
			/off/x    | 1    | none    | CORS is off for the path
			/api/x    | 2    | default | The browser sends
			/else     | none | none    | No policy applies to the path
			""")
	void firstPolicyThatMatchesThePathIsTold(String path, Integer place, String name, String verdict) {
		CorsPolicies policies = CorsPolicies.builder()
			.policy(PathRegex.compile("^/public/"), CorsPolicy.named("public").allowAll(true).build())
			.off(PathRegex.compile("^/off/"))
			.policy(PathRegex.compile("^/(api|public|off)/"), this.policy.build())
			.build();
		CorsExplanation explanation = CorsExplainer.of(policies, false).explain(request(PAGE, "GET", "", path));
		assertThat(explanation.place()).isEqualTo(place);
		assertThat((explanation.policy() != null) ? explanation.policy().name() : null).isEqualTo(name);
		assertThat(explanation.verdict()).contains(verdict);
	}

	@ParameterizedTest
	@CsvSource({ "https://app.example.com,false", "https://a.example.org,false", "http://app.example.com,true",
			"https://app.example.com/,true", "null,true" })
	void nearestLineIsLookedForWhereNoLineAllowsTheOrigin(String origin, boolean looked) {
		assertThat(explain(origin, "GET", "").nearMiss())
			.isEqualTo(looked ? this.policy.build().origins().findNearMiss(origin) : null);
	}

	@Test
	void policiesThatAreCodeAreNotAsked() {
		assertThat(CorsExplainer.of((path) -> {
			throw new AssertionError("asked");
		}, false)).isNull();
	}

	@Test
	void whereAnAuthorizerDecidesTheExplanationIsWhatHoldsWithoutItsConsent() {
		CorsExplanation explanation = CorsExplainer.of(policies(), true)
			.explain(request("http://app.example.com", "PUT", "", "/"));
		assertThat(explanation.isAskedAtRequestTime()).isTrue();
		assertThat(explanation.actual().isAllowed()).isFalse();
		assertThat(explanation.nearMiss()).isNotNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none",
			textBlock = """
					https://app.example.com | GET   |                | none
					https://other.example   | GET   |                | No 'Access-Control-Allow-Origin' header is present
					https://other.example   | PUT   |                | Response to preflight request doesn't pass access control check
					https://app.example.com | GET   | x-mine         | Request header field x-mine is not allowed
					https://app.example.com | TRACE |                | HTTP method is unsupported.
					https://api.example.net | PUT   |                | none
					''                      | PUT   |                | none
					""")
	void consoleOfTheBrowserSaysTheSame(String origin, String method, String headers, String sentence) {
		this.policy.credentials(true);
		CorsExplanation explanation = explain(origin.isEmpty() ? null : origin, method,
				(headers != null) ? headers : "");
		if (sentence == null) {
			assertThat(explanation.console()).isNull();
		}
		else {
			assertThat(explanation.console()).contains(sentence);
		}
	}

	@Test
	void consoleIsToldOfCredentialsThatThePolicyDoesNotAllow() {
		assertThat(explain(PAGE, "GET", "").console()).contains("Access-Control-Allow-Credentials",
				"https://api.example.net/items");
	}

	@Test
	void consoleIsNotToldWithoutAHost() {
		PageRequest request = PageRequest.of("https://other.example", "GET", "/", "",
				new TargetOrigin("https", "", 443));
		CorsExplanation explanation = CorsExplainer.of(policies(), false).explain(request);
		assertThat(explanation.console()).isNull();
		assertThat(explanation.verdict()).contains("blocks it; the page sees a network error");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://app.example.com | http  | api.example.net | sends nothing: the page was loaded with https
			http://app.example.com  | http  | 192.168.1.7     | sends nothing: the page was loaded without https
			https://app.example.com | http  | localhost       | first asks the user whether the site may reach devices
			""")
	void whatTheBrowserLooksAtBesideCorsIsTold(String origin, String scheme, String host, String verdict) {
		this.policy.origins(List.of("https://app.example.com", "http://app.example.com"));
		CorsExplanation explanation = CorsExplainer.of(policies(), false)
			.explain(PageRequest.of(origin, "PUT", "/", "", new TargetOrigin(scheme, host, 80)));
		assertThat(explanation.verdict()).contains(verdict);
	}

	private static String describe(CorsExplanation explanation) {
		return String.join(", ",
				explanation.unlisted().stream().map((each) -> each.kind() + " " + each.name()).toList());
	}

	private CorsExplanation explain(String origin, String method, String headers) {
		return CorsExplainer.of(policies(), false).explain(request(origin, method, headers, "/items"));
	}

	private CorsPolicies policies() {
		return CorsPolicies.builder().policy(PathRegex.compile(""), this.policy.build()).build();
	}

	private static PageRequest request(String origin, String method, String headers, String path) {
		return PageRequest.of(origin, method, path, headers, new TargetOrigin("https", "api.example.net", 443));
	}

}
