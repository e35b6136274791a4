package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * In an application with cors-starter the action is one of its settings, and it works.
 */
class StarterAdviceTests {

	private static final Browser APP = Browser.at("https://app.example.com");

	private static final String ORIGIN = "cors.allowed-origins[0]=https://app.example.com";

	@Test
	void allowedOrigins() {
		advises((page) -> assertThat(page.get("/items")).isReadable(),
				List.of("cors.allowed-origins[0]=https://example.com"),
				"allowed-origins: [\"https://app.example.com\"]", List.of(ORIGIN));
	}

	@Test
	void theReasonOfTheStarterIsInTheMessage() {
		try (RunningApplication application = start(List.of("cors.allowed-origins[0]=https://example.com"))) {
			assertThat(page(application).get("/items")).isBlocked().because("origin-not-allowed");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> assertThat(page(application).get("/items")).isReadable())
				.withMessageContaining("Reason:  missing-allow-origin-header, origin-not-allowed\n")
				.withMessageContaining("Starter: origin-not-allowed; policy=default\n");
		}
	}

	@Test
	void withoutTheReasonOfTheStarterTheMessageSaysHowToGetIt() {
		ScriptedServer silent = new ScriptedServer().answer(200);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(APP.through(silent).get("/items")).isReadable())
			.withMessageContaining("Starter: says nothing. Set cors.debug=true for this test");
	}

	@Test
	void extraAllowMethods() {
		advises((page) -> assertThat(page.request("PURGE", "/items")).passesPreflight(), List.of(ORIGIN),
				"extra-allow-methods: [PURGE]", List.of(ORIGIN, "cors.extra-allow-methods[0]=PURGE"));
	}

	@Test
	void extraAllowHeaders() {
		advises((page) -> assertThat(page.get("/items").header("X-Request-Id", "1")).isReadable(), List.of(ORIGIN),
				"extra-allow-headers: [x-request-id]", List.of(ORIGIN, "cors.extra-allow-headers[0]=x-request-id"));
	}

	@Test
	void credentials() {
		advises((page) -> assertThat(page.get("/items").withCredentials()).isReadable(), List.of(ORIGIN),
				"credentials: true", List.of(ORIGIN, "cors.credentials=true"));
	}

	@Test
	void allowedOriginsInsteadOfAllowAll() {
		advises((page) -> assertThat(page.get("/items").withCredentials()).isReadable(), List.of("cors.allow-all=true"),
				"allowed-origins: [\"https://app.example.com\"]\n      credentials: true",
				List.of(ORIGIN, "cors.credentials=true"));
	}

	@Test
	void exposeHeaders() {
		advises((page) -> assertThat(page.get("/items")).exposes("X-Total-Count"), List.of(ORIGIN),
				"expose-headers: [X-Total-Count]", List.of(ORIGIN, "cors.expose-headers[0]=X-Total-Count"));
	}

	@Test
	void preflightMaxAge() {
		advises((page) -> assertThat(page.put("/items")).remembersPreflightFor(java.time.Duration.ofMinutes(10)),
				List.of(ORIGIN, "cors.preflight-max-age=0"), "preflight-max-age: 600",
				List.of(ORIGIN, "cors.preflight-max-age=600"));
	}

	@Test
	void urlsRegex() {
		advises((page) -> assertThat(page.get("/items")).isReadable(), List.of(ORIGIN, "cors.urls-regex=^/api/"),
				"let cors.urls-regex match /items", List.of(ORIGIN, "cors.urls-regex=^/items"));
	}

	private static void advises(Consumer<ConnectedBrowser> test, List<String> mistake, String action,
			List<String> fixed) {
		try (RunningApplication application = start(mistake)) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> test.accept(page(application)))
				.withMessageContaining(action);
		}
		try (RunningApplication application = start(fixed)) {
			test.accept(page(application));
		}
	}

	private static ConnectedBrowser page(RunningApplication application) {
		return APP.calling("http://localhost:" + application.port());
	}

	private static RunningApplication start(List<String> settings) {
		List<String> withDebug = new ArrayList<>(settings);
		withDebug.add("cors.debug=true");
		return RunningApplication.start("starter", List.of(Items.class), withDebug);
	}

	@EnableAutoConfiguration(exclude = ServletWebSecurityAutoConfiguration.class)
	@RestController
	static class Items {

		@GetMapping("/items")
		ResponseEntity<String> items() {
			return ResponseEntity.ok().header("X-Total-Count", "0").body("[]");
		}

	}

}
