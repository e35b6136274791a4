package io.github.corsstarter.chromium;

import java.util.List;
import java.util.Map;

import io.github.corsstarter.chromium.Page.Fetched;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Chromium lets pages of several origins read, over TLS and under real names.
 */
@ExtendWith(SharedSites.class)
class ChromiumReadingIT {

	private static final Map<String, String> INCLUDE = Map.of("credentials", "include");

	private static Sites sites;

	@BeforeAll
	static void take(Sites shared) {
		sites = shared;
	}

	@ParameterizedTest
	@ValueSource(strings = { Sites.SITE, Sites.SHOP })
	void aPageOfAListedOriginReadsTheAnswer(String origin) {
		String url = Sites.API + "/api/items";
		assertThat(sites.page(origin).fetch(url).body()).isEqualTo("[\"one\",\"two\"]");
		assertThat(sites.exchanges(url)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.header("Origin")).isEqualTo(origin));
	}

	@ParameterizedTest
	@ValueSource(strings = { Sites.STRANGER, Sites.BLOG })
	void pageOfAnotherOriginCannotReadTheResponse(String origin) {
		String url = Sites.API + "/api/items";
		Fetched fetched = sites.page(origin).fetch(url);
		assertThat(fetched.error()).isEqualTo("TypeError: Failed to fetch");
		assertThat(sites.exchanges(url)).singleElement().satisfies((exchange) -> {
			assertThat(exchange.header("Origin")).isEqualTo(origin);
			assertThat(exchange.status()).isEqualTo(200);
			assertThat(exchange.responseHeader("Access-Control-Allow-Origin")).isEmpty();
		});
	}

	@Test
	void aPageOfTheSameOriginNeedsNoPermission() {
		String url = Sites.API + "/api/items";
		assertThat(sites.page(Sites.API).fetch(url).status()).isEqualTo(200);
		assertThat(sites.exchanges(url)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.responseHeader("Access-Control-Allow-Origin")).isEmpty());
	}

	@Test
	void aScriptSeesTheHeadersThatAreExposedAndNoOthers() {
		Fetched fetched = sites.page(Sites.SITE).fetch(Sites.API + "/api/items");
		assertThat(fetched.headers()).containsEntry("x-total-count", "2").doesNotContainKey("x-served-by");
		assertThat(sites.page(Sites.API).fetch(Sites.API + "/api/items").headers()).containsEntry("x-served-by",
				"items-1");
	}

	@Test
	void theBodyOfAFailureMayBeRead() {
		Fetched fetched = sites.page(Sites.SHOP).fetch(Sites.API + "/api/broken");
		assertThat(fetched.status()).isEqualTo(500);
		assertThat(fetched.body()).contains("Internal Server Error", "/api/broken");
	}

	@Test
	void notFoundMayBeReadToo() {
		assertThat(sites.page(Sites.SHOP).fetch(Sites.API + "/api/nothing").status()).isEqualTo(404);
	}

	@Test
	void aCookieIsKeptAndComesBackFromAnotherSite() {
		Page page = sites.page(Sites.SHOP);
		assertThat(page.fetch(Sites.API + "/api/visits", INCLUDE).body()).isEqualTo("1");
		assertThat(page.fetch(Sites.API + "/api/visits", INCLUDE).body()).isEqualTo("2");
	}

	@Test
	void withoutCredentialsTheCookieIsNotSent() {
		Page page = sites.page(Sites.SHOP);
		assertThat(page.fetch(Sites.API + "/api/visits", INCLUDE).body()).isEqualTo("1");
		assertThat(page.fetch(Sites.API + "/api/visits").body()).isEqualTo("1");
	}

	@Test
	void fromAnotherSiteOnlySameSiteNoneCookiesAreSent() {
		sites.open(Sites.API + "/login");
		assertThat(sites.page(Sites.SHOP).fetch(Sites.API + "/api/cookies", INCLUDE).body())
			.isEqualTo("{\"none\":\"ada\"}");
		assertThat(sites.page(Sites.SITE).fetch(Sites.API + "/api/cookies", INCLUDE).body())
			.isEqualTo("{\"lax\":\"ada\",\"none\":\"ada\",\"strict\":\"ada\"}");
	}

	@Test
	void otherOriginSendsTheCookieButCannotReadTheResponse() {
		sites.open(Sites.API + "/login");
		String url = Sites.API + "/api/cookies";
		assertThat(sites.page(Sites.STRANGER).fetch(url, INCLUDE).isRead()).isFalse();
		assertThat(sites.exchanges(url)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.header("Cookie")).isEqualTo("none=ada"));
	}

	@ParameterizedTest
	@ValueSource(strings = { Sites.SITE, Sites.STRANGER })
	void everyPageReadsWhatEveryOriginMayReadButNotWithCredentials(String origin) {
		Page page = sites.page(origin);
		assertThat(page.fetch(Sites.API + "/api/public/items").status()).isEqualTo(200);
		assertThat(page.fetch(Sites.API + "/api/public/items", INCLUDE).isRead()).isFalse();
	}

	@Test
	void sandboxedFrameReadsWhatEveryOriginMayRead() {
		assertThat(sites.page(Sites.STRANGER).fetchFromSandbox(Sites.API + "/api/public/items", Map.of()).status())
			.isEqualTo(200);
	}

	@Test
	void aSandboxedFrameOfAListedOriginIsRefused() {
		String url = Sites.API + "/api/items";
		assertThat(sites.page(Sites.SITE).fetchFromSandbox(url, Map.of()).isRead()).isFalse();
		assertThat(sites.exchanges(url)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.header("Origin")).isEqualTo("null"));
	}

	@Test
	void whereNullIsListedItReadsWithoutCredentials() {
		Page page = sites.page(Sites.STRANGER);
		String url = Sites.API + "/api/opaque/items";
		assertThat(page.fetchFromSandbox(url, Map.of()).body()).isEqualTo("[\"one\",\"two\"]");
		assertThat(page.fetchFromSandbox(url, INCLUDE).isRead()).isFalse();
		assertThat(page.fetch(url).isRead()).isFalse();
	}

	@Test
	void outsideUrlsRegexNothingIsRead() {
		assertThat(sites.page(Sites.SITE).fetch(Sites.API + "/outside").isRead()).isFalse();
	}

	@Test
	void crossOriginAnnotationInScopeAddsNoSecondHeader() {
		for (String origin : List.of(Sites.SITE, Sites.SHOP)) {
			sites.forget();
			String url = Sites.API + "/api/annotated";
			assertThat(sites.page(origin).fetch(url, INCLUDE).body()).isEqualTo("annotated");
			assertThat(sites.exchanges(url)).singleElement()
				.satisfies((exchange) -> assertThat(exchange.responseHeader("Access-Control-Allow-Origin"))
					.containsExactly(origin));
		}
	}

	@Test
	void crossOriginAnnotationOutOfScopeApplies() {
		assertThat(sites.page(Sites.SHOP).fetch(Sites.API + "/annotated").body()).isEqualTo("annotated");
		assertThat(sites.page(Sites.SITE).fetch(Sites.API + "/annotated").isRead()).isFalse();
	}

	@Test
	void eventsArriveWithCredentials() {
		sites.open(Sites.API + "/login");
		assertThat(sites.page(Sites.SHOP).events(Sites.API + "/api/stream", true)).containsExactly("one for ada",
				"two for ada");
	}

	@Test
	void eventsArriveWithoutCredentials() {
		sites.open(Sites.API + "/login");
		assertThat(sites.page(Sites.SHOP).events(Sites.API + "/api/stream", false)).containsExactly("one for nobody",
				"two for nobody");
	}

	@Test
	void otherOriginReceivesNoEvents() {
		assertThat(sites.page(Sites.STRANGER).events(Sites.API + "/api/stream", true)).containsExactly("error");
	}

	@Test
	void aRedirectWithinTheApiIsFollowed() {
		Fetched fetched = sites.page(Sites.SHOP).fetch(Sites.API + "/api/redirect?to=/api/items", INCLUDE);
		assertThat(fetched.url()).isEqualTo(Sites.API + "/api/items");
		assertThat(fetched.headers()).containsEntry("x-total-count", "2");
		assertThat(sites.exchanges(Sites.API + "/api/items")).singleElement()
			.satisfies((exchange) -> assertThat(exchange.header("Origin")).isEqualTo(Sites.SHOP));
	}

	@Test
	void redirectFromThePagesOwnOriginKeepsTheOrigin() {
		String url = Sites.API + "/api/items";
		assertThat(sites.page(Sites.SHOP).fetch(Sites.SHOP + "/redirect?to=" + url).status()).isEqualTo(200);
		assertThat(sites.exchanges(url)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.header("Origin")).isEqualTo(Sites.SHOP));
	}

	/**
	 * Fetch Standard, section 4.4: whoever is asked after a second cross-origin hop is
	 * not told who began.
	 */
	@ParameterizedTest
	@ValueSource(strings = { Sites.STRANGER, Sites.SHOP })
	void redirectViaAThirdOriginMakesTheOriginNull(String third) {
		String url = third + "/api/items";
		assertThat(sites.page(Sites.SHOP).fetch(Sites.API + "/api/redirect?to=" + url).isRead()).isFalse();
		assertThat(sites.exchanges(url)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.header("Origin")).isEqualTo("null"));
	}

	@Test
	void redirectToAThirdOriginIsReadWhereEveryOriginMayRead() {
		String url = Sites.STRANGER + "/api/public/items";
		assertThat(sites.page(Sites.SHOP).fetch(Sites.API + "/api/redirect?to=" + url).url()).isEqualTo(url);
	}

	@Test
	void aRedirectWithoutTheHeaderIsNotFollowed() {
		String url = Sites.API + "/api/items?from=outside";
		assertThat(sites.page(Sites.SHOP).fetch(Sites.API + "/redirect?to=/api/items?from=outside").isRead()).isFalse();
		assertThat(sites.exchanges(url)).isEmpty();
	}

}
