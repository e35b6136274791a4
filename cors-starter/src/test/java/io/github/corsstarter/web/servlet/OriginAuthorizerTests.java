package io.github.corsstarter.web.servlet;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that decides about origins at run time.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class OriginAuthorizerTests {

	private static final String TENANT_ORIGIN = "Origin: https://tenant.example";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(Application.class, Site.CREDENTIALS, "cors.policies[0].name=strict",
				"cors.policies[0].urls-regex=^/posted$", "cors.policies[0].allow-methods=POST");
	}

	@AfterEach
	void forgetTenants() {
		tenants().known.clear();
		tenants().asked.clear();
	}

	@Test
	void anOriginIsAllowedFromTheMomentTheApplicationKnowsIt() {
		assertThat(this.application.get("/ok", TENANT_ORIGIN).corsLines())
			.containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		tenants().known.add("https://tenant.example");
		assertThat(this.application.get("/ok", TENANT_ORIGIN).corsLines()).containsExactlyInAnyOrder(
				"Access-Control-Allow-Origin: https://tenant.example", "Access-Control-Allow-Credentials: true",
				"Vary: Origin");
		tenants().known.clear();
		assertThat(this.application.get("/ok", TENANT_ORIGIN).corsLines())
			.containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void preflightOfAnAuthorizedOriginGetsWhatThePolicyAllows() {
		tenants().known.add("https://tenant.example");
		Response response = this.application.send("OPTIONS", "/posted", TENANT_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(
				"Access-Control-Allow-Origin: https://tenant.example", "Access-Control-Allow-Credentials: true",
				"Access-Control-Allow-Headers: accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with",
				"Access-Control-Allow-Methods: POST", "Access-Control-Max-Age: 86400", "Vary: Origin");
	}

	@Test
	void authorizedOriginCanReadErrors() {
		tenants().known.add("https://tenant.example");
		Response response = this.application.get("/throws", TENANT_ORIGIN);
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(
				"Access-Control-Allow-Origin: https://tenant.example", "Access-Control-Allow-Credentials: true",
				"Vary: Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/throws", "/forward", "/missing" })
	void authorizerIsAskedOncePerRequest(String path) {
		this.application.get(path, TENANT_ORIGIN);
		assertThat(tenants().asked).containsExactly("https://tenant.example for " + path + " of localhost");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Origin: null", "Origin: nonsense", "Origin: https://TENANT.example", "Origin: file://",
			"Origin:", "X-None: none" })
	void authorizerIsNotAskedAboutAMalformedOrigin(String header) {
		Response response = this.application.sendRaw("GET /ok", header);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		assertThat(tenants().asked).isEmpty();
	}

	@Test
	void failureOfTheAuthorizerRefusesAndIsLogged(CapturedOutput output) {
		Response response = this.application.get("/ok", "Origin: https://broken.example");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("ok");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		assertThat(output).contains("ERROR").contains("IllegalStateException: the database is down");
	}

	@Test
	void failureOfTheAuthorizerDoesNotBreakAPreflight() {
		Response response = this.application.send("OPTIONS", "/ok", "Origin: https://broken.example",
				Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	private Tenants tenants() {
		return this.application.bean(Tenants.class);
	}

	@Import({ PlainHandlers.class, Tenants.class })
	static class Application {

	}

	static class Tenants implements OriginAuthorizer {

		private final Set<String> known = ConcurrentHashMap.newKeySet();

		private final Queue<String> asked = new ConcurrentLinkedQueue<>();

		@Override
		public boolean isAllowed(OriginRequest request) {
			String origin = request.origin().toString();
			if (origin.equals("https://broken.example")) {
				throw new IllegalStateException("the database is down");
			}
			this.asked.add(origin + " for " + request.path() + " of " + request.target().host());
			return this.known.contains(origin);
		}

	}

}
