package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RequestSummary;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A filter before this one refuses a request with {@code sendError()}, as limiters of
 * rates do, forwards it, or dispatches it later. The request that the client sent is
 * decided all the same.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class FirstDispatchTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"cors.urls-regex=^/(api|limited|a b)/", "cors.reject-disallowed=true",
				"server.servlet.context-path=/shop");
	}

	@BeforeEach
	void forget() {
		this.application.bean(Decisions.class).all.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/shop/limited/x", "/shop/limited/x/?a=b", "/shop/limited;v=1/x", "/shop/%6Cimited/x",
			"/shop/limited/../limited/x", "/shop/a%20b/limited" })
	void responseOfAFilterThatRefusedIsDecidedByThePathThatItRefused(String path) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(429);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST", "DELETE", "HEAD" })
	void responseOfAFilterThatRefusedIsDecidedWhateverTheMethod(String method) {
		Response response = this.application.send(method, "/shop/limited/x", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(429);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
		assertThat(this.application.bean(Decisions.class).all)
			.containsExactly("origin-listed " + method + " /limited/x");
	}

	@Test
	void preflightThatAFilterRefusedKeepsItsStatus() {
		Response response = this.application.send("OPTIONS", "/shop/limited/x", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(429);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@Test
	void otherOriginThatAFilterRefusedGetsNoHeadersAndKeepsItsStatus() {
		for (String method : List.of("GET", "OPTIONS")) {
			Response response = this.application.send(method, "/shop/limited/x", Site.OTHER_ORIGIN,
					Site.REQUEST_METHOD);
			assertThat(response.status()).isEqualTo(429);
			assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/shop/any/limited", "/shop/limited" })
	void refusalOutOfScopeStaysAsItIs(String path) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(429);
		assertThat(response.corsLines()).containsExactly("Access-Control-Allow-Origin: *");
	}

	@ParameterizedTest
	@CsvSource({ "/shop/api/v1/ok, 200", "/shop/api/v1/missing, 404", "/shop/api/v1/throws, 500",
			"/shop/api/v1/forward, 200", "/shop/api/v1/send-error, 409", "/shop/api/later/ok, 200",
			"/shop/api/later/send-error, 409" })
	void forwardedRequestIsDecidedByThePathThatTheClientSent(String path, int status) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
		assertThat(this.application.bean(Decisions.class).all)
			.containsExactly("origin-listed GET " + path.substring("/shop".length()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/shop/api/v1/ok", "/shop/api/v1/missing", "/shop/api/later/ok" })
	void preflightThatAFilterForwardsIsAnswered(String path) {
		Response response = this.application.send("OPTIONS", path, Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.lines("Content-Length")).containsExactly("Content-Length: 0");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /shop/api/v1/ok", "OPTIONS, /shop/api/v1/ok", "GET, /shop/api/later/ok" })
	void forwardedRequestOfAnotherOriginIsRefused(String method, String path) {
		Response response = this.application.send(method, path, Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).startsWith("origin-not-allowed");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.REFUSAL);
	}

	@ParameterizedTest
	@CsvSource({ "/shop/any/v1/ok, 200", "/shop/any/v1/send-error, 409" })
	void requestThatIsForwardedFromAPathOutOfScopeStaysAsItIs(String path, int status) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).isEmpty();
		assertThat(this.application.bean(Decisions.class).all).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/shop/any/../limited/x", "/shop/limited/../any/limited" })
	void pathWithTwoReadingsAllowsNothing(String path) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(429);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Import(PlainHandlers.class)
	static class Application {

		@Bean
		Decisions decisions() {
			return new Decisions();
		}

		@Bean
		FilterRegistrationBean<Filter> outerFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new OuterFilter());
			registration.setName("outerFilter");
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			registration.setAsyncSupported(true);
			return registration;
		}

	}

	static final class Decisions implements DecisionListener {

		private final List<String> all = new CopyOnWriteArrayList<>();

		@Override
		public void corsDecided(CorsDecision decision, RequestSummary request) {
			this.all.add(decision.reason().code() + " " + request.method() + " " + request.path());
		}

	}

	private static final class OuterFilter extends HttpFilter {

		@Override
		protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			String path = request.getServletPath();
			if (path.contains("limited")) {
				response.setHeader("Access-Control-Allow-Origin", "*");
				response.sendError(429);
			}
			else if (path.contains("/v1/")) {
				request.getRequestDispatcher(path.substring(path.lastIndexOf('/'))).forward(request, response);
			}
			else if (path.contains("/later/") && request.getDispatcherType() == DispatcherType.REQUEST) {
				AsyncContext async = request.startAsync();
				async.dispatch(path.substring(path.lastIndexOf('/')));
			}
			else {
				chain.doFilter(request, response);
			}
		}

	}

}
