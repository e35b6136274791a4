package io.github.corsstarter.test;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.SpringBootMockMvcBuilderCustomizer;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
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
	void allowedOriginsWhereTheStarterRefuses() {
		advises((page) -> assertThat(page.get("/items")).isReadable(),
				List.of("cors.allowed-origins[0]=http://app.example.com", "cors.reject-disallowed=true"),
				"The application allows http://app.example.com, and the page is at https://app.example.com.",
				List.of(ORIGIN, "cors.reject-disallowed=true"));
	}

	@Test
	void otherReasonsAreThoseOfTheDocumentation() {
		ScriptedServer refusing = new ScriptedServer().answerWithBody(403,
				"csrf-origin-not-trusted: the page is of another site\n", "Content-Type: text/plain;charset=UTF-8");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(APP.through(refusing).post("/items")).isReadable())
			.withMessageContaining("Cause:   cors-starter decided it: the page is of another site.")
			.withMessageContaining("Reason:  csrf-origin-not-trusted, missing-allow-origin-header");
	}

	@Test
	void theReasonOfTheStarterIsInTheMessage() {
		run(List.of("cors.allowed-origins[0]=https://example.com"), (page) -> {
			assertThat(page.get("/items")).isBlocked().because("origin-not-allowed");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> assertThat(page.get("/items")).isReadable())
				.withMessageContaining("Reason:  missing-allow-origin-header, origin-not-allowed\n")
				.withMessageContaining("Starter: origin-not-allowed; policy=default\n");
		});
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
		advises((page) -> assertThat(page.put("/items")).remembersPreflightFor(Duration.ofMinutes(10)),
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
		run(mistake, (page) -> assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> test.accept(page))
			.withMessageContaining(action));
		run(fixed, test);
	}

	private static void run(List<String> settings, Consumer<ConnectedBrowser> test) {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DispatcherServletAutoConfiguration.class,
					WebMvcAutoConfiguration.class, CorsAutoConfiguration.class))
			.withUserConfiguration(Items.class)
			.withPropertyValues(settings.toArray(String[]::new))
			.withPropertyValues("cors.debug=true")
			.run((context) -> {
				DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(context);
				new SpringBootMockMvcBuilderCustomizer(context).customize(builder);
				test.accept(APP.using(builder.build()));
			});
	}

	@RestController
	static class Items {

		@GetMapping("/items")
		ResponseEntity<String> items() {
			return ResponseEntity.ok().header("X-Total-Count", "0").body("[]");
		}

	}

}
