package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where trailing slashes are ignored, rules of Spring Security are about the path that
 * the handler is found by.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class TrailingSlashSecurityTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream
			.of(secured("cors.enabled=false"), secured(Site.ALLOWED_ORIGINS),
					secured(Site.ALLOWED_ORIGINS, "cors.hosts.prefix=/prod"))
			.flatMap((each) -> each);
	}

	private static Stream<RunningApplication> secured(String... settings) {
		return Server.startEachSecured(Application.class,
				Stream.concat(Stream.of("cors.ignore-trailing-slash=true"), Stream.of(settings))
					.toArray(String[]::new));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin", "/admin/", "/admin/?a=/", "/%61dmin/" })
	void ruleForThePathOfTheHandlerApplies(String path) {
		assertThat(this.application.sendRaw("GET " + path, Site.ORIGIN).status()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin//", "/admin///", "//admin/", "//admin//", "/admin;x/", "/admin/;x/", "/admin/;/",
			"/admin/;x", "/;x/admin/", "/admin/./", "/admin/%2e/", "/./admin/", "/open/../admin/", "/open/..;/admin/",
			"/admin/other/../", "/admin%2F", "/admin%2f/", "/admin/%2F", "/admin%252F", "/admin%252F/", "/admin%5C/",
			"/admin\\/", "/admin/%00/", "/admin%3B/", "/admin%3Bx/", "/admin%20/", "/admin%0A/", "/ADMIN/" })
	void noOtherSpellingLeadsToTheHandler(String path) {
		Response response = this.application.sendRaw("GET " + path, Site.ORIGIN);
		assertThat(response.body()).doesNotContain("secret");
		assertThat(response.status()).isIn(400, 403, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin//", "//open/", "/admin/;x/", "/open;x/", "/open/./" })
	void firewallStillRefuses(String path) {
		assertThat(this.application.sendRaw("GET " + path, Site.ORIGIN).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/open", "/open/" })
	void permittedHandlerIsReached(String path) {
		assertThat(this.application.sendRaw("GET " + path, Site.ORIGIN).body()).isEqualTo("open");
	}

	@Import(Handlers.class)
	static class Application {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> {
				requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
				requests.requestMatchers("/admin").denyAll();
				requests.anyRequest().permitAll();
			});
			return http.build();
		}

	}

	@RestController
	static class Handlers {

		@GetMapping("/admin")
		String admin() {
			return "secret";
		}

		@GetMapping("/open")
		String open() {
			return "open";
		}

	}

}
