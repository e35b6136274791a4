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
 * Only hosts are listed, and a {@code ForwardedHeaderFilter} of the application runs
 * after the check, at the order that a bean has if nothing else is said. It cannot
 * replace the host that was checked.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class LaterForwardedHeaderFilterTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, "cors.hosts.allowed=www.example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host: evil.example", "X-FORWARDED-HOST: evil.example",
			"Forwarded: host=evil.example", "Forwarded: for=192.0.2.1;host=\"evil.example:443\"",
			"X-Forwarded-Port: 444" })
	void hostStaysTheOneThatWasChecked(String forged) {
		Response seen = this.application.sendRaw("GET /seen", "Host: www.example.com", forged);
		assertThat(seen.status()).isEqualTo(200);
		assertThat(seen.body()).contains("name=www.example.com\n").doesNotContain("evil", "444");
		assertThat(this.application.sendRaw("GET /view", "Host: www.example.com", forged).lines("Location"))
			.singleElement()
			.asString()
			.doesNotContain("evil", "444");
	}

	@Test
	void otherHeadersAreLeftAlone() {
		assertThat(
				this.application.sendRaw("GET /seen", "Host: www.example.com", "X-Forwarded-For: 192.0.2.1").status())
			.isEqualTo(200);
		assertThat(this.application.sendRaw("GET /seen", "Host: evil.example", "X-Forwarded-Host: www.example.com")
			.status()).isEqualTo(400);
	}

	@Import({ SeenRequestHandlers.class, RedirectHandlers.class })
	static class Application {

		@Bean
		ForwardedHeaderFilter forwardedHeaderFilter() {
			return new ForwardedHeaderFilter();
		}

	}

}
