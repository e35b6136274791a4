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
 * When Chromium asks first, what it makes of the answer, and how long it remembers it.
 * Each test has a URL of its own, because that is what the memory goes by.
 */
@ExtendWith(SharedSites.class)
class ChromiumPreflightIT {

	private static final Map<String, String> PUT = Map.of("method", "PUT");

	private static Sites sites;

	@BeforeAll
	static void take(Sites shared) {
		sites = shared;
	}

	@Test
	void onePreflightCoversTwoRequests() {
		String url = Sites.API + "/api/items?remembered";
		Page page = sites.page(Sites.SHOP);
		assertThat(page.fetch(url, PUT).body()).isEqualTo("changed");
		assertThat(page.fetch(url, PUT).body()).isEqualTo("changed");
		assertThat(methods(url)).containsExactly("OPTIONS", "PUT", "PUT");
	}

	@Test
	void preflightResponseCoversOtherMethodsAndHeaders() {
		String url = Sites.API + "/api/anything?others";
		Page page = sites.page(Sites.SHOP);
		assertThat(page.fetch(url, PUT).isRead()).isTrue();
		assertThat(page.fetch(url, Map.of("method", "DELETE", "headers", Map.of("authorization", "Bearer x"))).isRead())
			.isTrue();
		assertThat(methods(url)).containsExactly("OPTIONS", "PUT", "DELETE");
	}

	@Test
	void preflightIsCachedForItsUrlOnly() {
		Page page = sites.page(Sites.SHOP);
		for (String url : List.of(Sites.API + "/api/items?first", Sites.API + "/api/items?second")) {
			assertThat(page.fetch(url, PUT).isRead()).isTrue();
			assertThat(methods(url)).containsExactly("OPTIONS", "PUT");
		}
	}

	@Test
	void preflightIsCachedForItsOriginOnly() {
		String url = Sites.API + "/api/items?origins";
		assertThat(sites.page(Sites.SHOP).fetch(url, PUT).isRead()).isTrue();
		assertThat(sites.page(Sites.SITE).fetch(url, PUT).isRead()).isTrue();
		assertThat(methods(url)).containsExactly("OPTIONS", "PUT", "OPTIONS", "PUT");
	}

	@Test
	void aPreflightCarriesNoCookiesAndTheRequestDoes() {
		sites.open(Sites.API + "/login");
		String url = Sites.API + "/api/items?cookies";
		assertThat(sites.page(Sites.SHOP).fetch(url, Map.of("method", "PUT", "credentials", "include")).status())
			.isEqualTo(200);
		assertThat(sites.exchanges(url)).extracting((exchange) -> exchange.header("Cookie"))
			.containsExactly(null, "none=ada");
	}

	@ParameterizedTest
	@ValueSource(strings = { Sites.STRANGER, Sites.BLOG })
	void requestOfAnotherOriginIsNeverSent(String origin) {
		String url = Sites.API + "/api/items?stranger=" + origin;
		assertThat(sites.page(origin).fetch(url, PUT).isRead()).isFalse();
		assertThat(methods(url)).containsExactly("OPTIONS");
	}

	@Test
	void aHeaderThatIsNotListedIsNeverSent() {
		String url = Sites.API + "/api/items?header";
		Map<String, ?> options = Map.of("headers", Map.of("x-tracking", "on"));
		assertThat(sites.page(Sites.SHOP).fetch(url, options).isRead()).isFalse();
		assertThat(sites.exchanges(url)).singleElement()
			.satisfies((exchange) -> assertThat(exchange.header("Access-Control-Request-Headers"))
				.isEqualTo("x-tracking"));
	}

	@Test
	void aHeaderThatIsListedIsSentAndRead() {
		String url = Sites.API + "/api/anything?json";
		Fetched fetched = sites.page(Sites.SHOP)
			.fetch(url, Map.of("method", "POST", "body", "{}", "headers", Map.of("Content-Type", "application/json",
					"Authorization", "Bearer x", "X-Requested-With", "XMLHttpRequest")));
		assertThat(fetched.status()).isEqualTo(200);
		assertThat(sites.exchanges(url)).extracting(Exchange::method).containsExactly("OPTIONS", "POST");
		assertThat(sites.exchanges(url).get(0).header("Access-Control-Request-Headers"))
			.isEqualTo("authorization,content-type,x-requested-with");
	}

	@Test
	void preflightOfEveryOriginIsAllowedWhereEveryOriginMayRead() {
		String url = Sites.API + "/api/public/items";
		Map<String, ?> options = Map.of("headers", Map.of("authorization", "Bearer x"));
		assertThat(sites.page(Sites.STRANGER).fetch(url, options).status()).isEqualTo(200);
		assertThat(methods(url)).containsExactly("OPTIONS", "GET");
	}

	private static List<String> methods(String url) {
		return sites.exchanges(url).stream().map(Exchange::method).toList();
	}

}
