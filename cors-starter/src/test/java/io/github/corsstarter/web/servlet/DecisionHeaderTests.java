package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.stream.Stream;

import io.github.corsstarter.testing.AsyncHandlers;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code debug}, every response says what was decided and why, or that no policy
 * applies.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class DecisionHeaderTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, "cors.debug=true", "cors.reject-disallowed=true",
				Site.ALLOWED_ORIGINS + ",https://*.example.org", Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"cors.allowed-origin-regexes=https://[a-z]+[.]example[.]net", "cors.policies[0].name=public",
				"cors.policies[0].urls-regex=^/public/", "cors.policies[0].allow-all=true", "cors.policies[1].name=off",
				"cors.policies[1].urls-regex=^/off/", "cors.policies[1].enabled=false", "cors.policies[2].name=empty",
				"cors.policies[2].urls-regex=^/nothing/", "cors.policies[2].allowed-origins=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/page.txt", "/no-content", "/found", "/missing", "/posted", "/send-error",
			"/status-exception", "/throws", "/reset", "/reset-buffer", "/reset-then-throw", "/reset-then-send-error",
			"/forward", "/forward-to-failure", "/error", "/deferred", "/deferred-failure", "/callable-failure",
			"/streaming-failure", "/server-sent-events", "/servlet/resets", "/servlet/times-out" })
	void standsOnEveryResponse(String path) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.lines("X-Cors-Decision"))
			.containsExactly("X-Cors-Decision: origin-listed; policy=default; rule=0");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@Test
	void standsOnAPreflight() {
		Response response = this.application.send("OPTIONS", "/ok", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.lines("X-Cors-Decision"))
			.containsExactly("X-Cors-Decision: origin-listed; policy=default; rule=0");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = """
			/ok         | https://site.example.com | 200 | origin-listed; policy=default; rule=0
			/ok         | https://a.b.example.org  | 200 | origin-matches-pattern; policy=default; rule=1
			/ok         | https://any.example.net  | 200 | origin-matches-regex; policy=default; rule=0
			/ok         | ''                       | 200 | no-origin; policy=default
			/ok         | https://other.example    | 403 | origin-not-allowed; policy=default
			/ok         | null                     | 403 | null-origin-not-allowed; policy=default
			/ok         | nonsense                 | 403 | origin-malformed; policy=default
			/public/any | https://other.example    | 404 | any-origin-allowed; policy=public
			""")
	void saysWhatWasDecidedAndWhy(String path, String origin, int status, String decision) {
		Response response = this.application.sendRaw("GET " + path, "Origin: " + origin);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.lines("X-Cors-Decision")).containsExactly("X-Cors-Decision: " + decision);
	}

	@Test
	void saysThatTheOriginIsTheSame() {
		String origin = "Origin: http://localhost:" + this.application.port();
		assertThat(this.application.get("/ok", origin).lines("X-Cors-Decision"))
			.containsExactly("X-Cors-Decision: same-origin; policy=default");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/off/ok", "/off/missing", "/off/servlet", "/nothing/x", "/off/send-error", "/off/throws",
			"/off/reset", "/off/forward" })
	void saysThatNoPolicyAppliesAndChangesNothingElse(String path) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.lines("X-Cors-Decision")).containsExactly("X-Cors-Decision: no-policy");
		assertThat(response.corsLines()).isEmpty();
	}

	@Test
	void saysThatNoPolicyAppliesToAPreflight() {
		Response response = this.application.send("OPTIONS", "/off/ok", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.lines("X-Cors-Decision")).containsExactly("X-Cors-Decision: no-policy");
		assertThat(response.lines("Access-Control-Allow-Origin")).isEmpty();
	}

	@Import({ PlainHandlers.class, AsyncHandlers.class })
	static class Application {

		@Bean
		OutOfScope outOfScope() {
			return new OutOfScope();
		}

	}

	@RestController
	@RequestMapping("/off")
	static class OutOfScope {

		@GetMapping("/ok")
		String ok() {
			return "ok";
		}

		@GetMapping("/send-error")
		void sendError(HttpServletResponse response) throws IOException {
			response.sendError(418);
		}

		@GetMapping("/throws")
		void fails() {
			throw new IllegalStateException("on purpose");
		}

		@GetMapping("/reset")
		void reset(HttpServletResponse response) {
			response.reset();
		}

		@GetMapping("/forward")
		void forward(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
			request.getRequestDispatcher("/ok").forward(request, response);
		}

	}

}
