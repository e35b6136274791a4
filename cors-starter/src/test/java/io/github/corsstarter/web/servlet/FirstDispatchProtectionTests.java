package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A filter before these forwards a request, includes its answer, or dispatches it later.
 * The checks of hosts and of cross-origin requests see the first dispatch that reaches
 * them, and judge it by the path that the client sent.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class FirstDispatchProtectionTests {

	private static final String STRANGER = "Origin: https://evil.example";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, "cors.csrf.enabled=true",
				"cors.csrf.exempt-urls-regex=^/(hooks/.*|items)$", "cors.hosts.allowed=localhost,127.0.0.1",
				"cors.hosts.exempt-urls-regex=^/(hooks/.*|items)$");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/forward/items", "/later/items", "/include/items" })
	void requestOfAnotherOriginIsRefused(String path) {
		Response response = this.application.send("POST", path, STRANGER);
		assertThat(response.body()).doesNotContain("changed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/forward/items", "/later/items" })
	void refusalIsTheUsualOne(String path) {
		Response response = this.application.send("POST", path, STRANGER);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).startsWith("csrf-origin-not-trusted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/forward/items", "/later/items", "/include/items" })
	void requestOfTheOwnOriginPasses(String path) {
		assertThat(this.application.send("POST", path, "Origin: http://localhost:" + this.application.port()).body())
			.isEqualTo("changed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/hooks/forward/items", "/hooks/later/items", "/hooks/include/items", "/items" })
	void pathThatTheClientSentCanBeExempt(String path) {
		assertThat(this.application.send("POST", path, STRANGER).body()).isEqualTo("changed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/forward/items", "/later/items", "/include/items" })
	void requestForAnotherHostIsRefused(String path) {
		Response response = this.application.sendWithoutHost("GET " + path, "Host: evil.example");
		assertThat(response.body()).doesNotContain("changed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/hooks/forward/items", "/hooks/later/items", "/hooks/include/items", "/items" })
	void hostIsNotCheckedIfThePathThatTheClientSentIsExempt(String path) {
		Response response = this.application.sendWithoutHost("GET " + path, "Host: evil.example");
		assertThat(response.body()).isEqualTo("changed");
	}

	static class Application {

		@Bean
		Handlers handlers() {
			return new Handlers();
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

	@RestController
	static class Handlers {

		@RequestMapping("/items")
		String items() {
			return "changed";
		}

	}

	private static final class OuterFilter extends HttpFilter {

		@Override
		protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			String path = request.getServletPath();
			if (path.contains("/forward/")) {
				request.getRequestDispatcher("/items").forward(request, response);
			}
			else if (path.contains("/include/")) {
				request.getRequestDispatcher("/items").include(request, response);
			}
			else if (path.contains("/later/") && request.getDispatcherType() == DispatcherType.REQUEST) {
				request.startAsync().dispatch("/items");
			}
			else {
				chain.doFilter(request, response);
			}
		}

	}

}
