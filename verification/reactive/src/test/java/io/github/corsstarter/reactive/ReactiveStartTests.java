package io.github.corsstarter.reactive;

import java.util.List;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.github.corsstarter.web.reactive.RefusedExchangeHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class ReactiveStartTests {

	@Test
	void applicationHasNoServletApi() {
		assertThat(getClass().getResource("/jakarta/servlet/Filter.class")).isNull();
	}

	@Test
	void jarAloneAddsNothing(CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start("reactive", List.of(Handlers.class, Names.class),
				List.of())) {
			assertThat(application.get("/ok", Site.ORIGIN).corsLines()).doesNotContain("Vary: Origin");
			assertThat(names(application, Object.class)).noneMatch((name) -> name.startsWith("corsStarter"));
			assertThat(output).doesNotContain("cors-starter");
		}
	}

	@Test
	void endpointOfAnApplicationWithoutSettingsSaysSo() {
		try (RunningApplication application = RunningApplication.start("reactive", List.of(Handlers.class),
				List.of("management.endpoints.web.exposure.include=cors"))) {
			assertThat(application.get("/actuator/cors").body()).contains("\"configured\":false",
					"\"cors\":{\"active\":false");
		}
	}

	@Test
	void onlyFiltersThatActAreThereAndOneLineSaysSo(CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start("reactive", List.of(Handlers.class, Names.class),
				List.of(Site.ALLOWED_ORIGINS))) {
			assertThat(names(application, WebFilter.class)).contains("corsStarterFilter")
				.noneMatch((name) -> name.startsWith("corsStarter") && !name.equals("corsStarterFilter"));
			assertThat(output).containsOnlyOnce("cors-starter is on: CORS (default: 1 origin rule)");
		}
	}

	@Test
	void configurationThatCannotWorkDoesNotStart(CapturedOutput output) {
		assertThatException().isThrownBy(() -> RunningApplication
			.start("reactive", List.of(Handlers.class), List.of("cors.allowed-origins=www.example.com"))
			.close());
		assertThat(output).contains("It has no scheme.");
	}

	@Test
	void applicationAnswersRefusedRequestsItself() {
		try (RunningApplication application = RunningApplication.start("reactive",
				List.of(Handlers.class, OwnAnswer.class), List.of("cors.hosts.allowed=www.example.com"))) {
			Response response = application.get("/ok");
			assertThat(response.status()).isEqualTo(400);
			assertThat(response.value("Cache-Control")).isEqualTo("no-store");
			assertThat(response.body()).isEmpty();
		}
	}

	private static List<String> names(RunningApplication application, Class<?> type) {
		return List.of(application.bean(Names.class).beanFactory.getBeanNamesForType(type, true, false));
	}

	/**
	 * As in docs/reactive.md.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnAnswer {

		@Bean
		RefusedExchangeHandler refusedExchangeHandler() {
			return (exchange, refusal) -> {
				exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(refusal.status()));
				exchange.getResponse().getHeaders().setCacheControl("no-store");
				return exchange.getResponse().setComplete();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Names {

		private final ListableBeanFactory beanFactory;

		Names(ListableBeanFactory beanFactory) {
			this.beanFactory = beanFactory;
		}

	}

}
