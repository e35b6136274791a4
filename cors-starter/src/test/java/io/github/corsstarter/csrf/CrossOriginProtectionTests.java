package io.github.corsstarter.csrf;

import java.util.function.BooleanSupplier;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to {@code www.example.com}, which trusts {@code https://dashboard.example.com}
 * and, below {@code example.org}, every host.
 */
class CrossOriginProtectionTests {

	private static final TargetOrigin HTTPS = new TargetOrigin("https", "www.example.com", 443);

	private static final TargetOrigin HTTP = new TargetOrigin("http", "www.example.com", 80);

	private final CrossOriginProtection protection = trusting("https://dashboard.example.com", "https://*.example.org",
			"https://app.example.com:8443");

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS", "TRACE" })
	void safeMethodPassesWhoeverAsks(String method) {
		CsrfRequest request = new CsrfRequest(method, PathReadings.of("/items"), false, "cross-site",
				"https://evil.example", "https://evil.example/", HTTPS, () -> false);
		assertThat(this.protection.decide(request)).isEqualTo(CsrfDecision.of(CsrfReason.SAFE_METHOD));
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE", "CONNECT", "get", "PROPFIND", "" })
	void everyOtherMethodIsJudged(String method) {
		CsrfRequest request = new CsrfRequest(method, PathReadings.of("/items"), false, "cross-site",
				"https://evil.example", null, HTTPS, () -> false);
		assertThat(this.protection.decide(request).reason()).isEqualTo(CsrfReason.ORIGIN_NOT_TRUSTED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# Sec-Fetch-Site | Origin                        | reason
			same-origin      | -                             | SAME_ORIGIN_FETCH
			-                | https://www.example.com       | SAME_ORIGIN
			-                | https://dashboard.example.com | TRUSTED_ORIGIN
			-                | https://evil.example          | ORIGIN_NOT_TRUSTED
			cross-site       | https://evil.example          | ORIGIN_NOT_TRUSTED
			cross-site       | https://dashboard.example.com | TRUSTED_ORIGIN
			-                | null                          | NULL_ORIGIN_WITHOUT_FETCH_SITE
			-                | -                             | NO_BROWSER
			""")
	void webSocketHandshakeIsJudgedThoughItIsAGet(@Nullable String fetchSite, @Nullable String origin,
			CsrfReason reason) {
		CsrfRequest request = new CsrfRequest("GET", PathReadings.of("/items"), true, fetchSite, origin, null, HTTPS,
				() -> false);
		assertThat(this.protection.decide(request).reason()).isEqualTo(reason);
	}

	/**
	 * As in Go's {@code http.CrossOriginProtection}, but that {@code same-site} is never
	 * enough, and what no browser sends is no {@code cross-site} by accident.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# Sec-Fetch-Site | Origin                        | reason
			same-origin      | -                             | SAME_ORIGIN_FETCH
			same-origin      | https://www.example.com       | SAME_ORIGIN_FETCH
			same-origin      | null                          | SAME_ORIGIN_FETCH
			none             | -                             | USER_INITIATED
			none             | https://evil.example          | USER_INITIATED
			cross-site       | -                             | ORIGIN_MISSING
			cross-site       | null                          | NULL_ORIGIN
			cross-site       | ''                            | ORIGIN_MALFORMED
			cross-site       | https://evil.example          | ORIGIN_NOT_TRUSTED
			cross-site       | https://www.example.com       | ORIGIN_CONTRADICTS_FETCH_SITE
			cross-site       | http://www.example.com        | ORIGIN_WITHOUT_TLS
			cross-site       | https://dashboard.example.com | TRUSTED_ORIGIN
			cross-site       | http://dashboard.example.com  | ORIGIN_NOT_TRUSTED
			same-site        | -                             | ORIGIN_MISSING
			same-site        | https://www.example.com       | ORIGIN_CONTRADICTS_FETCH_SITE
			same-site        | https://blog.example.com      | ORIGIN_NOT_TRUSTED
			same-site        | https://dashboard.example.com | TRUSTED_ORIGIN
			Same-Origin      | -                             | ORIGIN_MISSING
			same-origin, none | -                            | ORIGIN_MISSING
			same-origin, same-origin | https://www.example.com | ORIGIN_CONTRADICTS_FETCH_SITE
			anything         | -                             | ORIGIN_MISSING
			''               | https://www.example.com       | SAME_ORIGIN
			''               | https://evil.example          | ORIGIN_NOT_TRUSTED
			-                | -                             | NO_BROWSER
			""")
	void whatTheBrowserSaysCountsFirst(@Nullable String fetchSite, @Nullable String origin, CsrfReason reason) {
		CsrfRequest request = new CsrfRequest("POST", PathReadings.of("/items"), false, fetchSite, origin, null, HTTPS,
				() -> false);
		assertThat(this.protection.decide(request).reason()).isEqualTo(reason);
	}

	/**
	 * The table of django.middleware.csrf, with origins compared as a whole (RFC 6454).
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					# secure | Origin                             | trusted                        | reason
					false    | http://www.example.com             | -                              | SAME_ORIGIN
					true     | https://www.example.com            | -                              | SAME_ORIGIN
					true     | http://example.com                 | -                              | ORIGIN_NOT_TRUSTED
					true     | http://www.example.com             | -                              | ORIGIN_WITHOUT_TLS
					false    | https://www.example.com            | -                              | ORIGIN_SCHEME_DIFFERS
					false    | https://www.evil.org               | -                              | ORIGIN_NOT_TRUSTED
					false    | null                               | -                              | NULL_ORIGIN_WITHOUT_FETCH_SITE
					false    | https://[                          | -                              | ORIGIN_MALFORMED
					true     | ''                                 | -                              | ORIGIN_MALFORMED
					true     | https://dashboard.example.com      | https://dashboard.example.com  | TRUSTED_ORIGIN
					false    | https://dashboard.example.com      | https://dashboard.example.com  | TRUSTED_ORIGIN
					true     | http://dashboard.example.com       | https://dashboard.example.com  | ORIGIN_NOT_TRUSTED
					true     | https://DASHBOARD.example.com      | https://dashboard.example.com  | ORIGIN_MALFORMED
					true     | https://dashboard.example.com      | https://DASHBOARD.example.com  | TRUSTED_ORIGIN
					true     | https://dashboard.example.com      | https://dashboard.example.com:443 | TRUSTED_ORIGIN
					true     | https://dashboard.example.com:8443 | https://dashboard.example.com:8443 | TRUSTED_ORIGIN
					true     | https://foo.example.com            | https://*.example.com          | TRUSTED_ORIGIN
					true     | https://a.b.example.com            | https://*.example.com          | TRUSTED_ORIGIN
					true     | https://example.com                | https://*.example.com          | ORIGIN_NOT_TRUSTED
					true     | http://foo.example.com             | https://*.example.com          | ORIGIN_NOT_TRUSTED
					true     | https://foo.example.com:8443       | https://*.example.com          | ORIGIN_NOT_TRUSTED
					true     | https://foo.example.com:8443       | https://*.example.com:8443     | TRUSTED_ORIGIN
					true     | https://FOO.EXAMPLE.com            | https://*.example.com          | ORIGIN_MALFORMED
					true     | https://foo.example.com            | https://*.EXAMPLE.com          | TRUSTED_ORIGIN
					true     | https://fooexample.com             | https://*.example.com          | ORIGIN_NOT_TRUSTED
					true     | https://foo.example.com/x          | https://*.example.com          | ORIGIN_MALFORMED
					true     | https://www.example.com:443        | -                              | ORIGIN_MALFORMED
					true     | https://www.example.com:8443       | -                              | ORIGIN_PORT_DIFFERS
					true     | file://                            | -                              | ORIGIN_NOT_TRUSTED
					true     | file://                            | file://                        | TRUSTED_ORIGIN
					""")
	void originMustBeTheOwnOrATrustedOne(boolean secure, String origin, @Nullable String trusted, CsrfReason reason) {
		CrossOriginProtection protection = (trusted != null) ? trusting(trusted) : trusting();
		CsrfRequest request = new CsrfRequest("POST", PathReadings.of("/items"), false, null, origin, null,
				secure ? HTTPS : HTTP, () -> false);
		assertThat(protection.decide(request).reason()).isEqualTo(reason);
	}

	/**
	 * The same origins as above, with what the browser says and where the user goes.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# target                  | Sec-Fetch-Site | Origin                        | reason
			https://www.example.com   | cross-site     | https://idp.example           | CROSS_ORIGIN_NAVIGATION
			https://www.example.com   | same-site      | https://login.example.com     | CROSS_ORIGIN_NAVIGATION
			https://www.example.com   | cross-site     | null                          | CROSS_ORIGIN_NAVIGATION
			http://localhost:8080     | same-site      | http://localhost:8180         | CROSS_ORIGIN_NAVIGATION
			https://www.example.com   | cross-site     | http://www.example.com        | ORIGIN_WITHOUT_TLS
			https://www.example.com   | cross-site     | https://www.example.com       | ORIGIN_CONTRADICTS_FETCH_SITE
			https://www.example.com   | cross-site     | https://idp.example/          | ORIGIN_MALFORMED
			https://www.example.com   | cross-site     | -                             | ORIGIN_MISSING
			https://www.example.com   | cross-site     | https://dashboard.example.com | TRUSTED_ORIGIN
			https://www.example.com   | same-origin    | https://www.example.com       | SAME_ORIGIN_FETCH
			https://www.example.com   | none           | https://idp.example           | USER_INITIATED
			http://www.example.com    | -              | null                          | NULL_ORIGIN_WITHOUT_FETCH_SITE
			""")
	void formThatSendsTheUserHereIsToldApart(String target, @Nullable String fetchSite, @Nullable String origin,
			CsrfReason reason) {
		Origin parsed = Origin.parse(target);
		int defaultPort = parsed.scheme().equals("https") ? 443 : 80;
		int port = (parsed.port() != Origin.DEFAULT_PORT) ? parsed.port() : defaultPort;
		CsrfRequest request = new CsrfRequest("POST", PathReadings.of("/login"), false, fetchSite, origin, null,
				new TargetOrigin(parsed.scheme(), parsed.host(), port), () -> true);
		assertThat(this.protection.decide(request).reason()).isEqualTo(reason);
	}

	@Test
	void whereTheUserGoesIsOnlyAskedForRefusedRequests() {
		BooleanSupplier unread = () -> {
			throw new AssertionError();
		};
		for (String origin : new String[] { "https://www.example.com", "https://dashboard.example.com" }) {
			assertThat(this.protection
				.decide(new CsrfRequest("POST", PathReadings.of("/items"), false, null, origin, null, HTTPS, unread))
				.isAccepted()).isTrue();
		}
	}

	@Test
	void portOfTheOwnOriginCounts() {
		TargetOrigin target = new TargetOrigin("https", "www.example.com", 8443);
		assertThat(decide("https://www.example.com:8443", target)).isEqualTo(CsrfReason.SAME_ORIGIN);
		assertThat(decide("https://www.example.com", target)).isEqualTo(CsrfReason.ORIGIN_PORT_DIFFERS);
	}

	@Test
	void hostIsComparedWithoutCaseWhereTheContainerKeepsIt() {
		assertThat(decide("https://www.example.com", new TargetOrigin("https", "WWW.Example.com", 443)))
			.isEqualTo(CsrfReason.SAME_ORIGIN);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# secure | Referer                                | reason
			true     | -                                      | NO_BROWSER
			false    | -                                      | NO_BROWSER
			false    | https://www.evil.org/somepage          | NO_BROWSER
			true     | https://www.example.com/somepage       | SAME_ORIGIN_REFERER
			true     | https://www.example.com                | SAME_ORIGIN_REFERER
			true     | https://www.example.com?a=/            | SAME_ORIGIN_REFERER
			true     | https://www.example.com#a              | SAME_ORIGIN_REFERER
			true     | https://www.evil.org/somepage          | REFERER_NOT_TRUSTED
			true     | https://www.evil.org/?https://www.example.com/ | REFERER_NOT_TRUSTED
			true     | https://www.example.com.evil.org/      | REFERER_NOT_TRUSTED
			true     | http://www.example.com/                | ORIGIN_WITHOUT_TLS
			true     | http://http://www.example.com/         | REFERER_MALFORMED
			true     | ''                                     | REFERER_MALFORMED
			true     | ØBöIß                                  | REFERER_MALFORMED
			true     | //example.com/                         | REFERER_MALFORMED
			true     | https://                               | REFERER_MALFORMED
			true     | https://[                              | REFERER_MALFORMED
			true     | https:///x                             | REFERER_MALFORMED
			true     | https://www.example.com@evil.org/      | REFERER_MALFORMED
			true     | https://www.example.com\\@evil.org/    | REFERER_MALFORMED
			true     | null                                   | REFERER_MALFORMED
			true     | about:blank                            | REFERER_MALFORMED
			true     | https://dashboard.example.com/page     | TRUSTED_REFERER
			true     | http://dashboard.example.com/page      | REFERER_NOT_TRUSTED
			true     | https://a.b.example.org/page           | TRUSTED_REFERER
			true     | https://example.org/page               | REFERER_NOT_TRUSTED
			true     | https://app.example.com:8443/          | TRUSTED_REFERER
			true     | https://www.example.com:4443/p         | ORIGIN_PORT_DIFFERS
			""")
	void refererIsReadWhereTheBrowserSendsNothingElse(boolean secure, @Nullable String referer, CsrfReason reason) {
		CsrfRequest request = new CsrfRequest("POST", PathReadings.of("/items"), false, null, null, referer,
				secure ? HTTPS : HTTP, () -> false);
		assertThat(this.protection.decide(request).reason()).isEqualTo(reason);
	}

	@Test
	void refererIsNotReadBesideAnOrigin() {
		String own = "https://www.example.com/page";
		assertThat(this.protection
			.decide(new CsrfRequest("POST", PathReadings.of("/items"), false, null, "https://evil.example", own, HTTPS,
					() -> false))
			.isAccepted()).isFalse();
		assertThat(this.protection
			.decide(new CsrfRequest("POST", PathReadings.of("/items"), false, null, "https://www.example.com",
					"https://evil.example/", HTTPS, () -> false))
			.isAccepted()).isTrue();
	}

	@Test
	void refererIsNotReadWhereTheBrowserNamesAnotherSite() {
		CsrfRequest request = new CsrfRequest("POST", PathReadings.of("/items"), false, "cross-site", null,
				"https://www.example.com/", HTTPS, () -> false);
		assertThat(this.protection.decide(request).reason()).isEqualTo(CsrfReason.ORIGIN_MISSING);
	}

	@Test
	void nullIsNotTrustedEvenIfItIsListed() {
		assertThat(trusting("null")
			.decide(new CsrfRequest("POST", PathReadings.of("/items"), false, null, "null", null, HTTPS, () -> false))
			.reason()).isEqualTo(CsrfReason.NULL_ORIGIN_WITHOUT_FETCH_SITE);
	}

	@Test
	void decisionNamesTheLineThatTrusts() {
		CsrfDecision decision = this.protection.decide(new CsrfRequest("POST", PathReadings.of("/items"), false,
				"cross-site", "https://a.example.org", null, HTTPS, () -> false));
		assertThat(decision.rule()).isNotNull()
			.extracting(OriginRule::index, OriginRule::text)
			.containsExactly(1, "https://*.example.org");
	}

	@Test
	void longHeadersAreNotReadToTheirEnd() {
		String host = "a".repeat(1_000_000);
		assertThat(decide("https://" + host, HTTPS)).isEqualTo(CsrfReason.ORIGIN_MALFORMED);
		assertThat(this.protection
			.decide(new CsrfRequest("POST", PathReadings.of("/items"), false, null, null, "https://" + host, HTTPS,
					() -> false))
			.reason()).isEqualTo(CsrfReason.REFERER_MALFORMED);
		assertThat(host.length()).isGreaterThan(Origin.MAX_LENGTH);
	}

	@ParameterizedTest
	@CsvSource({ "/api/items, /api/items, TRUSTED_ORIGIN", "/other, /other, ORIGIN_NOT_TRUSTED",
			"/api/items, /other, ORIGIN_NOT_TRUSTED", "/other, /api/items, ORIGIN_NOT_TRUSTED" })
	void originsThatAreTrustedOnSomePathsAreTrustedWhereEveryReadingOfThePathIsOne(String path, String routedPath,
			CsrfReason reason) {
		OriginMatcher origins = OriginMatcher.builder().origin("https://dashboard.example.com").build();
		TrustedOrigins trusted = TrustedOrigins.on((each) -> each.allMatch((reading) -> reading.startsWith("/api/")),
				origins);
		assertThat(trusted.origins()).isSameAs(origins);
		assertThat(new CrossOriginProtection(trusted)
			.decide(new CsrfRequest("POST", PathReadings.of(path, routedPath, () -> false), false, null,
					"https://dashboard.example.com", null, HTTPS, () -> false))
			.reason()).isEqualTo(reason);
	}

	private CsrfReason decide(String origin, TargetOrigin target) {
		return this.protection
			.decide(new CsrfRequest("POST", PathReadings.of("/items"), false, null, origin, null, target, () -> false))
			.reason();
	}

	private static CrossOriginProtection trusting(String... origins) {
		OriginMatcher.Builder matcher = OriginMatcher.builder();
		for (String origin : origins) {
			matcher.origin(origin);
		}
		return new CrossOriginProtection(TrustedOrigins.everywhere(matcher.build()));
	}

}
