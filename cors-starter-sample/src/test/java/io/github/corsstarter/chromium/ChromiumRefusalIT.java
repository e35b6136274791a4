package io.github.corsstarter.chromium;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code cors.reject-disallowed}, and without cross-origin request protection: whom
 * the filter refuses, and that a site's own pages are never among them.
 */
class ChromiumRefusalIT {

	private static final String ITEMS = Sites.API + "/api/items";

	private static final String TRANSFERS = Sites.API + "/api/transfers";

	private static Sites sites;

	@BeforeAll
	static void start() {
		Chromium.installed();
		sites = Sites.start("cors.reject-disallowed=true", "cors.csrf.enabled=false");
	}

	@AfterAll
	static void stop() {
		if (sites != null) {
			sites.close();
		}
	}

	@BeforeEach
	void forget() {
		sites.forget();
	}

	@ParameterizedTest
	@ValueSource(strings = { Sites.STRANGER, Sites.BLOG })
	void requestOfAnotherOriginDoesNotReachTheHandler(String origin) {
		assertThat(sites.page(origin).fetch(ITEMS).isRead()).isFalse();
		assertThat(sites.exchanges(ITEMS)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.status()).isEqualTo(403));
		assertThat(sites.page(origin).submitForm(TRANSFERS)).startsWith("cross-origin-navigation: ");
		assertThat(sites.transfers()).isEmpty();
	}

	@Test
	void linkOnAPageOfAnotherOriginIsFollowed() {
		sites.page(Sites.STRANGER).follow(ITEMS);
		assertThat(sites.exchanges(ITEMS)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.status()).isEqualTo(200));
	}

	@Test
	void aPageOfAListedOriginIsServed() {
		assertThat(sites.page(Sites.SHOP).fetch(ITEMS, Map.of("method", "PUT")).body()).isEqualTo("changed");
	}

	@Test
	void aScriptOfTheSameOriginIsServed() {
		assertThat(sites.page(Sites.API).fetch(ITEMS, Map.of("method", "PUT")).body()).isEqualTo("changed");
		assertThat(sites.exchanges(ITEMS)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.header("Origin")).isEqualTo(Sites.API));
	}

	@Test
	void aFormOfTheSameOriginIsServed() {
		assertThat(sites.page(Sites.API).submitForm(TRANSFERS)).isEqualTo("transferred to mallory");
	}

	/**
	 * Fetch Standard, section 3.2: such a page sends {@code Origin: null} with a form,
	 * even to its own origin.
	 */
	@Test
	void sameOriginFormWithOpaqueOriginIsServed() {
		assertThat(sites.open(Sites.API + "/page?referrer=no-referrer").submitForm(TRANSFERS))
			.isEqualTo("transferred to mallory");
	}

	@Test
	void aSandboxedFrameIsRefusedEvenOnAPageOfTheSameOrigin() {
		sites.page(Sites.API).submitFormFromSandbox(TRANSFERS);
		assertThat(sites.exchanges(TRANSFERS)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.status()).isEqualTo(403));
	}

}
