package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Security sends people to the login page at the public address.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class LoginRedirectTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEachSecured(SeenRequestHandlers.class, "cors.hosts.allowed=www.example.com",
				"cors.hosts.use-x-forwarded-host=true", "cors.hosts.prefix=/prod",
				"spring.security.user.password=secret");
	}

	@Test
	void theLoginPageIsAtThePublicAddress() {
		Response response = this.application.sendRaw("GET /seen", "Host: backend.internal", "Accept: text/html",
				"X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https");
		assertThat(response.status()).isEqualTo(302);
		assertThat(response.lines("Location")).containsExactly("Location: https://www.example.com/prod/login");
	}

	@Test
	void unlistedHostIsRefusedBeforeSpringSecurity() {
		Response response = this.application.sendRaw("GET /seen", "Host: www.example.com", "Accept: text/html",
				"X-Forwarded-Host: evil.example");
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.lines("Location")).isEmpty();
	}

}
