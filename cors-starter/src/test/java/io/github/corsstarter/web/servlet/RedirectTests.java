package io.github.corsstarter.web.servlet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.github.corsstarter.testing.RedirectHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Redirects and links lead to the public address, with the prefix once.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class RedirectTests {

	private static final String BASE = "https://www.example.com";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream
			.of(Server.startEach(RedirectHandlers.class, settings("cors.enabled=true")),
					Server.startEach(RedirectHandlers.class, settings(Site.ALLOWED_ORIGINS)))
			.flatMap((each) -> each);
	}

	private static String[] settings(String further) {
		return new String[] { further, "cors.hosts.allowed=www.example.com", "cors.hosts.use-x-forwarded-host=true",
				"cors.hosts.scheme=https", "cors.hosts.prefix=/prod" };
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			# location                 | where it leads
			/items                     | https://www.example.com/prod/items
			/items?a=b#c               | https://www.example.com/prod/items?a=b#c
			/                          | https://www.example.com/prod/
			/prod/items                | https://www.example.com/prod/items
			/prod                      | https://www.example.com/prod
			/prod?a                    | https://www.example.com/prod?a
			/products                  | https://www.example.com/prod/products
			items                      | https://www.example.com/prod/a/items
			items?a=/b                 | https://www.example.com/prod/a/items?a=/b
			../items                   | https://www.example.com/prod/items
			?page=2                    | https://www.example.com/prod/a/redirect?page=2
			./items                    | https://www.example.com/prod/a/items
			https://other.example/x    | https://other.example/x
			http://www.example.com/x   | http://www.example.com/x
			//other.example/x          | https://other.example/x
			""")
	void sendRedirectLeadsToThePublicAddress(String location, String expected) {
		assertThat(redirected("/a/redirect", location)).isEqualTo(expected);
	}

	@Test
	void emptyLocationIsTheRequestedPath() {
		assertThat(redirected("/a/redirect", "")).isEqualTo(BASE + "/prod/a/redirect");
	}

	/**
	 * Jetty sends no redirect to what is no URI.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "next page", "a|b", "x?q={x}" })
	void aRelativeLocationThatIsNotEncodedDoesNotLeadToTheBackend(String location) {
		Response response = get("/a/redirect?to=" + URLEncoder.encode(location, StandardCharsets.UTF_8));
		assertThat(response.toString()).doesNotContain("backend.internal");
		if (Server.TOMCAT.runs(this.application)) {
			assertThat(location(response)).isEqualTo(BASE + "/prod/a/" + location);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "redirect", "redirect-with-status", "redirect-with-buffer", "redirect-with-both" })
	void everyOverloadOfSendRedirectDoesTheSame(String path) {
		assertThat(redirected("/a/" + path, "/items")).isEqualTo(BASE + "/prod/items");
		assertThat(redirected("/a/" + path, "items")).isEqualTo(BASE + "/prod/a/items");
		assertThat(redirected("/a/" + path, "https://other.example/x")).isEqualTo("https://other.example/x");
	}

	@Test
	void aForwardDoesNotChangeWhatALocationIsRelativeTo() {
		assertThat(redirected("/forward-to-redirect", "items")).isEqualTo(BASE + "/prod/items");
		assertThat(redirected("/forward-to-redirect", "/items")).isEqualTo(BASE + "/prod/items");
	}

	@Test
	void asyncServletRedirectsToThePublicAddress() {
		assertThat(redirected("/servlet/redirect", "/items")).isEqualTo(BASE + "/prod/items");
		assertThat(redirected("/servlet/redirect", "items")).isEqualTo(BASE + "/prod/servlet/items");
	}

	@Test
	void viewsRedirectToThePublicAddress() {
		assertThat(location(get("/view"))).isEqualTo(BASE + "/prod/items");
		assertThat(location(get("/a/relative-view"))).isEqualTo(BASE + "/prod/a/items");
	}

	@Test
	void linksAreMadeOfThePublicAddress() {
		assertThat(location(get("/created"))).isEqualTo(BASE + "/prod/created/7");
		assertThat(get("/links").body().lines()).containsExactly(BASE + "/prod/links", BASE + "/prod/items",
				BASE + "/prod");
	}

	private String redirected(String path, String location) {
		return location(get(path + "?to=" + URLEncoder.encode(location, StandardCharsets.UTF_8)));
	}

	private Response get(String path) {
		return this.application.sendRaw("GET " + path, "Host: backend.internal:8080",
				"X-Forwarded-Host: www.example.com");
	}

	private static String location(Response response) {
		assertThat(response.lines("Location")).hasSize(1);
		return response.lines("Location").get(0).substring("Location: ".length());
	}

}
