package io.github.corsstarter.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of {@code docs/gateway.md} do what the page says.
 */
class GatewayDocumentTests {

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static final Path EXAMPLES = Path.of("src", "test", "resources", "documented");

	private static final String PAGE = "Origin: https://app.example.com";

	@AfterAll
	static void stop() {
		UPSTREAM.close();
	}

	private static RunningApplication start(String example) {
		return RunningApplication.start(example, List.of(Gateway.class), List
			.of("spring.config.location=" + EXAMPLES.resolve(example + ".yml").toUri(), "ITEMS_URL=" + UPSTREAM.url()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "one-minute", "hosts", "prefix" })
	void exampleIsOnThePage(String example) throws IOException {
		String page = Files.readString(Path.of("..", "..", "docs", "gateway.md"));
		assertThat(page.replaceAll("(?m)^ +", ""))
			.contains(Files.readString(EXAMPLES.resolve(example + ".yml")).replaceAll("(?m)^ +", ""));
	}

	@Test
	void inOneMinuteThePageReadsWhatTheServiceAnswers() {
		try (RunningApplication gateway = start("one-minute")) {
			assertThat(gateway.get("/api/doubled", PAGE).accessControlLines()).containsExactlyInAnyOrder(
					"Access-Control-Allow-Origin: https://app.example.com", "Access-Control-Allow-Credentials: true",
					"Access-Control-Expose-Headers: X-Total-Count");
			assertThat(gateway.get("/api/doubled", "Origin: https://evil.example").accessControlLines()).isEmpty();
		}
	}

	@Test
	void servicesAreToldWhatTheStarterFound() {
		try (RunningApplication gateway = start("hosts")) {
			assertThat(gateway
				.sendRaw("GET /api/seen", "Host: www.example.com", "X-Forwarded-Host: www.example.com",
						"X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.7")
				.body()
				.lines())
				.contains("X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https", "X-Forwarded-Port: 443");
			assertThat(gateway.sendRaw("GET /api/seen", "Host: evil.example", "X-Forwarded-For: 203.0.113.7").status())
				.isEqualTo(400);
		}
	}

	@Test
	void routeForThePublicPathTellsTheServiceThePrefix() {
		try (RunningApplication gateway = start("prefix")) {
			Response response = gateway.sendRaw("GET /api/seen", PAGE, "Host: www.example.com",
					"X-Forwarded-Prefix: /shop");
			assertThat(response.body()).startsWith("/api/seen\n").contains("X-Forwarded-Prefix: /shop\n");
			assertThat(response.accessControlLines())
				.containsExactly("Access-Control-Allow-Origin: https://app.example.com");
		}
	}

	@Test
	void preflightOutsideOfThePoliciesDoesNotReachTheService() {
		try (RunningApplication gateway = Gateway.before(UPSTREAM.url(), "cors.allowed-origins=https://app.example.com",
				"cors.urls-regex=^/other/")) {
			UPSTREAM.received();
			Response response = gateway.send("OPTIONS", "/api/reflecting", PAGE, "Access-Control-Request-Method: PUT");
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.accessControlLines()).isEmpty();
			assertThat(UPSTREAM.received()).isEmpty();
		}
	}

}
