package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring's own CORS configuration does without the filter: the comparison in
 * {@code README.md}.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class SpringAloneTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEachSecured(Application.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET  | /api/open     | 200 | true
			GET  | /api/secured  | 401 | false
			PUT  | /api/open     | 405 | false
			GET  | /api/limited  | 429 | false
			""")
	void headersAreMissingWhereNoHandlerIsFound(String method, String path, int status, boolean allowed) {
		Response response = this.application.send(method, path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.lines("Access-Control-Allow-Origin")).hasSize(allowed ? 1 : 0);
	}

	@Test
	void preflightNeedsALogin() {
		Response response = this.application.send("OPTIONS", "/api/secured", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(401);
	}

	@Test
	void originWithoutItsSchemeStartsAndBlocks() {
		Response response = this.application.get("/api/open", "Origin: https://typo.example.com");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).isEqualTo("Invalid CORS request");
	}

	@Import(Handlers.class)
	static class Application implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/api/**").allowedOrigins("https://site.example.com", "typo.example.com");
		}

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/api/secured").authenticated().anyRequest().permitAll())
				.csrf((csrf) -> csrf.disable())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		Filter rateLimiter() {
			return (request, response, chain) -> {
				if (((HttpServletRequest) request).getRequestURI().equals("/api/limited")) {
					((HttpServletResponse) response).sendError(HttpStatus.TOO_MANY_REQUESTS.value());
				}
				else {
					chain.doFilter(request, response);
				}
			};
		}

	}

	@RestController
	static class Handlers {

		@GetMapping({ "/api/open", "/api/secured", "/api/limited" })
		String get() {
			return "ok";
		}

	}

}
