package io.github.corsstarter.reactive;

import java.util.List;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.PathMatchConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which requests the filters are for, and what handlers see of a request that passed
 * them.
 */
class ReactiveScopeTests {

	private static RunningApplication start(Class<?> more, String... settings) {
		return RunningApplication.start("reactive", List.of(Handlers.class, more), List.of(settings));
	}

	@Test
	void serverThatActuatorHasOnAPortOfItsOwnIsLeftAlone() {
		try (RunningApplication application = start(Facts.class, "management.server.port=0",
				"management.server.address=127.0.0.1", "cors.hosts.allowed=www.example.com")) {
			assertThat(application.managementPeer().get("/actuator/health", "Host: 10.1.2.3").status()).isEqualTo(200);
			assertThat(application.get("/ok", "Host: 10.1.2.3").status()).isEqualTo(400);
		}
	}

	@Test
	void handlerSeesNoForwardedHeaderThatNobodyTrusts() {
		try (RunningApplication application = start(Facts.class, "cors.hosts.allowed=www.example.com")) {
			Response response = application.sendRaw("GET /forwarded", "Host: www.example.com",
					"X-Forwarded-Host: evil.example", "Forwarded: host=evil.example", "X-Forwarded-Port: 81",
					"X-Other: kept");
			assertThat(response.body()).isEqualTo("null null null kept");
		}
	}

	@Test
	void policyOfAPathCannotBeAvoidedByCaseWhereHandlersIgnoreIt() {
		try (RunningApplication application = start(WithoutCase.class, "cors.allowed-origins=https://lax.example",
				"cors.policies[0].urls-regex=^/ok$", "cors.policies[0].allowed-origins=https://strict.example")) {
			Response response = application.get("/OK", "Origin: https://lax.example");
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.accessControlLines()).isEmpty();
			assertThat(application.get("/functional", "Origin: https://lax.example").accessControlLines())
				.containsExactly("Access-Control-Allow-Origin: https://lax.example");
		}
	}

	@Test
	void sessionCookieIsSecureIfThePublicSchemeAlwaysIs() {
		try (RunningApplication application = start(Facts.class, "cors.hosts.scheme=https")) {
			assertThat(application.get("/session").value("Set-Cookie")).contains("Secure");
		}
	}

	@Test
	void ownOriginOfAHostWithAnUnderscoreIsNotAnother() {
		try (RunningApplication application = start(Facts.class, "cors.csrf.enabled=true",
				"cors.ignore-trailing-slash=true")) {
			String host = "my_app:" + application.port();
			for (String path : List.of("/ok", "/ok/")) {
				assertThat(application.peer()
					.send(Request.of("POST", path, "Host: " + host, "Origin: http://" + host))
					.body()).isEqualTo("posted");
			}
			assertThat(application.peer().send(Request.of("POST", "/ok", "Host: " + host, Site.OTHER_ORIGIN)).status())
				.isEqualTo(403);
		}
	}

	@RestController
	static class Facts {

		@GetMapping("/forwarded")
		Mono<String> forwarded(ServerHttpRequest request) {
			return Mono.just(
					request.getHeaders().getFirst("X-Forwarded-Host") + " " + request.getHeaders().getFirst("Forwarded")
							+ " " + request.getHeaders().getFirst("X-Forwarded-Port") + " "
							+ request.getHeaders().getFirst("X-Other"));
		}

		@GetMapping("/session")
		Mono<String> session(WebSession session) {
			session.getAttributes().put("name", "value");
			return Mono.just("session");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithoutCase implements WebFluxConfigurer {

		@Override
		public void configurePathMatching(PathMatchConfigurer configurer) {
			configurer.setUseCaseSensitiveMatch(false);
		}

	}

}
