package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bean of the application decides about hosts that are not listed.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class HostAuthorizerTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(Application.class, "cors.hosts.allowed=www.example.com",
				"cors.hosts.exempt-urls-regex=^/deep/er/seen$");
	}

	@BeforeEach
	void forgetQuestions() {
		asked().clear();
	}

	@Test
	void hostThatTheAuthorizerAllowsIsServed() {
		assertThat(get("/seen", "Tenant.example:8443").body()).containsIgnoringCase("name=tenant.example\n");
		assertThat(asked()).containsExactly("tenant.example");
	}

	@Test
	void authorizerIsNotAskedAboutListedHosts() {
		assertThat(get("/seen", "www.example.com").status()).isEqualTo(200);
		assertThat(asked()).isEmpty();
	}

	@Test
	void authorizerIsNotAskedOnExemptPaths(CapturedOutput output) {
		assertThat(get("/deep/er/seen", "broken.example").status()).isEqualTo(200);
		assertThat(asked()).isEmpty();
		assertThat(output).doesNotContain("no database");
	}

	@Test
	void exceptionOfTheAuthorizerRefusesAndIsLogged(CapturedOutput output) {
		Response response = get("/seen", "broken.example");
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).isEqualTo("host-authorizer-failed: the application's HostAuthorizer failed\n");
		assertThat(output).contains("The HostAuthorizer failed, which counts as a refusal", "no database");
	}

	private Response get(String path, String host) {
		return this.application.sendRaw("GET " + path, "Host: " + host);
	}

	private List<String> asked() {
		return this.application.bean(Tenants.class).asked;
	}

	@Import({ SeenRequestHandlers.class, Tenants.class })
	static class Application {

	}

	static class Tenants implements HostAuthorizer {

		private final List<String> asked = new CopyOnWriteArrayList<>();

		@Override
		public boolean isAllowed(String host) {
			this.asked.add(host);
			if (host.equals("broken.example")) {
				throw new IllegalStateException("no database");
			}
			return host.equals("tenant.example");
		}

	}

}
