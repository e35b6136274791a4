package io.github.corsstarter.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.web.servlet.RefusedRequestHandler;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of an application that take part in decisions, asked over a real connection.
 */
class ReplacedBeansTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner(
			AnnotationConfigServletWebServerApplicationContext::new)
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				TomcatServletWebServerAutoConfiguration.class))
		.withPropertyValues("server.port=0");

	@Test
	void originAuthorizerIsAskedAboutOriginsThatNothingConfiguredAllows() {
		OriginAuthorizer authorizer = (request) -> request.origin().host().endsWith(".tenants.test");
		this.runner.withBean(OriginAuthorizer.class, () -> authorizer)
			.withPropertyValues("cors.allowed-origins=https://listed.test")
			.run((context) -> {
				assertThat(allowOrigin(context, "https://listed.test")).isEqualTo("https://listed.test");
				assertThat(allowOrigin(context, "https://a.tenants.test")).isEqualTo("https://a.tenants.test");
				assertThat(allowOrigin(context, "https://b.test")).isNull();
			});
	}

	@Test
	void policiesOfTheApplicationDecide() {
		CorsPolicies own = CorsPolicies.of(CorsPolicy.named("own").origins(List.of("https://own.test")).build());
		this.runner.withBean(CorsPolicies.class, () -> own)
			.withPropertyValues("cors.allowed-origins=https://listed.test")
			.run((context) -> {
				assertThat(allowOrigin(context, "https://own.test")).isEqualTo("https://own.test");
				assertThat(allowOrigin(context, "https://listed.test")).isNull();
			});
	}

	@Test
	void handlerOfTheApplicationAnswersRefusedRequests() {
		RefusedRequestHandler own = (request, response, refusal) -> {
			response.setStatus(451);
			response.getWriter().write(refusal.reason().code());
		};
		this.runner.withBean(RefusedRequestHandler.class, () -> own)
			.withPropertyValues("cors.allowed-origins=https://listed.test", "cors.reject-disallowed=true")
			.run((context) -> {
				HttpResponse<String> response = get(context, "https://b.test");
				assertThat(response.statusCode()).isEqualTo(451);
				assertThat(response.body()).isEqualTo("origin-not-allowed");
			});
	}

	@Test
	void filterThatStandsAsideChangesNothing() {
		this.runner.run((context) -> assertThat(get(context, "https://a.test").headers().map())
			.doesNotContainKeys("Access-Control-Allow-Origin", "Vary"));
	}

	private static String allowOrigin(AssertableWebApplicationContext context, String origin) throws Exception {
		return get(context, origin).headers().firstValue("Access-Control-Allow-Origin").orElse(null);
	}

	private static HttpResponse<String> get(AssertableWebApplicationContext context, String origin) throws Exception {
		int port = ((WebServerApplicationContext) context.getSourceApplicationContext()).getWebServer().getPort();
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
			.header("Origin", origin)
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

}
