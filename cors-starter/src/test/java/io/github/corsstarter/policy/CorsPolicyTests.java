package io.github.corsstarter.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.origin.OriginRule.Kind;
import io.github.corsstarter.origin.OriginSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a policy decides: the table of responses of django-cors-headers, and where this
 * one is stricter on purpose. Longer than others, because the table is kept in one place.
 */
class CorsPolicyTests {

	private static final String SITE = "https://site.example.com";

	private static final String STRANGER = "https://evil.example.org";

	private static final String METHODS = "DELETE, GET, OPTIONS, PATCH, POST, PUT";

	private static final String HEADERS = "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with";

	@Test
	void listedOriginIsEchoed() {
		CorsDecision decision = TestRequest.get().from(SITE).decidedBy(policy().origins(List.of(SITE)));
		assertThat(headers(decision)).isEqualTo(Map.of("Access-Control-Allow-Origin", SITE));
		assertThat(decision).returns(CorsReason.ORIGIN_LISTED, CorsDecision::reason)
			.returns(new OriginRule(Kind.EXACT, 0, SITE), CorsDecision::rule)
			.returns(true, CorsDecision::isAllowed)
			.returns(false, CorsDecision::isDisallowed)
			.returns(false, CorsDecision::preflight);
	}

	@Test
	void originOfAPatternIsEchoed() {
		CorsDecision decision = TestRequest.get()
			.from(SITE)
			.decidedBy(policy().origins(List.of("https://*.example.com")));
		assertThat(headers(decision)).isEqualTo(Map.of("Access-Control-Allow-Origin", SITE));
		assertThat(decision).returns(CorsReason.ORIGIN_MATCHES_PATTERN, CorsDecision::reason)
			.returns(new OriginRule(Kind.PATTERN, 0, "https://*.example.com"), CorsDecision::rule);
	}

	@Test
	void originThatARegexMatchesIsEchoed() {
		CorsDecision decision = TestRequest.get()
			.from(SITE)
			.decidedBy(policy().origins(regex("https://\\w+\\.example\\.com")));
		assertThat(headers(decision)).isEqualTo(Map.of("Access-Control-Allow-Origin", SITE));
		assertThat(decision).returns(CorsReason.ORIGIN_MATCHES_REGEX, CorsDecision::reason)
			.returns(new OriginRule(Kind.REGEX, 0, "https://\\w+\\.example\\.com"), CorsDecision::rule);
	}

	@Test
	void regexHasToMatchTheWholeOrigin() {
		CorsDecision decision = TestRequest.get()
			.from("https://example.com.evil.org")
			.decidedBy(policy().origins(regex("^https://example\\.com")));
		assertNoHeaders(decision, CorsReason.ORIGIN_NOT_ALLOWED);
	}

	@Test
	void anyOriginIsAnsweredWithAStar() {
		CorsDecision decision = TestRequest.get().from(STRANGER).decidedBy(policy().allowAll(true));
		assertThat(headers(decision)).isEqualTo(Map.of("Access-Control-Allow-Origin", "*"));
		assertThat(decision).returns(CorsReason.ANY_ORIGIN_ALLOWED, CorsDecision::reason)
			.returns(null, CorsDecision::rule);
	}

	@Test
	void anyOriginWithCredentialsIsEchoedBecauseBrowsersRefuseAStarThen() {
		CorsDecision decision = TestRequest.get().from(STRANGER).decidedBy(anyOriginWithCredentials());
		assertThat(headers(decision))
			.isEqualTo(Map.of("Access-Control-Allow-Origin", STRANGER, "Access-Control-Allow-Credentials", "true"));
	}

	@Test
	void listsHaveNoEffectBesideAnyOrigin() {
		CorsDecision decision = TestRequest.get().from(SITE).decidedBy(policy().origins(List.of(SITE)).allowAll(true));
		assertThat(headers(decision)).isEqualTo(Map.of("Access-Control-Allow-Origin", "*"));
		assertThat(decision).returns(CorsReason.ANY_ORIGIN_ALLOWED, CorsDecision::reason)
			.returns(null, CorsDecision::rule);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "file://" })
	void originsWithoutAHostAreAmongAnyOrigin(String literal) {
		assertThat(TestRequest.get().from(literal).decidedBy(policy().allowAll(true)).allowOrigin()).isEqualTo("*");
		assertThat(TestRequest.get().from(literal).decidedBy(anyOriginWithCredentials()).allowOrigin())
			.isEqualTo(literal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "not a url", "HTTPS://site.example.com", "https://site.example.com/",
			"https://site.example.com]", "https://site.example.com:443", "NULL", "foo", "//", "file:///etc/passwd",
			CorsRequest.SEVERAL_ORIGINS, "https://a.example, https://b.example" })
	void whateverABrowserDoesNotSendIsNotAmongAnyOrigin(String malformed) {
		assertNoHeaders(TestRequest.get().from(malformed).decidedBy(policy().allowAll(true)),
				CorsReason.ORIGIN_MALFORMED);
		assertNoHeaders(TestRequest.get().from(malformed).decidedBy(anyOriginWithCredentials()),
				CorsReason.ORIGIN_MALFORMED);
	}

	@Test
	void requestWithoutOriginGetsNoHeaders() {
		assertNoHeaders(TestRequest.get().decidedBy(policy().origins(List.of(SITE))), CorsReason.NO_ORIGIN);
		assertNoHeaders(TestRequest.get().decidedBy(policy().allowAll(true)), CorsReason.NO_ORIGIN);
		assertThat(TestRequest.get().decidedBy(policy().origins(List.of(SITE))).isDisallowed()).isFalse();
	}

	@Test
	void preflightWithoutOriginIsStillAPreflight() {
		CorsDecision decision = TestRequest.preflight().decidedBy(policy().origins(List.of(SITE)));
		assertNoHeaders(decision, CorsReason.NO_ORIGIN);
		assertThat(decision.preflight()).isTrue();
	}

	@Test
	void requestOfAStrangerGetsNoHeaders() {
		CorsDecision decision = TestRequest.get().from(STRANGER).decidedBy(full().origins(List.of(SITE)));
		assertNoHeaders(decision, CorsReason.ORIGIN_NOT_ALLOWED);
		assertThat(decision.isDisallowed()).isTrue();
		assertThat(decision.preflight()).isFalse();
	}

	@Test
	void preflightOfAStrangerGetsNoHeadersAndIsStillAPreflight() {
		CorsDecision decision = TestRequest.preflight()
			.from(STRANGER)
			.toPrivateNetwork()
			.decidedBy(full().origins(List.of(SITE)));
		assertNoHeaders(decision, CorsReason.ORIGIN_NOT_ALLOWED);
		assertThat(decision.isDisallowed()).isTrue();
		assertThat(decision.preflight()).isTrue();
	}

	@Test
	void policyWithoutOriginRulesAllowsNobody() {
		assertNoHeaders(TestRequest.get().from(SITE).decidedBy(policy()), CorsReason.ORIGIN_NOT_ALLOWED);
	}

	@Test
	void opaqueOriginIsAllowedWhereItIsListed() {
		CorsDecision decision = TestRequest.get().from("null").decidedBy(policy().origins(List.of(SITE, "null")));
		assertThat(headers(decision)).isEqualTo(Map.of("Access-Control-Allow-Origin", "null"));
		assertThat(decision.rule()).isEqualTo(new OriginRule(Kind.EXACT, 1, "null"));
	}

	@Test
	void opaqueOriginIsNotAllowedByAnythingElseAndTheReasonSaysSo() {
		CorsPolicy.Builder policy = policy().origins(OriginMatcher.builder()
			.origin(SITE)
			.origin("file://")
			.origin("https://*")
			.origin("http://*:*")
			.regex(".*")
			.regex("^null$")
			.build());
		assertNoHeaders(TestRequest.get().from("null").decidedBy(policy), CorsReason.NULL_ORIGIN_NOT_ALLOWED);
		assertNoHeaders(TestRequest.preflight().from("null").decidedBy(policy), CorsReason.NULL_ORIGIN_NOT_ALLOWED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "NULL", "foo", "evil", "//", "/path" })
	void listingTheOpaqueOriginAllowsNothingElseWithoutAHost(String sent) {
		assertNoHeaders(TestRequest.get().from(sent).decidedBy(policy().origins(List.of("null"))),
				CorsReason.ORIGIN_MALFORMED);
	}

	@Test
	void originOfFilesIsAllowedWhereItIsListed() {
		CorsDecision decision = TestRequest.get().from("file://").decidedBy(policy().origins(List.of("file://")));
		assertThat(headers(decision)).isEqualTo(Map.of("Access-Control-Allow-Origin", "file://"));
	}

	@Test
	void originOfFilesIsNotAllowedByAnythingElse() {
		CorsPolicy.Builder policy = policy()
			.origins(OriginMatcher.builder().origin("null").origin("https://*").regex(".*").build());
		assertNoHeaders(TestRequest.get().from("file://").decidedBy(policy), CorsReason.ORIGIN_NOT_ALLOWED);
		assertNoHeaders(TestRequest.get().from("file:///etc/passwd").decidedBy(policy), CorsReason.ORIGIN_MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTPS://site.example.com", "https://SITE.example.com", "https://site.example.com:443",
			"https://site.example.com:", "https://site.example.com/", "https://site.example.com/a?b#c",
			"https://user@site.example.com", "https://site.example.com]", "https://site.example.com,",
			"https://site.example.com https://site.example.com", "https:\\\\site.example.com",
			"https://sit\te.example.com", " https://site.example.com", CorsRequest.SEVERAL_ORIGINS, "*", "not a url" })
	void whateverABrowserDoesNotSendIsMalformedAndNotNormalised(String sent) {
		CorsPolicy.Builder policy = full().dangerouslyAllowAllWithCredentials(true)
			.allowPrivateNetwork(false)
			.origins(OriginMatcher.builder().origin(SITE).origin("https://*").regex("(?is).*").build());
		CorsDecision decision = TestRequest.get().from(sent).decidedBy(policy);
		assertNoHeaders(decision, CorsReason.ORIGIN_MALFORMED);
		assertThat(decision.isDisallowed()).isTrue();
	}

	@Test
	void eightKilobytesAreMalformed() {
		assertNoHeaders(TestRequest.get()
			.from("https://" + "a.".repeat(4096))
			.decidedBy(policy().origins(List.of("https://*"))), CorsReason.ORIGIN_MALFORMED);
	}

	@Test
	void credentialsAreAllowedForAllowedOrigins() {
		assertThat(headers(TestRequest.get().from(SITE).decidedBy(policy().origins(List.of(SITE)).credentials(true))))
			.isEqualTo(Map.of("Access-Control-Allow-Origin", SITE, "Access-Control-Allow-Credentials", "true"));
	}

	@Test
	void responseHeadersAreExposedOnEveryKindOfRequest() {
		CorsPolicy.Builder policy = policy().origins(List.of(SITE)).exposedHeaders(List.of("x-total", "ETag"));
		assertThat(headers(TestRequest.get().from(SITE).decidedBy(policy)))
			.isEqualTo(Map.of("Access-Control-Allow-Origin", SITE, "Access-Control-Expose-Headers", "x-total, ETag"));
		assertThat(headers(TestRequest.preflight().from(SITE).decidedBy(policy)))
			.containsEntry("Access-Control-Expose-Headers", "x-total, ETag");
	}

	@Test
	void emptyListOfExposedHeadersSendsNoHeader() {
		assertThat(headers(
				TestRequest.get().from(SITE).decidedBy(policy().origins(List.of(SITE)).exposedHeaders(List.of()))))
			.doesNotContainKey("Access-Control-Expose-Headers");
	}

	@Test
	void preflightIsToldEverythingThatIsConfiguredWhateverItAskedFor() {
		CorsDecision decision = TestRequest.preflight().from(SITE).decidedBy(policy().origins(List.of(SITE)));
		assertThat(headers(decision))
			.isEqualTo(Map.of("Access-Control-Allow-Origin", SITE, "Access-Control-Allow-Headers", HEADERS,
					"Access-Control-Allow-Methods", METHODS, "Access-Control-Max-Age", "86400"));
		assertThat(decision.preflight()).isTrue();
	}

	@Test
	void optionsWithoutRequestMethodIsToldTheSameAndIsNoPreflight() {
		CorsDecision decision = TestRequest.request("OPTIONS").from(SITE).decidedBy(policy().origins(List.of(SITE)));
		assertThat(headers(decision))
			.isEqualTo(headers(TestRequest.preflight().from(SITE).decidedBy(policy().origins(List.of(SITE)))));
		assertThat(decision.preflight()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND" })
	void otherMethodsAreNoPreflightEvenWithRequestMethodAndNotToldWhatPreflightsAre(String method) {
		CorsDecision decision = TestRequest.request(method)
			.withRequestMethod()
			.from(SITE)
			.decidedBy(full().origins(List.of(SITE)));
		assertThat(headers(decision)).containsOnlyKeys("Access-Control-Allow-Origin",
				"Access-Control-Allow-Credentials", "Access-Control-Expose-Headers");
		assertThat(decision.preflight()).isFalse();
	}

	@Test
	void preflightForAnyOriginIsToldEverythingToo() {
		assertThat(headers(TestRequest.preflight().from(STRANGER).decidedBy(policy().allowAll(true))))
			.isEqualTo(Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Allow-Headers", HEADERS,
					"Access-Control-Allow-Methods", METHODS, "Access-Control-Max-Age", "86400"));
	}

	@Test
	void configuredListsAreSentAsTheyAreWrittenAndInTheirOrder() {
		CorsPolicy.Builder policy = policy().origins(List.of(SITE))
			.methods(List.of("PUT", "GET", "Custom"))
			.headers(List.of("X-Mine", "accept", "*"));
		assertThat(headers(TestRequest.preflight().from(SITE).decidedBy(policy)))
			.containsEntry("Access-Control-Allow-Methods", "PUT, GET, Custom")
			.containsEntry("Access-Control-Allow-Headers", "X-Mine, accept, *");
	}

	@Test
	void emptyListsOfMethodsAndHeadersSendEmptyHeaders() {
		CorsPolicy.Builder policy = policy().origins(List.of(SITE)).methods(List.of()).headers(List.of());
		assertThat(headers(TestRequest.preflight().from(SITE).decidedBy(policy)))
			.containsEntry("Access-Control-Allow-Methods", "")
			.containsEntry("Access-Control-Allow-Headers", "");
	}

	@ParameterizedTest
	@CsvSource({ "PT1S, 1", "PT1.999S, 1", "PT1H, 3600", "P1D, 86400", "P25000D, 2160000000" })
	void maxAgeIsSentInWholeSeconds(Duration maxAge, String seconds) {
		assertThat(
				headers(TestRequest.preflight().from(SITE).decidedBy(policy().origins(List.of(SITE)).maxAge(maxAge))))
			.containsEntry("Access-Control-Max-Age", seconds);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT0.999S" })
	void maxAgeOfZeroIsNotSent(Duration maxAge) {
		assertThat(
				headers(TestRequest.preflight().from(SITE).decidedBy(policy().origins(List.of(SITE)).maxAge(maxAge))))
			.containsOnlyKeys("Access-Control-Allow-Origin", "Access-Control-Allow-Headers",
					"Access-Control-Allow-Methods");
	}

	@Test
	void browsersAreToldToKeepNothing() {
		CorsPolicy.Builder policy = policy().origins(List.of(SITE)).maxAge(CorsPolicy.KEEP_NOTHING);
		assertThat(headers(TestRequest.preflight().from(SITE).decidedBy(policy)))
			.containsEntry("Access-Control-Max-Age", "0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-0.000000001S", "PT-0.5S", "PT-1.000000001S", "PT-2S" })
	void maxAgeIsNotNegativeOtherwise(Duration maxAge) {
		assertThatIllegalArgumentException().isThrownBy(() -> policy().maxAge(maxAge));
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST", "OPTIONS" })
	void requestForAPrivateNetworkIsConsentedToOnAnyMethod(String method) {
		CorsPolicy.Builder policy = policy().origins(List.of(SITE)).allowPrivateNetwork(true);
		assertThat(headers(TestRequest.request(method).toPrivateNetwork().from(SITE).decidedBy(policy)))
			.containsEntry("Access-Control-Allow-Private-Network", "true");
	}

	@Test
	void consentForAPrivateNetworkIsAddedToAllOtherHeaders() {
		CorsDecision without = TestRequest.preflight().from(SITE).decidedBy(full().origins(List.of(SITE)));
		CorsDecision with = TestRequest.preflight()
			.toPrivateNetwork()
			.from(SITE)
			.decidedBy(full().origins(List.of(SITE)));
		Map<String, String> expected = new LinkedHashMap<>(headers(without));
		expected.put("Access-Control-Allow-Private-Network", "true");
		assertThat(headers(with)).isEqualTo(expected);
	}

	@Test
	void privateNetworkIsNotMentionedUnlessTheRequestAsksForIt() {
		assertThat(headers(TestRequest.preflight()
			.from(SITE)
			.decidedBy(policy().origins(List.of(SITE)).allowPrivateNetwork(true))))
			.doesNotContainKey("Access-Control-Allow-Private-Network");
	}

	@Test
	void privateNetworkIsNotMentionedUnlessThePolicyAllowsIt() {
		assertThat(headers(
				TestRequest.preflight().toPrivateNetwork().from(SITE).decidedBy(policy().origins(List.of(SITE)))))
			.doesNotContainKey("Access-Control-Allow-Private-Network");
	}

	@Test
	void decisionNamesItsPolicy() {
		CorsPolicy.Builder policy = CorsPolicy.named("partners").origins(List.of(SITE));
		assertThat(TestRequest.get().decidedBy(policy).policy()).isEqualTo("partners");
		assertThat(TestRequest.get().from(SITE).decidedBy(policy).policy()).isEqualTo("partners");
		assertThat(TestRequest.get().from(STRANGER).decidedBy(policy).policy()).isEqualTo("partners");
		assertThat(policy.build().name()).isEqualTo("partners");
	}

	@Test
	void decisionsCannotBeChanged() {
		CorsDecision decision = TestRequest.preflight()
			.toPrivateNetwork()
			.from(SITE)
			.decidedBy(full().origins(List.of(SITE)));
		assertThat(decision.otherHeaders()).isUnmodifiable();
		assertThat(TestRequest.get().from(SITE).decidedBy(full().origins(List.of(SITE))).otherHeaders())
			.isUnmodifiable();
	}

	@Test
	void policyDoesNotChangeWithTheListsAndTheBuilderItWasMadeOf() {
		List<String> methods = new ArrayList<>(List.of("GET"));
		CorsPolicy.Builder builder = policy().origins(List.of(SITE)).methods(methods);
		CorsPolicy policy = builder.build();
		methods.add("PUT");
		builder.credentials(true).origins(List.of(STRANGER)).methods(List.of("DELETE"));
		CorsDecision decision = policy.decide(TestRequest.preflight().from(SITE).build(), null);
		assertThat(headers(decision)).containsEntry("Access-Control-Allow-Methods", "GET")
			.containsEntry("Access-Control-Allow-Origin", SITE)
			.doesNotContainKey("Access-Control-Allow-Credentials");
	}

	@Test
	void tellsWhetherItAllowsAnyOriginByItself() {
		assertThat(policy().build().hasOriginRules()).isFalse();
		assertThat(policy().credentials(true).build().hasOriginRules()).isFalse();
		assertThat(policy().allowAll(true).build().hasOriginRules()).isTrue();
		assertThat(policy().origins(List.of("null")).build().hasOriginRules()).isTrue();
		assertThat(policy().origins(regex("https://.*")).build().hasOriginRules()).isTrue();
	}

	@Test
	void defaultsAreThoseOfDjangoCorsHeaders() {
		assertThat(CorsPolicy.DEFAULT_METHODS).containsExactly("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT");
		assertThat(CorsPolicy.DEFAULT_HEADERS).containsExactly("accept", "authorization", "content-type", "user-agent",
				"x-csrftoken", "x-requested-with");
		assertThat(CorsPolicy.DEFAULT_MAX_AGE).isEqualTo(Duration.ofDays(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a,b", "a:b", "x\r\nSet-Cookie: a=b", "a\u0000", "\u00FC", "(a)", "a/b" })
	void namesThatAreNoTokensAreRefused(String name) {
		List<String> names = List.of("ok", name);
		assertThatIllegalArgumentException().isThrownBy(() -> policy().methods(names));
		assertThatIllegalArgumentException().isThrownBy(() -> policy().headers(names));
		assertThatIllegalArgumentException().isThrownBy(() -> policy().exposedHeaders(names))
			.withMessageContaining("\"" + name + "\" is not a token");
	}

	@Test
	void originsThatAreNoneAreRefused() {
		assertThatExceptionOfType(OriginSyntaxException.class)
			.isThrownBy(() -> policy().origins(List.of(SITE, "example.com")));
	}

	@Test
	void policyTellsWhatItWasBuiltOf() {
		assertThat(full().maxAge(Duration.ofHours(1)).build()).returns(true, CorsPolicy::credentials)
			.returns(true, CorsPolicy::allowPrivateNetwork)
			.returns(false, CorsPolicy::allowAll)
			.returns(List.of("x-total"), CorsPolicy::exposedHeaders)
			.returns(Duration.ofHours(1), CorsPolicy::maxAge);
		assertThat(policy().allowAll(true).build()).returns(false, CorsPolicy::credentials)
			.returns(false, CorsPolicy::allowPrivateNetwork)
			.returns(true, CorsPolicy::allowAll)
			.returns(List.of(), CorsPolicy::exposedHeaders);
	}

	private static CorsPolicy.Builder policy() {
		return CorsPolicy.named("default");
	}

	private static CorsPolicy.Builder anyOriginWithCredentials() {
		return policy().allowAll(true).credentials(true).dangerouslyAllowAllWithCredentials(true);
	}

	/**
	 * Everything a policy can say.
	 */
	private static CorsPolicy.Builder full() {
		return policy().credentials(true).allowPrivateNetwork(true).exposedHeaders(List.of("x-total"));
	}

	private static OriginMatcher regex(String regex) {
		return OriginMatcher.builder().regex(regex).build();
	}

	private static Map<String, String> headers(CorsDecision decision) {
		Map<String, String> headers = new LinkedHashMap<>();
		if (decision.allowOrigin() != null) {
			headers.put("Access-Control-Allow-Origin", decision.allowOrigin());
		}
		for (ResponseHeader header : decision.otherHeaders()) {
			assertThat(headers.put(header.name(), header.value())).as("second " + header.name()).isNull();
		}
		return headers;
	}

	private static void assertNoHeaders(CorsDecision decision, CorsReason reason) {
		assertThat(headers(decision)).isEmpty();
		assertThat(decision).returns(reason, CorsDecision::reason)
			.returns(false, CorsDecision::isAllowed)
			.returns(null, CorsDecision::rule)
			.returns(null, CorsDecision::failure);
	}

}
