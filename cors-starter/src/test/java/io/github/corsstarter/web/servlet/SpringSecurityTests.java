package io.github.corsstarter.web.servlet;

import java.util.Base64;
import java.util.stream.Stream;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Security inside the filter: what it refuses can be read too, and it need not let
 * preflights pass.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class SpringSecurityTests {

	private static final String REQUESTS = """
			# method | path         | password | status
			GET      | /ok          |          | 200
			GET      | /no-content  |          | 401
			GET      | /missing     |          | 401
			GET      | /no-content  | wrong    | 401
			GET      | /no-content  | right    | 204
			GET      | /missing     | right    | 404
			GET      | /throws      | right    | 500
			GET      | /moved       | right    | 403
			POST     | /posted      | right    | 403
			""";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEachSecured(Application.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"spring.security.user.name=user", "spring.security.user.password=right");
	}

	@ParameterizedTest(name = "{0} {1} {2} {3}")
	@CsvSource(delimiter = '|', textBlock = REQUESTS)
	void allowedOriginGetsCorsHeadersOnRefusalsOfSpringSecurity(String method, String path, String password,
			int status) {
		Response response = send(method, path, password, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@ParameterizedTest(name = "{0} {1} {2} {3}")
	@CsvSource(delimiter = '|', textBlock = REQUESTS)
	void otherOriginGetsNoCorsHeaders(String method, String path, String password, int status) {
		Response response = send(method, path, password, Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void requestRejectedByTheFirewallGetsCorsHeadersToo() {
		Response response = this.application.sendRaw("GET /ok;jsessionid=1", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/no-content", "/moved", "/missing" })
	void aPreflightNeedsNoAuthentication(String path) {
		Response response = this.application.send("OPTIONS", path, Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	private Response send(String method, String path, String password, String origin) {
		if (password == null) {
			return this.application.send(method, path, origin);
		}
		return this.application.send(method, path, origin,
				"Authorization: Basic " + Base64.getEncoder().encodeToString(("user:" + password).getBytes()));
	}

	@Import(PlainHandlers.class)
	static class Application {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> {
				requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
				requests.requestMatchers("/ok").permitAll();
				requests.requestMatchers("/moved").denyAll();
				requests.anyRequest().authenticated();
			});
			return http.httpBasic(Customizer.withDefaults()).build();
		}

	}

}
