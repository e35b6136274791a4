package io.github.corsstarter.chromium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The words that {@code docs/troubleshooting.md} quotes are those of Chromium's console,
 * and what they stand for there is what leads to them.
 */
@ExtendWith(SharedSites.class)
class ChromiumMessagesIT {

	private static final Map<String, String> PUT = Map.of("method", "PUT");

	private static final Map<String, String> INCLUDE = Map.of("credentials", "include");

	private static Sites sites;

	@BeforeAll
	static void take(Sites shared) {
		sites = shared;
	}

	@Test
	void theOriginIsNotListed() throws IOException {
		Page page = sites.page(Sites.STRANGER);
		page.fetch(Sites.API + "/api/items");
		assertSays(page, "No 'Access-Control-Allow-Origin' header is present");
	}

	@Test
	void somethingRefusesThePreflight() throws IOException {
		Page page = sites.page(Sites.SHOP);
		page.fetch(Sites.API + "/layers/refused", PUT);
		assertSays(page, "Response to preflight request doesn't pass access control check: "
				+ "It does not have HTTP ok status");
	}

	@Test
	void somethingRedirectsThePreflight() throws IOException {
		Page page = sites.page(Sites.SHOP);
		page.fetch(Sites.API + "/layers/moved", PUT);
		assertSays(page, "Redirect is not allowed for a preflight request");
	}

	@Test
	void twoLayersAddTheHeader() throws IOException {
		Page page = sites.page(Sites.SHOP);
		page.fetch(Sites.API + "/layers/twice");
		assertSays(page, "The 'Access-Control-Allow-Origin' header contains multiple values");
	}

	@Test
	void anyOriginIsAllowedAndThePageSendsCookies() throws IOException {
		Page page = sites.page(Sites.SHOP);
		page.fetch(Sites.API + "/api/public/items", INCLUDE);
		assertSays(page, "The value of the 'Access-Control-Allow-Origin' header in the response must not be the "
				+ "wildcard '*' when the request's credentials mode is 'include'");
	}

	@Test
	void credentialsAreOffAndThePageSendsCookies() throws IOException {
		Page page = sites.page(Sites.SHOP);
		page.fetch(Sites.API + "/api/anonymous/items", INCLUDE);
		assertSays(page, "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must "
				+ "be 'true'");
	}

	@Test
	void theHeaderIsNotListed() throws IOException {
		Page page = sites.page(Sites.SHOP);
		page.fetch(Sites.API + "/api/items", Map.of("headers", Map.of("X-Mine", "1")));
		assertSays(page,
				"Request header field x-mine is not allowed by Access-Control-Allow-Headers in preflight response");
	}

	@Test
	void theMethodIsNotListed() throws IOException {
		Page page = sites.page(Sites.SHOP);
		page.fetch(Sites.API + "/api/public/items", PUT);
		assertSays(page, "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response");
	}

	private static void assertSays(Page page, String words) throws IOException {
		assertThat(Files.readString(Path.of("..", "docs", "troubleshooting.md"))).contains(words);
		assertThat(page.console()).anyMatch((line) -> line.contains(words));
	}

}
