package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.AsyncHandlers;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code debug}, every response in scope says what was decided and why.
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
				"cors.policies[1].urls-regex=^/moved$", "cors.policies[1].enabled=false");
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

	@Test
	void isAbsentOutOfScope() {
		Response response = this.application.get("/moved", Site.ORIGIN);
		assertThat(response.lines("X-Cors-Decision")).isEmpty();
		assertThat(response.corsLines()).isEmpty();
	}

	@Import({ PlainHandlers.class, AsyncHandlers.class })
	static class Application {

	}

}
