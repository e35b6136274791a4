package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostResolution;
import io.github.corsstarter.host.PublicAddress;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a resolver of its own, and a list alone beside it.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class CustomForwardedHostResolverTests {

	private static final String[] FORGED = { "Host: www.example.com", "X-Tenant: shop.example.com",
			"X-Forwarded-Host: evil.example", "X-Forwarded-Proto: http", "X-Forwarded-Port: 444",
			"X-Forwarded-Prefix: /evil", "X-Forwarded-For: 10.0.0.9" };

	@Parameter
	private Deployment deployment;

	static Stream<Deployment> applications() {
		return Stream.of(false, true)
			.flatMap((kubernetes) -> Server
				.startEach(Application.class,
						kubernetes ? "spring.main.cloud-platform=kubernetes" : "cors.enabled=true",
						"cors.hosts.allowed=.example.com")
				.map((application) -> new Deployment(application, kubernetes)));
	}

	@Test
	void theApplicationSeesWhatTheResolverFound() {
		Response response = this.deployment.application().sendRaw("GET /seen", FORGED);
		assertThat(response.body())
			.contains("scheme=https\n", "name=shop.example.com\n", "port=443\n", "url=https://shop.example.com/seen\n",
					"host=shop.example.com\n", "names=[host]\n")
			.doesNotContain("evil");
	}

	@Test
	void resolvedHostIsCheckedAgainstTheList() {
		assertThat(this.deployment.application()
			.sendRaw("GET /seen", "Host: www.example.com", "X-Tenant: evil.example")
			.body()).startsWith("host-not-allowed: ");
	}

	@Test
	void resolverSeesTheAddressOfTheConnection() {
		Response response = this.deployment.application().sendRaw("GET /seen", FORGED);
		assertThat(response.body()).contains("remote=127.0.0.1\n");
	}

	/**
	 * An application.
	 *
	 * @param application the application
	 * @param kubernetes whether Spring Boot by itself would let the server read the
	 * forwarded headers
	 */
	record Deployment(RunningApplication application, boolean kubernetes) implements AutoCloseable {

		@Override
		public void close() {
			this.application.close();
		}

	}

	@Import(SeenRequestHandlers.class)
	static class Application {

		@Bean
		ForwardedHostResolver tenants() {
			return (request) -> {
				String host = request.headers().lines("X-Tenant").get(0);
				return HostResolution.to(new PublicAddress("https", host, 443, "", null));
			};
		}

	}

}
