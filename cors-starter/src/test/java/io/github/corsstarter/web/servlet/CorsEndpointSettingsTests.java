package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.DocumentContext;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.host.HostResolution;
import io.github.corsstarter.host.PublicAddress;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.testing.ActuatorClient;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint makes of applications that are set up in other ways.
 */
class CorsEndpointSettingsTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=cors";

	private static final String OTHER = "origin=https://other.example";

	@Test
	void itIsNotExposedByDefault() {
		try (RunningApplication application = Server.TOMCAT.start(PlainHandlers.class, Site.ALLOWED_ORIGINS)) {
			assertThat(application.get("/actuator/cors").status()).isEqualTo(404);
		}
	}

	@Test
	void withoutSettingsNothingIsActive() {
		try (RunningApplication application = Server.TOMCAT.start(PlainHandlers.class, EXPOSED)) {
			assertThat(ActuatorClient.ask(application).<List<Boolean>>read("$..active")).containsOnly(false);
			DocumentContext json = ActuatorClient.ask(application, OTHER);
			assertThat(json.<String>read("$.verdict")).startsWith("CORS is off, or no origin is allowed");
			assertThat(json.<List<Boolean>>read("$..active")).containsOnly(false);
		}
	}

	@ParameterizedTest
	@CsvSource({ "always,true", "never,false", "when-authorized,false" })
	void valuesAreShownAsConfigured(String show, boolean shown) {
		try (RunningApplication application = Server.TOMCAT.start(PlainHandlers.class, EXPOSED,
				"cors.allowed-origins=https://private.example,http://private.example", "cors.credentials=true",
				"cors.hosts.allowed=hidden.example,localhost", "cors.hosts.trusted-proxies=127.0.0.1,10.9.8.7",
				"cors.csrf.enabled=true", "management.endpoint.cors.show-values=" + show)) {
			String configuration = ActuatorClient.ask(application).jsonString();
			for (String value : new String[] { "private.example", "hidden.example", "10.9.8.7" }) {
				assertThat(configuration.contains(value)).as(value).isEqualTo(shown);
			}
			assertThat(configuration).contains("\"allowedOrigins\":{\"count\":2");
			DocumentContext json = ActuatorClient.ask(application, "origin=https://private.example");
			assertThat(json.<List<String>>read("$.cors.rule[?(@.value)].value").isEmpty()).isEqualTo(!shown);
			assertThat(json.<Integer>read("$.cors.rule.index")).isZero();
		}
	}

	@Test
	void listsAreShownUpToABound() {
		StringBuilder origins = new StringBuilder("https://a.example");
		for (int i = 0; i < 500; i++) {
			origins.append(",https://a").append(i).append(".example");
		}
		try (RunningApplication application = Server.TOMCAT.start(PlainHandlers.class, EXPOSED,
				"cors.allowed-origins=" + origins)) {
			DocumentContext json = ActuatorClient.ask(application);
			assertThat(json.<Integer>read("$.cors.policies[0].allowedOrigins.count")).isEqualTo(501);
			assertThat(json.<List<String>>read("$.cors.policies[0].allowedOrigins.values")).hasSize(100)
				.startsWith("https://a.example", "https://a0.example", "https://a1.example");
		}
	}

	@Test
	void reportOnlyRefusalsAreExplainedAsLetThrough() {
		try (RunningApplication application = Server.TOMCAT.start(PlainHandlers.class, EXPOSED, Site.ALLOWED_ORIGINS,
				"cors.hosts.allowed=www.example.com", "cors.csrf.enabled=true", "cors.reject-disallowed=true",
				"cors.report-only=true")) {
			assertThat(ActuatorClient.ask(application).<Boolean>read("$.reportOnly")).isTrue();
			assertThat(ActuatorClient.ask(application, OTHER, "method=POST", "host=evil.example")
				.<String>read("$.verdict"))
				.contains("would get 403, because the origin is not allowed, and is let through",
						"would get 400, because the host is not allowed, and is let through",
						"would get 403, because the request was made by an origin that is not trusted, and is let through");
		}
	}

	@Test
	void verdictNamesOnlyTheFirstRefusal() {
		try (RunningApplication application = Server.TOMCAT.start(PlainHandlers.class, EXPOSED, Site.ALLOWED_ORIGINS,
				"cors.hosts.allowed=www.example.com,localhost", "cors.csrf.enabled=true")) {
			assertThat(ActuatorClient.ask(application, OTHER, "method=POST", "host=evil.example")
				.<String>read("$.verdict")).contains("gets 400").doesNotContain("gets 403");
		}
	}

	@Test
	void authorizersAreNamedAndNotCalled() {
		try (RunningApplication application = Server.TOMCAT.start(Authorizers.class, EXPOSED, Site.ALLOWED_ORIGINS)) {
			DocumentContext configuration = ActuatorClient.ask(application);
			assertThat(configuration.<String>read("$.cors.originAuthorizer")).contains("decides at request time");
			assertThat(configuration.<Map<String, Object>>read("$.authorizer"))
				.isEqualTo(Map.of("maxConcurrent", 32, "timeout", "PT0S", "cacheTtl", "PT0S", "cacheRefusedTtl", "PT0S",
						"cacheSize", 10_000, "grace", "PT0S"));
			assertThat(configuration.<String>read("$.hosts.hostAuthorizer")).contains("decides at request time");
			DocumentContext json = ActuatorClient.ask(application, OTHER, "host=some.example");
			assertThat(json.<String>read("$.cors.decidesAtRequestTime")).isEqualTo("OriginAuthorizer");
			assertThat(json.<String>read("$.hosts.decidesAtRequestTime")).isEqualTo("HostAuthorizer");
			assertThat(json.<String>read("$.verdict")).contains("OriginAuthorizer decides at request time",
					"HostAuthorizer decides about the host at request time");
		}
	}

	@Test
	void policiesAndResolverOfTheApplicationAreNamedAndNotCalled() {
		try (RunningApplication application = Server.TOMCAT.start(Policies.class, EXPOSED, Site.ALLOWED_ORIGINS)) {
			DocumentContext configuration = ActuatorClient.ask(application);
			assertThat(configuration.<String>read("$.cors.corsPolicies")).contains("decides at request time");
			assertThat(configuration.<String>read("$.hosts.forwardedHeaders.forwardedHostResolver"))
				.contains("decides at request time");
			assertThat(configuration.<List<String>>read("$.warnings.values"))
				.anySatisfy((warning) -> assertThat(warning).contains("CorsPolicies bean"));
			DocumentContext json = ActuatorClient.ask(application, OTHER, "path=/guarded");
			assertThat(json.<String>read("$.cors.decidesAtRequestTime")).isEqualTo("CorsPolicies");
		}
	}

	@Test
	void originsOfSettingsThatABeanReplacesAreTrustedNeitherByTheFilterNorByTheEndpoint() {
		try (RunningApplication application = Server.TOMCAT.start(Policies.class, EXPOSED, Site.ALLOWED_ORIGINS,
				Site.CREDENTIALS, "cors.csrf.enabled=true")) {
			DocumentContext json = ActuatorClient.ask(application, "origin=https://site.example.com", "method=POST",
					"path=/items", "host=http://localhost");
			assertThat(json.<String>read("$.csrf.reason.code")).isEqualTo("csrf-origin-not-trusted");
			assertThat(application.send("POST", "/items", Site.ORIGIN, "Sec-Fetch-Site: cross-site").body())
				.startsWith("csrf-origin-not-trusted");
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Authorizers {

		@Bean
		OriginAuthorizer originAuthorizer() {
			return (request) -> {
				throw new AssertionError("asked");
			};
		}

		/**
		 * It is asked about the host of the test itself.
		 */
		@Bean
		HostAuthorizer hostAuthorizer() {
			return (host) -> {
				if (host.equals("localhost")) {
					return true;
				}
				throw new AssertionError("asked");
			};
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Policies {

		@Bean
		CorsPolicies corsPolicies() {
			return (path) -> {
				if (path.equals("/guarded")) {
					throw new AssertionError("asked");
				}
				return CorsPolicy.named("own").allowAll(true).build();
			};
		}

		@Bean
		ForwardedHostResolver forwardedHostResolver() {
			return (request) -> HostResolution.to(new PublicAddress("https", "www.example.com", 443, "", null));
		}

	}

}
