package io.github.corsstarter.gateway;

import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway with {@code globalcors} in front of a service that has CORS itself: the page
 * is blocked, and {@code cors-doctor} says why. The same with the starter: it says OK.
 */
class DoctorStoryTests {

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static final String PAGE = "http://app.example.com";

	private static final String GLOBAL = Gateway.PREFIX + ".globalcors.cors-configurations.[/**].";

	private static RunningApplication withGlobalcors;

	private static RunningApplication withoutCors;

	private static RunningApplication withTheStarter;

	@BeforeAll
	static void start() {
		withGlobalcors = Gateway.before(UPSTREAM.url(), GLOBAL + "allowed-origins=" + PAGE,
				GLOBAL + "allow-credentials=true");
		withoutCors = Gateway.before(UPSTREAM.url());
		withTheStarter = Gateway.before(UPSTREAM.url(), "cors.allowed-origins=" + PAGE, "cors.credentials=true");
	}

	@AfterAll
	static void stop() {
		withGlobalcors.close();
		withoutCors.close();
		withTheStarter.close();
		UPSTREAM.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			wildcard   | Two layers write Access-Control-Allow-Origin: http://app.example.com and *.
			reflecting | Two layers write Access-Control-Allow-Origin: the same value twice, http://app.example.com.
			""")
	void globalcorsAndAServiceWithCors(String behavior, String cause) {
		assertThat(ask(withGlobalcors, behavior).output()).startsWith("BLOCKED")
			.contains(cause, "Let only one of them write it");
		assertThat(ask(withTheStarter, behavior).output()).startsWith("OK");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wildcard", "wildcard-with-credentials" })
	void serviceWithAWildcardForAPageWithCookies(String behavior) {
		assertThat(ask(withoutCors, behavior).output()).startsWith("BLOCKED")
			.contains("The request carries credentials, and the answer does not allow them.",
					"List the origin instead of *, and allow credentials for it (cors.credentials: true with cors-starter)");
		assertThat(ask(withTheStarter, behavior).output()).startsWith("OK");
	}

	private static DoctorRun ask(RunningApplication gateway, String behavior) {
		return DoctorRun.of(gateway, DoctorRun.PUBLIC + "/api/" + behavior, "--origin", PAGE, "--credentials");
	}

}
