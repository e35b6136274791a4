package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.EnumSet;
import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that registers any of the filters elsewhere keeps everything that is
 * configured for it. Each of them stands behind a filter of the application here.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class FiltersBehindAnotherFilterTests {

	private static final String HOST = "Host: api.example.com";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, "cors.hosts.allowed=api.example.com", "cors.hosts.scheme=https",
				"cors.ignore-trailing-slash=true", "cors.csrf.enabled=true");
	}

	@Test
	void hostIsCheckedBehindTheOtherFilter() {
		Response refused = this.application.sendRaw("GET /seen", "Host: other.example");
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.body()).startsWith("host-not-allowed");
		assertThat(refused.lines("X-Outer")).hasSize(1);
		assertThat(this.application.sendRaw("GET /seen", HOST).status()).isEqualTo(200);
	}

	@Test
	void crossOriginRequestIsRefusedBehindTheOtherFilter() {
		Response refused = this.application.sendRaw("POST /seen", HOST, Site.OTHER_ORIGIN, "Content-Length: 0");
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.body()).startsWith("csrf-");
		assertThat(refused.lines("X-Outer")).hasSize(1);
		assertThat(this.application.sendRaw("POST /seen", HOST, "Origin: https://api.example.com", "Content-Length: 0")
			.status()).isEqualTo(200);
	}

	@Test
	void trailingSlashIsIgnoredBehindTheOtherFilter() {
		Response response = this.application.sendRaw("GET /seen/", HOST);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("uri=/seen\n");
		assertThat(response.lines("X-Outer")).singleElement().asString().endsWith("/seen/");
	}

	@ParameterizedTest
	@CsvSource({ "/seen, 200", "/forwards, 200", "/callable, 200", "/fails, 409", "/missing, 404" })
	void publicAddressIsShownBehindTheOtherFilterInEveryDispatch(String path, int status) {
		Response response = this.application.sendRaw("GET " + path, HOST, "X-Forwarded-Host: evil.example");
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.body()).contains("url=https://api.example.com/", "x-forwarded-host=null");
		assertThat(response.lines("X-Outer")).singleElement().asString().startsWith("X-Outer: http:");
	}

	@Test
	void switchedOffTheyDoNothing() {
		for (RunningApplication off : Server
			.startEach(Application.class, "management.endpoints.web.exposure.include=cors")
			.toList()) {
			try (off) {
				Response response = off.sendRaw("POST /seen", "Host: any.example", "X-Forwarded-Host: other.example",
						Site.OTHER_ORIGIN, "Content-Length: 0");
				assertThat(response.status()).isEqualTo(200);
				assertThat(response.body()).contains("url=http://any.example/seen", "x-forwarded-host=other.example");
				assertThat(off.get("/seen/").status()).isEqualTo(404);
				assertThat(off.get("/actuator/cors").body().split("\"active\":false", -1)).hasSize(5);
			}
		}
	}

	@Import(SeenRequestHandlers.class)
	static class Application {

		@Bean
		FilterRegistrationBean<OuterFilter> outer() {
			return registration(new OuterFilter(), 0);
		}

		@Bean
		FilterRegistrationBean<ForwardedHeadersFilter> forwardedHeaders(ForwardedHeadersFilter filter) {
			FilterRegistrationBean<ForwardedHeadersFilter> registration = registration(filter, 1);
			registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
			return registration;
		}

		@Bean
		FilterRegistrationBean<TrailingSlashFilter> trailingSlash(TrailingSlashFilter filter) {
			return registration(filter, 2);
		}

		@Bean
		FilterRegistrationBean<AllowedHostsFilter> allowedHosts(AllowedHostsFilter filter) {
			return registration(filter, 3);
		}

		@Bean
		FilterRegistrationBean<CrossOriginProtectionFilter> crossOriginProtection(CrossOriginProtectionFilter filter) {
			return registration(filter, 4);
		}

		private static <F extends Filter> FilterRegistrationBean<F> registration(F filter, int order) {
			FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
			registration.setOrder(order);
			return registration;
		}

	}

	/**
	 * Tells what it sees of a request.
	 */
	static final class OuterFilter extends HttpFilter {

		@Override
		protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			response.addHeader("X-Outer", request.getRequestURL().toString());
			chain.doFilter(request, response);
		}

	}

}
