package io.github.corsstarter.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.corsstarter.csrf.CsrfDecision;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RequestSummary;
import org.junit.jupiter.api.Test;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of an application that hear what is decided.
 */
class DecisionListenersTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner(
			AnnotationConfigServletWebServerApplicationContext::new)
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, HostsAutoConfiguration.class,
				CrossOriginProtectionAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				TomcatServletWebServerAutoConfiguration.class))
		.withPropertyValues("server.port=0", "cors.allowed-origins=https://listed.test", "cors.report-only=true",
				"cors.hosts.allowed=www.example.com", "cors.csrf.enabled=true");

	@Test
	void allOfThemHear() {
		this.runner.withBean("first", Heard.class).withBean("second", Heard.class).run((context) -> {
			post((ServletWebServerApplicationContext) context.getSourceApplicationContext());
			assertThat(context.getBeansOfType(Heard.class).values()).extracting((heard) -> heard.codes)
				.containsOnly(List.of("origin-not-allowed", "host-not-allowed", "csrf-origin-not-trusted"))
				.hasSize(2);
		});
	}

	@Test
	void theyAreMadeWhenTheServerIsThere() {
		this.runner.withBean(MadeLate.class)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(MadeLate.class));
	}

	@Test
	void theyHearThoughBeansAreMadeWhenTheyAreAskedFor() {
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withBean(Heard.class)
			.run((context) -> {
				post((ServletWebServerApplicationContext) context.getSourceApplicationContext());
				assertThat(context.getBean(Heard.class).codes).hasSize(3);
			});
	}

	private static void post(ServletWebServerApplicationContext context) throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + context.getWebServer().getPort() + "/"))
			.header("Origin", "https://other.test")
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	static class Heard implements DecisionListener {

		private final List<String> codes = new CopyOnWriteArrayList<>();

		@Override
		public void corsDecided(CorsDecision decision, RequestSummary request) {
			this.codes.add(decision.reason().code());
		}

		@Override
		public void hostRefused(HostDecision decision, RequestSummary request) {
			this.codes.add(decision.reason().code());
		}

		@Override
		public void crossOriginRefused(CsrfDecision decision, RequestSummary request) {
			this.codes.add(decision.reason().code());
		}

	}

	static class MadeLate implements DecisionListener {

		MadeLate(ServletWebServerApplicationContext context) {
			assertThat(context.getWebServer()).isNotNull();
		}

	}

}
