package io.github.corsstarter.web.servlet;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Vulnerabilities that were found in other CORS libraries, tried on this one over a
 * socket. Each test names the advisory or the report.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class CorsAdvisoryTests {

	private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(Application.class,
				"cors.allowed-origins=https://site.example.com,https://foo.com,https://bar.com,"
						+ "https://*.example.org,http://localhost:*",
				"spring.profiles.active=test", "cors.allowed-origin-regexes=https://[a-z]+\\.tenant\\.example",
				Site.CREDENTIALS, "cors.reject-disallowed=true", "cors.policies[0].name=public",
				"cors.policies[0].urls-regex=^/api/public/", "cors.policies[0].allow-all=true",
				"cors.policies[1].name=internal", "cors.policies[1].urls-regex=^/api/",
				"cors.policies[1].allowed-origins=https://admin.example.com", "cors.policies[2].name=late",
				"cors.policies[2].urls-regex=^/api/internal/", "cors.policies[2].allow-all=true");
	}

	@BeforeEach
	void forgetCalls() {
		calls();
	}

	@Test
	@DisplayName("CVE-2018-20744, CVE-2025-71381: allow-all sends *, never the requesting origin, never with credentials")
	void allowAllSendsAStar() {
		Response response = this.application.get("/api/public/items", "Origin: https://evil.example");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(ALLOW_ORIGIN + ": *", "Vary: Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "null", "https://site.example.com.evil.example" })
	@DisplayName("CVE-2017-20146, CVE-2023-49803: an unlisted origin is not reflected")
	void unlistedOriginIsNotReflected(String origin) {
		assertNotAllowed(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evilexample.org", "https://notsite.example.com", "https://evil-example.org",
			"https://example.org", "https://evil.example/.example.org", "https://.example.org" })
	@DisplayName("CVE-2024-27302, CVE-2023-28109: the end of a name is not a subdomain")
	void suffixOfANameIsNotASubdomain(String origin) {
		assertNotAllowed(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8080.evil.example", "http://localhost.evil.example",
			"http://localhost:80@evil.example", "https://site.example.com.evil.example",
			"https://site.example.community" })
	@DisplayName("CVE-2019-25211: text after a wildcard or a name does not match")
	void prefixOfAnOriginDoesNotMatch(String origin) {
		assertNotAllowed(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://siteXexample.com", "https://site.exampleXcom", "https://a.exampleXorg" })
	@DisplayName("CVE-2022-1996: a dot in a listed origin is a dot")
	void listedOriginIsNotARegularExpression(String origin) {
		assertNotAllowed(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://barfoo.com", "https://foobar.com", "https://foo.com.bar.com", "https://oo.com",
			"https://r.com", "https://bfoo.com" })
	@DisplayName("GHSA-vhxv-fg4m-p2w8: parts of two listed origins do not allow a third one")
	void partsOfListedOriginsDoNotCombine(String origin) {
		assertNotAllowed(origin);
		assertAllowed("https://foo.com");
		assertAllowed("https://bar.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://a.tenant.example.evil.example", "https://evil.example/https://a.tenant.example",
			"xhttps://a.tenant.example", "https://a.tenant.example:8443", "https://a1.tenant.example",
			"https://evil.example?https://a.tenant.example" })
	@DisplayName("CVE-2017-11173, CVE-2026-40110, GHSA-p8f7, CVE-2026-25478: a regular expression without anchors must match the whole origin")
	void regexMustMatchTheWholeOrigin(String origin) {
		assertNotAllowed(origin);
		assertAllowed("https://a.tenant.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://site.example.com@evil.example", "https://evil.example@site.example.com",
			"https://evil.example\\@site.example.com", "https://evil.example#@site.example.com",
			"https://evil.example[@site.example.com", "https://site.example.com:443@evil.example",
			"https://[site.example.com]", "https://site.example.com\\.evil.example", "https:/site.example.com",
			"https:site.example.com", "https:\\\\site.example.com", "https://site.example.com?",
			"https://site%2eexample.com" })
	@DisplayName("CVE-2024-22243, CVE-2024-22259, CVE-2024-22262: an origin is never parsed in a second way that finds an allowed host")
	void originIsNeverParsedInTwoWays(String origin) {
		assertNotAllowed(origin);
	}

	@Test
	@DisplayName("CVE-2017-7674: every response varies by Origin, refusals too")
	void everyResponseVariesByOrigin() {
		assertThat(this.application.get("/items").lines("Vary")).containsExactly("Vary: Origin");
		assertThat(this.application.get("/items", Site.ORIGIN).lines("Vary")).containsExactly("Vary: Origin");
		assertThat(this.application.get("/items", Site.OTHER_ORIGIN).lines("Vary")).singleElement()
			.asString()
			.startsWith("Vary: Origin");
		assertThat(this.application.send("OPTIONS", "/items", Site.OTHER_ORIGIN, Site.REQUEST_METHOD).lines("Vary"))
			.singleElement()
			.asString()
			.startsWith("Vary: Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST", "DELETE" })
	@DisplayName("CVE-2022-4147: a refused request is not executed and answered afterwards")
	void aRefusedRequestIsNotExecuted(String method) {
		assertThat(this.application.send(method, "/items", Site.OTHER_ORIGIN).status()).isEqualTo(403);
		assertThat(calls()).isZero();
	}

	@Test
	@DisplayName("CVE-2020-5397: a preflight reaches no handler, whatever its origin")
	void aPreflightReachesNoHandler() {
		this.application.send("OPTIONS", "/items", Site.ORIGIN, Site.REQUEST_METHOD);
		this.application.send("OPTIONS", "/items", Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		this.application.send("OPTIONS", "/items", Site.REQUEST_METHOD);
		assertThat(calls()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", ", ", "\t ,", "a,", "x", "content-type," })
	@DisplayName("GHSA-mh55, CVE-2026-69207: the answer does not depend on the requested header names, and of a long list nothing is read")
	void answerDoesNotDependOnRequestedHeaderNames(String part) {
		String[] headers = { Site.ORIGIN, Site.REQUEST_METHOD,
				"Access-Control-Request-Headers: " + part.repeat(6000 / part.length()) };
		Response response = this.application.sendRaw("OPTIONS /items", headers);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.lines("Access-Control-Allow-Headers")).singleElement().asString().hasSizeLessThan(200);
	}

	@Test
	@DisplayName("jub0bs/cors #7: requested names on several lines are allowed as on one")
	void requestedHeaderNamesMayStandOnSeveralLines() {
		Response response = this.application.sendRaw("OPTIONS /items", Site.ORIGIN, Site.REQUEST_METHOD,
				"Access-Control-Request-Headers: authorization", "Access-Control-Request-Headers: content-type");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.lines("Access-Control-Allow-Headers")).singleElement()
			.asString()
			.contains("authorization", "content-type");
	}

	@ParameterizedTest
	@ValueSource(strings = { "authorization, content-type", "Content-Type,Authorization",
			"authorization ,\tcontent-type", ",,authorization,,content-type,,", "content-type,authorization" })
	@DisplayName("jub0bs/cors #12, #15: no limit against attacks refuses allowed names")
	void unusualSpellingsOfAllowedNamesAreAllowed(String names) {
		Response response = this.application.sendRaw("OPTIONS /items", Site.ORIGIN, Site.REQUEST_METHOD,
				"Access-Control-Request-Headers: " + names);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.lines(ALLOW_ORIGIN)).hasSize(1);
	}

	@Test
	@DisplayName("jub0bs/cors #12, #15: the longest name that a host can have is allowed below a listed domain")
	void theLongestHostIsAllowed() {
		String label = "a".repeat(63);
		String below = String.join(".", label, label, label, "a".repeat(253 - 3 * 64 - ".example.org".length()));
		assertThat((below + ".example.org").length()).isEqualTo(253);
		assertAllowed("https://" + below + ".example.org");
	}

	@ParameterizedTest
	@CsvSource({ "/api/public/../secret, false", "/api/public/%2e%2e/secret, false", "/x/..;/api/public/y, false",
			"/api/public/..;/secret, false", "/api//public/x, false", "/api/public/x, true", "/api/%70ublic/x, true" })
	@DisplayName("CVE-2019-18978: a policy sees the path that the handler sees")
	void thePathIsCanonicalBeforeItIsMatched(String path, boolean open) {
		Response response = this.application.sendRaw("GET " + path, "Origin: https://evil.example");
		assertThat(response.lines(ALLOW_ORIGIN)).isEqualTo(open ? List.of(ALLOW_ORIGIN + ": *") : List.of());
	}

	@Test
	@DisplayName("CVE-2024-6839: of two expressions for a path the first one applies, not the longest")
	void firstMatchingPolicyApplies() {
		assertThat(this.application.get("/api/internal/x", "Origin: https://evil.example").lines(ALLOW_ORIGIN))
			.isEmpty();
		assertThat(this.application.get("/api/internal/x", "Origin: https://admin.example.com").lines(ALLOW_ORIGIN))
			.containsExactly(ALLOW_ORIGIN + ": https://admin.example.com");
	}

	@Test
	@DisplayName("CVE-2024-6844: a plus in a path is not a space")
	void plusInAPathIsNotASpace() {
		assertThat(this.application.sendRaw("GET /api+/public/x", "Origin: https://evil.example").lines(ALLOW_ORIGIN))
			.isEmpty();
		assertThat(this.application.sendRaw("GET /api/public/a+b", "Origin: https://evil.example").lines(ALLOW_ORIGIN))
			.containsExactly(ALLOW_ORIGIN + ": *");
	}

	@Test
	@DisplayName("CVE-2024-6866: paths are case-sensitive")
	void pathsAreCaseSensitive() {
		assertThat(this.application.get("/API/public/x", "Origin: https://evil.example").lines(ALLOW_ORIGIN)).isEmpty();
		assertThat(this.application.get("/api/Public/x", "Origin: https://evil.example").lines(ALLOW_ORIGIN)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a%0d%0aWARN%20forged", "/a%0aforged", "/a%1b[31mforged", "/a%22forged" })
	@DisplayName("CVE-2024-1681: a line break in a path does not break the log line")
	void lineBreakInAPathDoesNotBreakTheLogLine(String path, CapturedOutput output) {
		Response response = this.application.sendRaw("GET " + path, Site.OTHER_ORIGIN);
		assertThat(response.status()).isIn(400, 403);
		if (response.status() == 403) {
			assertThat(output.getOut().lines()).singleElement()
				.asString()
				.contains(" WARN ", "for \"/a\\u00", "forged\"");
		}
		else {
			assertThat(output).isEmpty();
		}
	}

	@Test
	@DisplayName("CVE-2024-6221: private network access is off by default")
	void privateNetworkAccessIsOffByDefault() {
		Response response = this.application.send("OPTIONS", "/items", Site.ORIGIN, Site.REQUEST_METHOD,
				"Access-Control-Request-Private-Network: true");
		assertThat(response.lines(ALLOW_ORIGIN)).hasSize(1);
		assertThat(response.toString()).doesNotContainIgnoringCase("private-network");
	}

	@Test
	@DisplayName("CVE-2026-54290: no part of a request but a listed origin is repeated in a header")
	void varyOfTheRequestIsNotCopied() {
		Response response = this.application.get("/items", Site.ORIGIN, "Vary: X-Poison", "X-Cors-Decision: X-Poison",
				"Access-Control-Allow-Headers: X-Poison", "Access-Control-Expose-Headers: X-Poison");
		assertThat(response.lines("Vary")).containsExactly("Vary: Origin");
		assertThat(response.toString()).doesNotContainIgnoringCase("poison");
	}

	@Test
	@DisplayName("expressjs/cors #106, vapor #2539, gorilla/handlers #275, fiber #4641, tomcat #383: Vary is added to, once")
	void varyIsNeitherLostNorDoubled() {
		for (Response response : new Response[] { this.application.get("/varies", Site.ORIGIN),
				this.application.get("/varies") }) {
			assertThat(response.lines("Vary")).hasSize(1);
			assertThat(response.values("Vary").get(0).toLowerCase(Locale.ROOT).split(", "))
				.containsExactlyInAnyOrder("origin", "accept-encoding", "cookie");
		}
	}

	@Test
	@DisplayName("rs/cors #198, jub0bs/cors #14: what a handler does to its headers is not seen in the next response")
	void responsesShareNoHeaderValues() {
		Response before = this.application.get("/items", Site.ORIGIN);
		assertThat(this.application.get("/meddles", Site.ORIGIN).corsLines())
			.containsExactlyInAnyOrderElementsOf(before.corsLines());
		assertThat(this.application.get("/items", Site.ORIGIN).corsLines()).isEqualTo(before.corsLines());
	}

	private void assertAllowed(String origin) {
		assertThat(this.application.sendRaw("GET /items", "Origin: " + origin).lines(ALLOW_ORIGIN))
			.containsExactly(ALLOW_ORIGIN + ": " + origin);
	}

	private void assertNotAllowed(String origin) {
		Response response = this.application.sendRaw("GET /items", "Origin: " + origin);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.lines().stream().filter((line) -> line.startsWith("Access-Control-")).toList()).isEmpty();
		assertThat(calls()).isZero();
	}

	private int calls() {
		return this.application.bean(CountingHandlers.class).takeCalls();
	}

	@Import({ CountingHandlers.class, Handlers.class })
	static class Application {

	}

	@RestController
	static class Handlers {

		@GetMapping("/varies")
		ResponseEntity<String> varies() {
			return ResponseEntity.ok()
				.header("Vary", "Accept-Encoding")
				.header("Vary", "Cookie, origin")
				.body("varies");
		}

		@GetMapping("/meddles")
		ResponseEntity<String> meddles() {
			HttpHeaders headers = new HttpHeaders();
			headers.put(ALLOW_ORIGIN, Collections.nCopies(2, "https://evil.example"));
			headers.add("Access-Control-Allow-Credentials", "false");
			headers.add("Vary", "Origin");
			return ResponseEntity.ok().headers(headers).body("meddled");
		}

	}

}
