package io.github.corsstarter.chromium;

import java.util.Map;

import io.github.corsstarter.chromium.Page.Fetched;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code cors.csrf.enabled}, what pages of other origins can do in the name of a
 * user who is logged in: Chromium adds the cookies, and the request ends before the
 * handler.
 */
@ExtendWith(SharedSites.class)
class ChromiumForgeryIT {

	private static final String TRANSFERS = Sites.API + "/api/transfers";

	private static final String SOCKET = "/api/socket";

	private static Sites sites;

	@BeforeAll
	static void take(Sites shared) {
		sites = shared;
	}

	@BeforeEach
	void logIn() {
		sites.open(Sites.API + "/login");
	}

	@Test
	void aFormOfTheSameOriginPasses() {
		assertThat(sites.page(Sites.API).submitForm(TRANSFERS)).isEqualTo("transferred to mallory");
		assertThat(sites.transfers()).containsExactly("mallory");
	}

	/**
	 * Fetch Standard, section 3.2: such a page sends {@code Origin: null} with a form,
	 * even to its own origin.
	 */
	@Test
	void sameOriginFormWithOpaqueOriginPasses() {
		assertThat(sites.open(Sites.API + "/page?referrer=no-referrer").submitForm(TRANSFERS))
			.isEqualTo("transferred to mallory");
		assertThat(exchange().header("Origin")).isEqualTo("null");
		assertThat(exchange().header("Sec-Fetch-Site")).isEqualTo("same-origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { Sites.SITE, Sites.SHOP })
	void aFormOfATrustedOriginPasses(String origin) {
		assertThat(sites.page(origin).submitForm(TRANSFERS)).isEqualTo("transferred to mallory");
		assertThat(exchange().header("Cookie")).contains("none=ada");
	}

	@Test
	void aFormOfAnotherSiteIsRefused() {
		assertThat(sites.page(Sites.STRANGER).submitForm(TRANSFERS)).startsWith("csrf-cross-origin-navigation: ");
		assertRefused("none=ada", "cross-site");
	}

	/**
	 * {@code SameSite} is no help here: to a cookie all of {@code example.com} is one
	 * site.
	 */
	@Test
	void aFormOfASiblingIsRefusedAlthoughItBringsTheStrictCookie() {
		sites.page(Sites.BLOG).submitForm(TRANSFERS);
		assertRefused("none=ada; lax=ada; strict=ada", "same-site");
	}

	@ParameterizedTest
	@ValueSource(strings = { Sites.STRANGER, Sites.BLOG })
	void aFormInAHiddenFrameIsRefused(String origin) {
		sites.page(origin).submitFormIntoFrame(TRANSFERS);
		assertThat(exchange().header("Sec-Fetch-Dest")).isEqualTo("iframe");
		assertThat(exchange().status()).isEqualTo(403);
		assertThat(sites.transfers()).isEmpty();
	}

	@Test
	void aFormOfASandboxedFrameIsRefusedEvenOnAPageOfTheSameOrigin() {
		sites.page(Sites.API).submitFormFromSandbox(TRANSFERS);
		assertThat(exchange().header("Origin")).isEqualTo("null");
		assertThat(exchange().status()).isEqualTo(403);
		assertThat(sites.transfers()).isEmpty();
	}

	@Test
	void otherFormWithOpaqueOriginIsRefused() {
		sites.open(Sites.STRANGER + "/page?referrer=no-referrer").submitForm(TRANSFERS);
		assertThat(exchange().header("Origin")).isEqualTo("null");
		assertRefused("none=ada", "cross-site");
	}

	@Test
	void aScriptThatNeedsNoPreflightIsRefused() {
		Fetched fetched = sites.page(Sites.STRANGER)
			.fetch(TRANSFERS, Map.of("method", "POST", "mode", "no-cors", "credentials", "include", "headers",
					Map.of("Content-Type", "application/x-www-form-urlencoded"), "body", "to=mallory"));
		assertThat(fetched.isRead()).isTrue();
		assertThat(fetched.body()).isEmpty();
		assertRefused("none=ada", "cross-site");
	}

	@Test
	void aScriptOfATrustedOriginPasses() {
		Fetched fetched = sites.page(Sites.SHOP)
			.fetch(TRANSFERS, Map.of("method", "POST", "credentials", "include", "headers",
					Map.of("Content-Type", "application/x-www-form-urlencoded"), "body", "to=mallory"));
		assertThat(fetched.body()).isEqualTo("transferred to mallory");
		assertThat(exchange().header("Sec-Fetch-Site")).isEqualTo("cross-site");
	}

	@ParameterizedTest
	@ValueSource(strings = { Sites.API, Sites.SITE, Sites.SHOP })
	void aSocketIsOpenedByTrustedPages(String origin) {
		assertThat(sites.page(origin).socket(socketOf(Sites.API))).isEqualTo("welcome");
	}

	@ParameterizedTest
	@ValueSource(strings = { Sites.STRANGER, Sites.BLOG })
	void aSocketIsNotOpenedByOthers(String origin) {
		assertThat(sites.page(origin).socket(socketOf(Sites.API))).isEqualTo("closed with 1006");
		assertThat(sites.exchanges(Sites.API + SOCKET)).singleElement().satisfies((exchange) -> {
			assertThat(exchange.header("Cookie")).contains("none=ada");
			assertThat(exchange.status()).isEqualTo(403);
		});
	}

	private static void assertRefused(String cookies, String fetchSite) {
		Exchange exchange = exchange();
		assertThat(exchange.method()).isEqualTo("POST");
		assertThat(exchange.header("Cookie")).isEqualTo(cookies);
		assertThat(exchange.header("Sec-Fetch-Site")).isEqualTo(fetchSite);
		assertThat(exchange.status()).isEqualTo(403);
		assertThat(sites.transfers()).isEmpty();
	}

	private static Exchange exchange() {
		assertThat(sites.exchanges(TRANSFERS)).hasSize(1);
		return sites.exchanges(TRANSFERS).get(0);
	}

	private static String socketOf(String origin) {
		return origin.replace("https:", "wss:") + SOCKET;
	}

}
