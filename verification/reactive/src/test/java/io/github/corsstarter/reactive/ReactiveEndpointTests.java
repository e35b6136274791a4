package io.github.corsstarter.reactive;

import java.util.List;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint of a reactive application, on its port.
 */
class ReactiveEndpointTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start("reactive", List.of(Handlers.class),
				List.of("cors.allowed-origins=https://app.example.com", "cors.hosts.allowed=www.example.com,localhost",
						"cors.csrf.enabled=true", "cors.reloadable=true", "spring.webflux.base-path=/shop",
						"management.endpoints.web.exposure.include=cors",
						"management.endpoint.cors.access=unrestricted"));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static String ask(String question) {
		return application.get("/shop/actuator/cors" + question).body();
	}

	@Test
	void partsThatActAreShown() {
		String json = ask("");
		assertThat(JsonPath.<Boolean>read(json, "$.cors.active")).isTrue();
		assertThat(JsonPath.<Boolean>read(json, "$.hosts.active")).isTrue();
		assertThat(JsonPath.<Boolean>read(json, "$.csrf.active")).isTrue();
		assertThat(JsonPath.<String>read(json, "$.cors.policies[0].allowedOrigins.values[0]"))
			.isEqualTo("https://app.example.com");
	}

	@Test
	void requestIsExplainedByThePathThatItsClientUses() {
		String json = ask("?origin=https://app.example.com&method=PUT&path=/shop/ok&host=www.example.com");
		assertThat(JsonPath.<String>read(json, "$.request.path")).isEqualTo("/ok");
		assertThat(JsonPath.<String>read(json, "$.cors.reason.code")).isEqualTo("origin-listed");
		assertThat(JsonPath.<String>read(json, "$.hosts.reason.code")).isEqualTo("host-listed");
		assertThat(JsonPath.<String>read(json, "$.csrf.reason.code")).isEqualTo("csrf-origin-not-trusted");
	}

	@Test
	void settingsAreReadAgainOnRequest() {
		assertThat(application.peer().send(Request.of("POST", "/shop/actuator/cors", "Host: localhost")).body())
			.contains("\"configuration\":1");
	}

}
