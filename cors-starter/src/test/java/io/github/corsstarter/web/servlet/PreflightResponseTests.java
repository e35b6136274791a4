package io.github.corsstarter.web.servlet;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Preflights are answered in front of the application; any other {@code OPTIONS} request
 * is its own business.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class PreflightResponseTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(Handlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"cors.allow-private-network=true");
	}

	@BeforeEach
	void forgetCalls() {
		calls().set(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/items", "/own-options", "/throws", "/missing", "/" })
	void aPreflightIsAnsweredWithEverythingThatIsAllowed(String path) {
		Response response = this.application.send("OPTIONS", path, Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@Test
	void aPreflightHasAnEmptyBodyOfKnownLength() {
		Response response = this.application.send("OPTIONS", "/items", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.lines("Content-Length")).containsExactly("Content-Length: 0");
		assertThat(response.lines("Transfer-Encoding")).isEmpty();
		assertThat(response.body()).isEmpty();
	}

	@Test
	void aPreflightNeverReachesAHandler() {
		this.application.send("OPTIONS", "/own-options", Site.ORIGIN, Site.REQUEST_METHOD);
		this.application.send("OPTIONS", "/own-options", Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		this.application.send("OPTIONS", "/own-options", Site.REQUEST_METHOD);
		assertThat(calls()).hasValue(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "PURGE", "not a method" })
	void responseDoesNotDependOnTheRequestedMethod(String method) {
		Response response = this.application.send("OPTIONS", "/items", Site.ORIGIN,
				"Access-Control-Request-Method: " + method, "Access-Control-Request-Headers: x-unknown");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@Test
	void anEmptyRequestMethodMakesAPreflightToo() {
		Response response = this.application.sendRaw("OPTIONS /own-options", Site.ORIGIN,
				"Access-Control-Request-Method:");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
		assertThat(calls()).hasValue(0);
	}

	@Test
	void preflightFromAnotherOriginGetsNoAllowHeaders() {
		Response response = this.application.send("OPTIONS", "/items", Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.lines("Content-Length")).containsExactly("Content-Length: 0");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void preflightWithoutOriginGetsNoAllowHeaders() {
		Response response = this.application.send("OPTIONS", "/items", Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void privateNetworkHeaderIsSentWhereItIsRequested() {
		Response response = this.application.send("OPTIONS", "/items", Site.ORIGIN, Site.REQUEST_METHOD,
				"Access-Control-Request-Private-Network: true");
		assertThat(response.corsLines()).contains(Site.OPTIONS_RESPONSE)
			.contains("Access-Control-Allow-Private-Network: true")
			.hasSize(Site.OPTIONS_RESPONSE.length + 1);
	}

	@Test
	void plainOptionsReachesTheHandlerAndGetsTheSameHeaders() {
		Response response = this.application.send("OPTIONS", "/own-options", Site.ORIGIN);
		assertThat(response.body()).isEqualTo("own answer");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
		assertThat(calls()).hasValue(1);
	}

	@Test
	void plainOptionsIsAnsweredBySpringWhereNoHandlerTakesIt() {
		Response response = this.application.send("OPTIONS", "/items", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.lines("Allow")).singleElement().asString().contains("GET", "DELETE");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@Test
	void plainOptionsFromAnotherOriginReachesTheHandlerWithoutCorsHeaders() {
		Response response = this.application.send("OPTIONS", "/own-options", Site.OTHER_ORIGIN);
		assertThat(response.body()).isEqualTo("own answer");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		assertThat(calls()).hasValue(1);
	}

	@Test
	void noOtherMethodMakesAPreflight() {
		Response response = this.application.get("/items", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.body()).isEqualTo("items");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	private AtomicInteger calls() {
		return this.application.bean(Handlers.class).calls;
	}

	@RestController
	static class Handlers {

		private final AtomicInteger calls = new AtomicInteger();

		@GetMapping("/items")
		String items() {
			return "items";
		}

		@DeleteMapping("/items")
		void deleteItems() {
		}

		@RequestMapping(path = "/own-options", method = RequestMethod.OPTIONS)
		String ownOptions() {
			this.calls.incrementAndGet();
			return "own answer";
		}

		@RequestMapping("/throws")
		String throwsException() {
			this.calls.incrementAndGet();
			throw new IllegalStateException("thrown on purpose");
		}

	}

}
