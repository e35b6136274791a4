package io.github.corsstarter.web.servlet;

import java.util.EnumSet;
import java.util.stream.Stream;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headers that stand on the response before the filter runs.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class OuterFilterHeaderTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(OuterFilter.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/page.txt", "/forward", "/no-content" })
	void linesOfVaryBecomeOne(String path) {
		Response response = this.application.get(path, Site.ORIGIN);
		assertThat(response.lines("Vary")).containsExactly("Vary: Accept-Language, Cookie, Origin");
	}

	@Test
	void headersForAnAllowedOriginReplaceEarlierOnes() {
		assertThat(this.application.get("/ok", Site.ORIGIN).accessControlLines())
			.containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void otherOriginGetsNoEarlierHeaders() {
		assertThat(this.application.get("/ok", Site.OTHER_ORIGIN).corsLines())
			.containsExactly("Vary: Accept-Language, Cookie, Origin");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void earlierCredentialsAreNeverLeftBesideTheOriginOfTheStarter(boolean exclusive) {
		for (RunningApplication started : Server
			.startEach(OuterFilter.class, Site.ALLOWED_ORIGINS, "cors.exclusive=" + exclusive)
			.toList()) {
			try (started) {
				assertThat(started.get("/ok", Site.ORIGIN).accessControlLines())
					.doesNotContain("Access-Control-Allow-Credentials: true")
					.contains("Access-Control-Allow-Origin: https://site.example.com")
					.hasSize(exclusive ? 1 : 2);
			}
		}
	}

	/**
	 * As Tomcat 10.1 does, which cannot remove a header.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/no-content", "/reset", "/throws" })
	void headerThatTheServerCannotRemoveIsSentWithoutAValue(String path) {
		for (RunningApplication started : Server.startEach(KeepingServer.class, Site.ALLOWED_ORIGINS).toList()) {
			try (started) {
				assertThat(started.get(path, Site.OTHER_ORIGIN).accessControlLines())
					.allMatch((line) -> line.endsWith(": "));
				assertThat(started.get(path, Site.ORIGIN).accessControlLines())
					.contains("Access-Control-Allow-Origin: https://site.example.com")
					.filteredOn((line) -> !line.endsWith(": "))
					.hasSize(1);
				assertThat(started.get("/ok", Site.OTHER_ORIGIN).accessControlLines()).containsExactlyInAnyOrder(
						"Access-Control-Allow-Origin: ", "Access-Control-Allow-Credentials: ",
						"Access-Control-Expose-Headers: ");
			}
		}
	}

	@Import(PlainHandlers.class)
	static class OuterFilter {

		@Bean
		FilterRegistrationBean<Filter> outerFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
				HttpServletResponse outer = (HttpServletResponse) response;
				outer.addHeader("Vary", "Accept-Language");
				outer.addHeader("Vary", "Cookie");
				outer.setHeader("Access-Control-Allow-Origin", "*");
				outer.setHeader("Access-Control-Allow-Credentials", "true");
				outer.setHeader("Access-Control-Expose-Headers", "x-outer");
				chain.doFilter(request, response);
			});
			registration.setName("outerFilter");
			registration.setOrder(CorsPolicyFilter.DEFAULT_ORDER - 1);
			return registration;
		}

	}

	@Import(OuterFilter.class)
	static class KeepingServer {

		@Bean
		FilterRegistrationBean<Filter> keepingFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response,
					chain) -> chain.doFilter(request, new KeepingResponse((HttpServletResponse) response)));
			registration.setName("keepingFilter");
			registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
			registration.setOrder(CorsPolicyFilter.DEFAULT_ORDER - 2);
			return registration;
		}

	}

	private static final class KeepingResponse extends HttpServletResponseWrapper {

		private KeepingResponse(HttpServletResponse response) {
			super(response);
		}

		@Override
		public void setHeader(String name, @Nullable String value) {
			if (value != null) {
				super.setHeader(name, value);
			}
		}

	}

}
