package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A preflight from an allowed origin that asks for a method or header which is not
 * listed: the answer has the lists of the policy, and everybody who explains it says that
 * the browser does not send the request.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class PreflightGapTests {

	private static final String LISTED = "origin-listed; policy=default; rule=0";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(PlainHandlers.class, "cors.debug=true", Site.ALLOWED_ORIGINS,
				"logging.level.io.github.corsstarter.web=debug", "cors.policies[0].name=any",
				"cors.policies[0].urls-regex=^/any/", "cors.policies[0].allow-all=true",
				"cors.policies[0].allow-headers=*", "cors.policies[0].allow-methods=*", "cors.policies[1].name=echo",
				"cors.policies[1].urls-regex=^/echo/", "cors.policies[1].allowed-origins=https://site.example.com",
				"cors.policies[1].credentials=true", "cors.policies[1].allow-headers=*",
				"cors.policies[1].allow-methods=*");
	}

	@ParameterizedTest(name = "{0} with {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = """
			PUT      | sentry-trace           | header-not-listed; unlisted=sentry-trace
			GET      | sentry-trace,baggage   | header-not-listed; unlisted=baggage, sentry-trace
			POST     | content-type,X-XSRF-TOKEN | header-not-listed; unlisted=x-xsrf-token
			DELETE   | traceparent            | header-not-listed; unlisted=traceparent
			patch    | content-type           | method-not-listed; unlisted=patch
			PURGE    | ''                     | method-not-listed; unlisted=PURGE
			PROPFIND | depth                  | method-not-listed; unlisted=PROPFIND, depth
			PUT      | two words              | preflight-malformed
			PUT      | a;b                    | preflight-malformed
			P(UT     | content-type           | preflight-malformed
			''       | content-type           | preflight-malformed
			""")
	void headerSaysWhatIsMissing(String method, String headers, String blocked) {
		assertThat(ask("/ok", method, headers).lines("X-Cors-Decision"))
			.containsExactly("X-Cors-Decision: " + LISTED + "; blocked=" + blocked);
	}

	@ParameterizedTest(name = "{0} with {1}")
	@CsvSource(delimiter = '|', textBlock = """
			PUT    | content-type
			PATCH  | ''
			HEAD   | AUTHORIZATION
			POST   | ,, accept ,
			""")
	void headerSaysNothingMoreIfAllIsListed(String method, String headers) {
		assertThat(ask("/ok", method, headers).lines("X-Cors-Decision")).containsExactly("X-Cors-Decision: " + LISTED);
	}

	@ParameterizedTest(name = "{0} {1} with {2}: {3}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			/any/x  | PURGE | sentry-trace         | -
			/any/x  | PURGE | authorization,x-mine | ; blocked=header-not-listed; unlisted=authorization
			/echo/x | purge | authorization,x-mine | -
			/echo/x | PUT   | two words            | ; blocked=preflight-malformed
			""")
	void wildcardsAreReadAsBrowsersReadThem(String path, String method, String headers, String blocked) {
		assertThat(ask(path, method, headers).lines("X-Cors-Decision")).singleElement()
			.asString()
			.matches((line) -> (blocked != null) ? line.endsWith(blocked) : !line.contains("blocked"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a,", "x-quite-long-name,", "," })
	void longListsAreNotRead(String part) {
		assertThat(ask("/ok", "PUT", part.repeat(6000 / part.length())).lines("X-Cors-Decision"))
			.containsExactly("X-Cors-Decision: " + LISTED + "; blocked=preflight-malformed");
	}

	@Test
	void answerToTheBrowserIsThatToAnyPreflight() {
		Response usual = ask("/ok", "PUT", "content-type");
		for (Response response : new Response[] { ask("/ok", "patch", "sentry-trace"), ask("/ok", "PUT", "two words"),
				ask("/ok", "PURGE", "a,".repeat(3000)) }) {
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.corsLines()).isEqualTo(usual.corsLines());
		}
	}

	@Test
	void decisionAgainstTheOriginComesFirst() {
		assertThat(this.application
			.sendRaw("OPTIONS /ok", Site.OTHER_ORIGIN, "Access-Control-Request-Method: patch",
					"Access-Control-Request-Headers: sentry-trace")
			.lines("X-Cors-Decision")).containsExactly("X-Cors-Decision: origin-not-allowed; policy=default");
	}

	@Test
	void logSaysIt(CapturedOutput output) {
		ask("/logged", "PUT", "x-one,x-two");
		assertThat(output).contains("origin-listed. It is a preflight for \"/logged\"",
				"Not listed is \"x-one, x-two\". The browser does not send the request: header-not-listed (the preflight "
						+ "asks for a header that is not listed).",
				"Blocked by the browser: header-not-listed (the preflight asks for a header that is not listed). ",
				"Add the header to cors.extra-allow-headers");
	}

	private Response ask(String path, String method, String headers) {
		return this.application.sendRaw("OPTIONS " + path, Site.ORIGIN, "Access-Control-Request-Method: " + method,
				"Access-Control-Request-Headers: " + headers);
	}

}
