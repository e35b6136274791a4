package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.testing.PathHandlers;
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

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where trailing slashes are ignored, no way of writing one leads to a handler past the
 * policy for its path, nor past the other rules about paths.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class TrailingSlashPolicyTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(Application.class, "cors.ignore-trailing-slash=true", Site.ALLOWED_ORIGINS,
				Site.CREDENTIALS, Site.EXPOSE_HEADERS, "cors.policies[0].urls-regex=^/admin$",
				"cors.policies[0].enabled=false", "cors.hosts.allowed=www.example.com",
				"cors.hosts.exempt-urls-regex=^/health$", "cors.csrf.enabled=true",
				"cors.csrf.exempt-urls-regex=^/hook$");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin", "/admin/", "/admin/?a=/", "/%61dmin/", "/admin;x/", "/admin;x=1/" })
	void policyForThePathOfTheHandlerApplies(String path) {
		Response response = send("GET " + path, Site.ORIGIN);
		assertThat(response.body()).isEqualTo("admin");
		assertThat(response.corsLines()).isEmpty();
	}

	/**
	 * Who refuses is the server. What it lets through is another handler's, with the
	 * policy for that. Reactor Netty refuses few (N2), and what can be read in two ways
	 * allows nothing.
	 */
	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			/admin//              , 200, 400
			/admin///             , 200, 400
			//admin/              , 200, 400
			/admin/;x/            , 200, 400
			/admin/;/             , 200, 400
			/admin/;x             , 200, 200
			/;x/admin/            , 200, 400
			/admin/./             , 200, 200
			/admin/%2e/           , 200, 400
			/./admin/             , 200, 200
			/other/../admin/      , 200, 200
			/admin/other/../      , 200, 200
			/admin/..;/admin/     , 200, 400
			/admin%2F             , 400, 400
			/admin%2f/            , 400, 400
			/admin/%2F            , 400, 400
			/admin%252F/          , 200, 400
			/admin%5C/            , 400, 400
			/admin\\/             , 400, 400
			/admin/%00/           , 400, 400
			/admin%3B/            , 200, 200
			/admin%3Bx/           , 200, 200
			/admin%20/            , 200, 200
			/admin%0A/            , 200, 400
			""")
	void noOtherSpellingLeadsToItPastThePolicy(String path, int onTomcat, int onJetty) {
		Response response = send("GET " + path, Site.ORIGIN);
		assertThat(response.lines("Location")).isEmpty();
		if (Server.NETTY.runs(this.application)) {
			assertThat(response.status()).isIn(200, 400);
		}
		else {
			assertThat(response.status()).isEqualTo((Server.TOMCAT.runs(this.application)) ? onTomcat : onJetty);
		}
		if (response.status() == 200) {
			assertThat(response.body()).isEqualTo("other");
			assertThat(response.corsLines())
				.containsExactlyInAnyOrder(isUndecided(response) ? Site.RESPONSE_TO_OTHERS : Site.RESPONSE);
		}
		else {
			assertThat(response.body()).isNotEqualTo("admin");
			assertThat(response.corsLines()).isEmpty();
		}
	}

	private boolean isUndecided(Response response) {
		return Server.NETTY.runs(this.application) && response.lines("Access-Control-Allow-Origin").isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/items", "/items/", "/items/?a=b" })
	void preflightIsAnsweredByThePolicyForThePathOfTheHandler(String path) {
		Response response = send("OPTIONS " + path, Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@Test
	void aPreflightForAPathWithoutCorsReachesTheApplicationWithASlashToo() {
		Response response = send("OPTIONS /admin/", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(send("OPTIONS /admin", Site.ORIGIN, Site.REQUEST_METHOD).status());
		assertThat(response.lines("Access-Control-Allow-Origin")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/health, 200", "/health/, 200", "/items, 400", "/items/, 400" })
	void thePathsThatAreExemptFromTheCheckOfHostsAreThoseOfHandlers(String path, int status) {
		assertThat(this.application.sendRaw("GET " + path, "Host: 10.0.0.1").status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "/hook, 200", "/hook/, 200", "/items, 403", "/items/, 403" })
	void thePathsThatAreExemptFromTheProtectionAreThoseOfHandlers(String path, int status) {
		assertThat(send("POST " + path, Site.OTHER_ORIGIN, "Sec-Fetch-Site: cross-site", "Content-Length: 0").status())
			.isEqualTo(status);
	}

	private Response send(String requestLine, String... headers) {
		return this.application.sendRaw(requestLine,
				Stream.concat(Stream.of("Host: www.example.com"), List.of(headers).stream()).toArray(String[]::new));
	}

	@Import({ PathHandlers.class, Handlers.class })
	static class Application {

	}

	@RestController
	static class Handlers {

		@GetMapping("/admin")
		String admin() {
			return "admin";
		}

		@GetMapping("/health")
		String health() {
			return "healthy";
		}

		@PostMapping({ "/hook", "/items" })
		String posted() {
			return "posted";
		}

	}

}
