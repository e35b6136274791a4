package io.github.corsstarter.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is true of every application, whatever it has beside the starter: the table of its
 * exchanges says what becomes of a request, and who asked decides what the response says
 * about CORS.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
abstract class IntegrationScenario {

	@Parameter
	IntegrationApplication application;

	/**
	 * The exchanges of this application, as {@link ExpectedExchange#table} reads them.
	 */
	abstract String exchanges();

	/**
	 * Complete a request of the table.
	 * @param request the request
	 * @param with the word in its third column
	 */
	Request complete(Request request, String with) {
		return Assertions.fail("What is \"" + with + "\"?");
	}

	/**
	 * What a server adds to what a response depends on, in lower case.
	 * @param response the response
	 */
	List<String> varyOfServer(Response response) {
		return List.of();
	}

	@TestFactory
	Stream<DynamicTest> theSiteMayReadWhateverTheStatus() {
		return each((exchange, request) -> {
			Response response = this.application.send(request.with(Site.ORIGIN));
			assertThat(response.status()).as(response.body()).isEqualTo(exchange.status());
			assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
			assertVary(response, "origin");
		});
	}

	@TestFactory
	Stream<DynamicTest> otherOriginGetsNoCorsHeaders() {
		return each((exchange, request) -> {
			Response response = this.application.send(request.with(Site.OTHER_ORIGIN));
			assertThat(response.accessControlLines()).isEmpty();
			if (this.application.isSet("cors.reject-disallowed")) {
				assertRefused(response, "origin-not-allowed", "origin", "accept");
			}
			else if (this.application.isSet("cors.csrf.enabled") && request.isUnsafe()) {
				assertRefused(response, "csrf-origin-not-trusted", "origin", "sec-fetch-site", "referer", "accept");
			}
			else {
				assertThat(response.status()).as(response.body()).isEqualTo(exchange.status());
				assertVary(response, "origin");
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> responseToARequestWithoutOriginVariesByOrigin() {
		return each((exchange, request) -> {
			Response response = this.application.send(request);
			assertThat(response.status()).as(response.body()).isEqualTo(exchange.status());
			assertThat(response.accessControlLines()).isEmpty();
			assertVary(response, "origin");
		});
	}

	@TestFactory
	Stream<DynamicTest> aPreflightOfTheSiteIsAnsweredBeforeAnythingElse() {
		return each((exchange, request) -> {
			Response response = this.application.send(request.preflight().with(Site.ORIGIN));
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.body()).isEmpty();
			assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.OPTIONS_ACCESS_CONTROL);
			assertVary(response, "origin");
			assertThat(response.lines("Set-Cookie")).isEmpty();
		});
	}

	@TestFactory
	Stream<DynamicTest> preflightFromAnotherOriginGetsNoAllowHeaders() {
		return each((exchange, request) -> {
			Response response = this.application.send(request.preflight().with(Site.OTHER_ORIGIN));
			assertThat(response.accessControlLines()).isEmpty();
			if (this.application.isSet("cors.reject-disallowed")) {
				assertRefused(response, "origin-not-allowed", "origin", "accept");
			}
			else {
				assertThat(response.status()).isEqualTo(200);
				assertVary(response, "origin");
			}
		});
	}

	private void assertRefused(Response response, String code, String... vary) {
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.lines("Cache-Control")).containsExactly("Cache-Control: no-store");
		assertThat(response.body()).startsWith(code);
		assertVary(response, vary);
	}

	private void assertVary(Response response, String... names) {
		List<String> all = new ArrayList<>(List.of(names));
		all.addAll(varyOfServer(response));
		assertThat(response.members("Vary")).containsExactlyInAnyOrderElementsOf(all);
	}

	private Stream<DynamicTest> each(Check check) {
		return ExpectedExchange.table(exchanges())
			.map((exchange) -> DynamicTest.dynamicTest(exchange.toString(), () -> {
				Request request = Request.of(exchange.method(), exchange.path());
				check.of(exchange, exchange.with().isEmpty() ? request : complete(request, exchange.with()));
			}));
	}

	@FunctionalInterface
	private interface Check {

		void of(ExpectedExchange exchange, Request request);

	}

}
