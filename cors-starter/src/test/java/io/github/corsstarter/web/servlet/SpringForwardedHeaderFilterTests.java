package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.RedirectHandlers;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.ForwardedHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring's own filter, which an application may have as a bean from earlier times, stands
 * behind ours and finds no header that tells an address.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class SpringForwardedHeaderFilterTests {

	/**
	 * The last of them wakes Spring's filter.
	 */
	private static final String[] FORGED = { "Host: backend.internal:8080", "X-Public-Host: www.example.com",
			"Forwarded: host=evil.example;proto=http", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: ftp",
			"X-Forwarded-Port: 444", "X-Forwarded-Prefix: /evil", "X-Forwarded-Ssl: on", "X-Forwarded-For: 6.6.6.6" };

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, "cors.hosts.allowed=www.example.com",
				"cors.hosts.use-x-forwarded-host=true", "cors.hosts.forwarded-host-header=X-Public-Host",
				"cors.hosts.forwarded-proto-header=X-Public-Proto", "cors.hosts.scheme=https",
				"cors.hosts.prefix=/prod");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/seen", "/callable", "/servlet/writes" })
	void theAddressStaysThePublicOne(String path) {
		Response response = this.application.sendRaw("GET " + path, FORGED);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body())
			.contains("scheme=https\n", "secure=true\n", "name=www.example.com\n", "port=443\n",
					"url=https://www.example.com/prod" + path + "\n", "uri=/prod" + path + "\n", "context=/prod\n",
					"path=" + path + "\n", "names=[host]\n", "host=www.example.com\n")
			.doesNotContain("evil", "backend.internal");
	}

	@Test
	void linksAndViewsLeadToThePublicAddress() {
		assertThat(this.application.sendRaw("GET /links", FORGED).body().lines()).containsExactly(
				"https://www.example.com/prod/links", "https://www.example.com/prod/items",
				"https://www.example.com/prod");
		assertThat(this.application.sendRaw("GET /view", FORGED).lines("Location"))
			.containsExactly("Location: https://www.example.com/prod/items");
	}

	@Test
	void anotherHostIsRefused() {
		assertThat(this.application
			.sendRaw("GET /seen", "Host: www.example.com", "X-Public-Host: evil.example",
					"X-Forwarded-Host: www.example.com", "X-Forwarded-For: 6.6.6.6")
			.body()).startsWith("host-not-allowed: ");
	}

	@Import({ SeenRequestHandlers.class, RedirectHandlers.class })
	static class Application {

		@Bean
		ForwardedHeaderFilter forwardedHeaderFilter() {
			return new ForwardedHeaderFilter();
		}

	}

}
