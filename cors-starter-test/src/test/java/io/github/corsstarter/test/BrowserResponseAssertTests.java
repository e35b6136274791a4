package io.github.corsstarter.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What each assertion means.
 */
class BrowserResponseAssertTests {

	private static final Browser APP = Browser.at("https://app.example.com");

	private static final String ALLOWED = "Access-Control-Allow-Origin: https://app.example.com";

	private static final String CREDENTIALS = "Access-Control-Allow-Credentials: true";

	private final ScriptedServer server = new ScriptedServer();

	@Test
	void aResponseWithTheOriginIsReadable() {
		this.server.answer(404, ALLOWED, "X-Total-Count: 3", "Access-Control-Expose-Headers: X-Total-Count");
		assertThat(page().get("/items")).isReadable()
			.hasStatus(404)
			.exposes("x-total-count")
			.doesNotExpose("ETag")
			.sentNoPreflight();
	}

	@Test
	void aResponseWithoutTheOriginIsBlocked() {
		this.server.answer(200);
		assertThat(page().get("/items")).isBlocked().because("missing-allow-origin-header");
		fails(() -> assertThat(page().get("/items")).isReadable());
		fails(() -> assertThat(page().get("/items")).hasStatus(200));
	}

	@Test
	void aReadableResponseIsNotBlocked() {
		this.server.answer(200, ALLOWED);
		fails(() -> assertThat(page().get("/items")).isBlocked());
		fails(() -> assertThat(page().get("/items")).isOpaque());
		fails(() -> assertThat(page().get("/items")).hasStatus(201));
		fails(() -> assertThat(page().get("/items")).exposes("ETag"));
	}

	@Test
	void aRequestWithoutCorsIsOpaque() {
		this.server.answer(200);
		assertThat(page().get("/logo.png").withoutCors()).isOpaque();
		fails(() -> assertThat(page().get("/logo.png").withoutCors()).isReadable());
	}

	@Test
	void theReasonOfTheStarterIsOneOfTheReasons() {
		this.server.answer(200, "X-Cors-Decision: origin-not-allowed; policy=default");
		assertThat(page().get("/items")).isBlocked()
			.because("origin-not-allowed")
			.because("missing-allow-origin-header");
		fails(() -> assertThat(page().get("/items")).because("origin-malformed"));
	}

	@Test
	void theReasonOfARefusalIsReadFromItsProblem() {
		this.server.answerWithBody(403,
				"{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"No rule.\",\"code\":\"origin-not-allowed\"}\n",
				"Content-Type: application/problem+json");
		assertThat(page().get("/items")).isBlocked().because("origin-not-allowed");
	}

	@Test
	void theReasonOfARefusalIsReadFromItsLine() {
		this.server.answerWithBody(403, "origin-not-allowed: no rule allows it\n",
				"Content-Type: text/plain;charset=UTF-8");
		assertThat(page().get("/items")).isBlocked().because("origin-not-allowed");
	}

	@Test
	void aMethodAndAHeaderNeedAPreflight() {
		this.server.answer(204, ALLOWED, "Access-Control-Allow-Methods: PUT", "Access-Control-Allow-Headers: x-one");
		assertThat(page().put("/items/1").header("X-One", "1")).sentPreflight()
			.sentPreflightFor("PUT", "X-One")
			.passesPreflight()
			.isReadable();
		fails(() -> assertThat(page().put("/items/1")).sentPreflightFor("x-one"));
		fails(() -> assertThat(page().put("/items/1")).sentNoPreflight());
		fails(() -> assertThat(page().delete("/items/1")).passesPreflight());
		fails(() -> assertThat(page().get("/items/1")).sentPreflight());
	}

	@Test
	void onlyThePreflightIsSent() {
		this.server.answer(204, ALLOWED, "Access-Control-Allow-Methods: PUT", "Vary: Origin");
		assertThat(page().put("/items/1").preflightOnly()).passesPreflight().variesByOrigin();
		assertThat(this.server.requests()).extracting(Transport.Request::method).containsExactly("OPTIONS");
		fails(() -> assertThat(page().put("/items/1").preflightOnly()).isReadable());
		fails(() -> assertThat(page().put("/items/1").preflightOnly()).isBlocked());
		assertThat(page().delete("/items/1").preflightOnly()).isBlocked();
	}

	@Test
	void theBodyIsSentWithTheRequestAndNotWithThePreflight() {
		this.server.answer(200, ALLOWED, "Access-Control-Allow-Headers: content-type");
		assertThat(page().post("/items").json("{}")).isReadable().sentPreflightFor("content-type");
		assertThat(this.server.requests()).extracting(Transport.Request::body).containsExactly(null, "{}");
		assertThat(this.server.requests()).extracting(Transport.Request::preflight).containsExactly(true, false);
	}

	@Test
	void aPreflightIsRememberedForItsTime() {
		this.server.answer(204, ALLOWED, "Access-Control-Allow-Methods: PUT", "Access-Control-Max-Age: 600");
		assertThat(page().put("/items/1")).remembersPreflightFor(Duration.ofMinutes(10));
		fails(() -> assertThat(page().put("/items/1")).remembersPreflightFor(Duration.ofSeconds(601)));
	}

	@Test
	void browsersLimitTheTime() {
		this.server.answer(204, ALLOWED, "Access-Control-Allow-Methods: PUT", "Access-Control-Max-Age: 86400");
		assertThat(APP.inFirefox().through(this.server).put("/items/1")).remembersPreflightFor(Duration.ofDays(1));
		assertThat(page().put("/items/1")).remembersPreflightFor(Duration.ofHours(2));
		fails(() -> assertThat(APP.inSafari().through(this.server).put("/items/1"))
			.remembersPreflightFor(Duration.ofSeconds(601)));
	}

	@Test
	void aCookieOfTheSameSiteIsStoredAndSent() {
		this.server.answer(200, ALLOWED, CREDENTIALS, "Set-Cookie: SESSION=1; Secure; SameSite=Lax");
		ConnectedBrowser page = page().servedAt("https://api.example.com");
		BrowserResponse login = page.post("/login").withCredentials().send();
		assertThat(login).isReadable().setsCookie("SESSION").sendsNoCookies();
		assertThat(login.browser().get("/me").withCredentials()).sendsCookies("SESSION");
		assertThat(login.browser().get("/me")).sendsNoCookies();
		fails(() -> assertThat(page.get("/me").withCredentials()).sendsCookies("SESSION"));
		fails(() -> assertThat(login).refusesCookie("SESSION"));
		fails(() -> assertThat(login).setsCookie("OTHER"));
	}

	@Test
	void aLaxCookieOfAnotherSiteIsRefused() {
		this.server.answer(200, ALLOWED, CREDENTIALS, "Set-Cookie: SESSION=1; Secure; SameSite=Lax");
		assertThat(page().servedAt("https://api.example.net").get("/me").withCredentials()).refusesCookie("SESSION");
		fails(() -> assertThat(page().servedAt("https://api.example.net").get("/me").withCredentials())
			.setsCookie("SESSION"));
	}

	@Test
	void registrableDomainsAreThoseOfThePublicSuffixList() {
		this.server.answer(200, "Access-Control-Allow-Origin: https://one.github.io", CREDENTIALS,
				"Set-Cookie: SESSION=1; Secure; SameSite=Lax");
		assertThat(Browser.at("https://one.github.io")
			.through(this.server)
			.servedAt("https://two.github.io")
			.get("/me")
			.withCredentials()).refusesCookie("SESSION");
	}

	@Test
	void aCachedResponseNeedsToVaryByOrigin() {
		this.server.answer(200, ALLOWED, "Vary: Accept-Encoding, origin");
		assertThat(page().get("/items")).variesByOrigin();
		ScriptedServer any = new ScriptedServer().answer(200, "Access-Control-Allow-Origin: *");
		assertThat(APP.through(any).get("/items")).variesByOrigin();
		ScriptedServer fixed = new ScriptedServer().answer(200, ALLOWED, "Vary: Original");
		fails(() -> assertThat(APP.through(fixed).get("/items")).variesByOrigin());
	}

	@Test
	void aPageInASandboxHasTheOriginNull() {
		this.server.answer(200, "Access-Control-Allow-Origin: null");
		assertThat(APP.inSandbox().through(this.server).get("/items")).isReadable();
		assertThat(page().get("/items")).isBlocked();
	}

	@Test
	void aRedirectToAnotherOriginIsNotFollowed() {
		this.server.answer(302, ALLOWED, "Location: https://login.example.com/");
		assertThat(page().get("/items")).isBlocked().because("no-answer");
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void aRedirectWithinTheApplicationIsFollowed() {
		this.server.answer(302, ALLOWED, "Location: /other").answer(200, ALLOWED);
		assertThat(page().get("/items?page=2")).isReadable();
		assertThat(this.server.requests()).extracting(Transport.Request::target)
			.containsExactly("/items?page=2", "/other");
	}

	@Test
	void aPageOnTlsCannotCallAnApplicationWithout() {
		this.server.answer(200, ALLOWED);
		assertThat(page().servedAt("http://api.example.com").get("/items")).isBlocked().because("mixed-content");
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void aPathStartsWithASlashAndAnOriginEndsBeforeThePath() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> page().get("items"))
			.withMessageContaining("A path starts with a slash");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> page().get("/items?q={"))
			.withMessageContaining("A path is written encoded");
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> page().servedAt("https://api.example.com/v1"))
			.withMessageContaining("has a path");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Browser.at("app.example.com"))
			.withMessage(
					"A page has a URL such as https://app.example.com, with http or https and a host, but this is: "
							+ "app.example.com");
	}

	@Test
	void theMessageIsTheOneInTheDocumentation() throws IOException {
		this.server.answer(401, "WWW-Authenticate: Basic realm=\"Realm\"");
		String documentation = Files.readString(Path.of("..", "docs", "testing.md"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(page().put("/items/1")).isReadable())
			.satisfies((error) -> assertThat(documentation).contains("```text\n" + error.getMessage() + "```"));
	}

	@Test
	void aFailureAsksAFewMorePreflightsAndNothingElse() {
		this.server.answerWithBody(403, "Invalid CORS request");
		fails(() -> assertThat(page().put("/items/1").header("X-One", "1")).isReadable());
		assertThat(this.server.requests()).hasSizeLessThanOrEqualTo(1 + 16).allMatch(Transport.Request::preflight);
	}

	private ConnectedBrowser page() {
		return APP.through(this.server);
	}

	private static void fails(Runnable assertion) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion::run);
	}

}
