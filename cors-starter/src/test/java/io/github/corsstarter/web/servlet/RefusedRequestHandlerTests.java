package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that answers refused requests itself.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class RefusedRequestHandlerTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, Site.ALLOWED_ORIGINS, "cors.reject-disallowed=true");
	}

	@Test
	void handlerWritesTheResponseWithoutHeadersOfCors() {
		Response response = this.application.get("/items", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).isEqualTo("{\"reason\":\"origin-not-allowed\"}");
		assertThat(response.lines("Content-Type")).singleElement().asString().contains("application/json");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void handlerMayLeaveTheResponseToTheErrorPage() {
		Response response = this.application.get("/error-page", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).contains("\"path\":\"/error-page\"");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void handlerLearnsThatTheAuthorizerFailed() {
		Response response = this.application.get("/items", "Origin: https://broken.example");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).isEqualTo("{\"reason\":\"origin-authorizer-failed\"}");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void handlerIsNotCalledForAllowedRequests() {
		Response response = this.application.get("/items", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_WITHOUT_CREDENTIALS);
	}

	static class Application {

		@Bean
		OriginAuthorizer originAuthorizer() {
			return (request) -> {
				if (request.origin().toString().equals("https://broken.example")) {
					throw new IllegalStateException("the database is down");
				}
				return false;
			};
		}

		@Bean
		RefusedRequestHandler jsonRefusedRequestHandler() {
			return (request, response, refusal) -> {
				if (request.getServletPath().equals("/error-page")) {
					response.sendError(refusal.status());
					return;
				}
				response.setStatus(refusal.status());
				response.setHeader("Access-Control-Allow-Origin", "*");
				response.setContentType("application/json");
				response.getWriter().write("{\"reason\":\"" + refusal.reason().code() + "\"}");
			};
		}

	}

}
