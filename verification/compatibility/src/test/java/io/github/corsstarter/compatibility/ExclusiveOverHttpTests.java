package io.github.corsstarter.compatibility;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What another filter wrote before, refused or forwarded. Tomcat 10.1, of Spring Boot
 * 3.5, cannot remove a header, and sends it without a value.
 */
@SpringBootTest(classes = { ServedApplication.class, ExclusiveOverHttpTests.Outer.class },
		webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "cors.allowed-origins=https://site.example.com",
				"cors.urls-regex=^/(items|v1|limited|own|broken)" })
class ExclusiveOverHttpTests {

	private static final String SITE = "https://site.example.com";

	private static final String OTHER = "https://other.example.com";

	private static final String REMOVED = SpringBootVersion.getVersion().startsWith("3.")
			? "Access-Control-Allow-Credentials: " : null;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/items, 200", "/own-headers, 200", "/broken, 500", "/v1/items, 200", "/v1/own-headers, 200",
			"/limited, 429" })
	void anotherOriginGetsNoValue(String path, int status) {
		Response response = send("GET", path, OTHER);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.accessControlLines()).allMatch((line) -> REMOVED != null && line.endsWith(": "));
		assertThat(response.values("Access-Control-Allow-Origin")).hasSizeLessThan(2);
	}

	@ParameterizedTest
	@CsvSource({ "/items, 200", "/own-headers, 200", "/broken, 500", "/v1/items, 200", "/v1/own-headers, 200",
			"/limited, 429" })
	void theSiteGetsItsOriginOnceAndNoCredentials(String path, int status) {
		Response response = send("GET", path, SITE);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly(SITE);
		assertThat(response.accessControlLines())
			.allMatch((line) -> line.startsWith("Access-Control-Allow-Origin: ") || line.equals(REMOVED));
		assertThat(response.members("Vary")).containsOnlyOnce("origin");
	}

	@Test
	void aForwardedPreflightIsAnswered() {
		Response response = send("OPTIONS", "/v1/items", SITE);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly(SITE);
		assertThat(response.values("Access-Control-Max-Age")).containsExactly("86400");
	}

	@Test
	void aPreflightThatWasRefusedHasTheHeaders() {
		Response response = send("OPTIONS", "/limited", SITE);
		assertThat(response.status()).isEqualTo(429);
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly(SITE);
		assertThat(response.values("Access-Control-Max-Age")).containsExactly("86400");
	}

	private Response send(String method, String path, String origin) {
		return new HttpPeer(this.port).send(method, path, "Origin: " + origin, "Access-Control-Request-Method: PUT");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Outer {

		@Bean
		FilterRegistrationBean<Filter> outerFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
				HttpServletResponse http = (HttpServletResponse) response;
				http.setHeader("Access-Control-Allow-Origin", "*");
				http.setHeader("Access-Control-Allow-Credentials", "true");
				String path = ((HttpServletRequest) request).getRequestURI();
				if (path.equals("/limited")) {
					http.sendError(429);
				}
				else if (path.startsWith("/v1")) {
					request.getRequestDispatcher(path.substring("/v1".length())).forward(request, response);
				}
				else {
					chain.doFilter(request, response);
				}
			});
			registration.setName("outerFilter");
			registration.setOrder(CorsPolicyFilter.DEFAULT_ORDER - 1);
			return registration;
		}

	}

}
