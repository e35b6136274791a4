package io.github.corsstarter.compatibility;

import java.util.ArrayList;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint on a port of its own, where everything is permitted, and not on that of
 * the application; and on that of the application where there is no other.
 */
@SpringBootTest(classes = ServedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "management.endpoints.web.exposure.include=cors",
				"cors.allowed-origins=https://app.example.com", "cors.policies[0].name=public",
				"cors.policies[0].urls-regex=^/public/", "cors.policies[0].allow-all=true",
				"cors.hosts.allowed=www.example.com", "cors.hosts.proxy-secret-header=X-Origin-Verify",
				"cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA", "cors.csrf.enabled=true", "cors.debug=true" })
class EndpointOverHttpTests {

	private static final String QUESTION = "?origin=https://app.example.com&method=PUT&path=/items&headers=x-xsrf-token"
			+ "&host=www.example.com";

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@Test
	void configurationIsShownInReadingOrder() {
		String json = ask("");
		assertThat(json).startsWith("{\"configured\":true,\"reportOnly\":false,\"cors\":{\"active\":true,")
			.containsSubsequence("\"policies\":[{\"name\":\"public\",\"key\":\"cors.policies[0]\",\"urlsRegex\":",
					"{\"name\":\"default\"", "\"hosts\":{", "\"csrf\":{", "\"warnings\":{\"count\":");
		assertThat(JsonPath.<String>read(json, "$.cors.policies[1].allowedOrigins.values[0]"))
			.isEqualTo("https://app.example.com");
	}

	@Test
	void aRequestIsExplained() {
		String json = ask(QUESTION);
		assertThat(json).containsSubsequence("{\"request\":{\"origin\":", "\"verdict\":", "\"cors\":", "\"hosts\":",
				"\"csrf\":");
		assertThat(JsonPath.<String>read(json, "$.verdict")).contains("the header x-xsrf-token is not listed");
		assertThat(JsonPath.<String>read(json, "$.hosts.reason.code")).isEqualTo("host-listed");
		assertThat(JsonPath.<String>read(json, "$.csrf.reason.code")).isEqualTo("csrf-origin-not-trusted");
	}

	@ParameterizedTest
	@CsvSource({ "origin=null,null-origin-not-allowed", "origin=https://other.example,origin-not-allowed",
			"path=/public/x&origin=https://other.example,any-origin-allowed", "method=GET,no-origin",
			"headers=x,no-origin", "host=x,no-origin" })
	void everyParameterCanBeLeftOut(String question, String code) {
		assertThat(JsonPath.<String>read(ask("?" + question), "$.cors.reason.code")).isEqualTo(code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", QUESTION })
	void thereAreNeitherNullsNorSecrets(String question) {
		assertThat(ask(question)).doesNotContain(":null", "X-Origin-Verify", "kMfE3hX9_wQ2-rTz7LpA");
	}

	@Test
	void thePortOfTheApplicationHasNoEndpoint() {
		assertThat(new HttpPeer(this.port).get("/actuator/cors").status()).isNotEqualTo(200);
	}

	@Test
	void withoutAPortOfItsOwnTheEndpointIsOnThatOfTheApplication() {
		Response response = askAlone("?origin=https://app.example.com&method=PUT&path=/items",
				"management.endpoints.web.exposure.include=cors");
		assertThat(response.status()).isEqualTo(200);
		assertThat(JsonPath.<String>read(response.body(), "$.cors.reason.code")).isEqualTo("origin-listed");
		assertThat(JsonPath.<String>read(response.body(), "$.verdict"))
			.startsWith("The browser asks first with a preflight, is allowed to, sends the request");
	}

	@Test
	void endpointIsNotExposedByDefault() {
		assertThat(askAlone("").status()).isEqualTo(404);
	}

	/**
	 * Ask an application that has one port for everything.
	 */
	private Response askAlone(String question, String... settings) {
		List<String> all = new ArrayList<>(List.of("cors.allowed-origins=https://app.example.com"));
		all.addAll(List.of(settings));
		try (RunningApplication application = RunningApplication.start("one port", List.of(ServedApplication.class),
				all)) {
			return application.get("/actuator/cors" + question);
		}
	}

	private String ask(String question) {
		Response response = new HttpPeer(this.managementPort).get("/actuator/cors" + question);
		assertThat(response.status()).as(response.body()).isEqualTo(200);
		return response.body();
	}

}
