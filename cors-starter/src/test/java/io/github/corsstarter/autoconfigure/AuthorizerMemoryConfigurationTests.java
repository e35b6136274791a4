package io.github.corsstarter.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.settings.ProblemReport;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When answers of authorizers are remembered, and what that needs.
 */
class AuthorizerMemoryConfigurationTests {

	private static final String TTL = "cors.authorizer.cache-ttl=1m";

	private final FilteredClassLoader withoutCaffeine = new FilteredClassLoader("com.github.benmanes");

	private final AtomicInteger asked = new AtomicInteger();

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, HostsAutoConfiguration.class));

	private final WebApplicationContextRunner tenants = this.runner.withBean(OriginAuthorizer.class,
			() -> (request) -> this.asked.incrementAndGet() > 0);

	@Test
	void settingWithoutCaffeineIsInTheReport() {
		this.tenants.withClassLoader(this.withoutCaffeine)
			.withPropertyValues(TTL)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.asInstanceOf(InstanceOfAssertFactories.type(InvalidCorsConfigurationException.class))
				.extracting((failure) -> ProblemReport.of(failure.problems()))
				.asString()
				.contains("cors.authorizer.cache-ttl", "1m",
						"Answers are remembered with Caffeine, which the application does not have",
						"Add the dependency com.github.ben-manes.caffeine:caffeine"));
	}

	@Test
	void withoutTheSettingNothingNeedsCaffeine() {
		this.tenants.withClassLoader(this.withoutCaffeine).run((context) -> {
			ask(context.getBean(CorsPolicyFilter.class));
			ask(context.getBean(CorsPolicyFilter.class));
			assertThat(this.asked).hasValue(2);
			context.getBean(AuthorizerMemory.class).clear();
		});
	}

	@Test
	void filterAsksOnceAndAgainAfterAnswersAreForgotten() {
		this.tenants.withPropertyValues(TTL).run((context) -> {
			ask(context.getBean(CorsPolicyFilter.class));
			ask(context.getBean(CorsPolicyFilter.class));
			assertThat(this.asked).hasValue(1);
			context.getBean(AuthorizerMemory.class).forgetOrigin("https://books.test");
			ask(context.getBean(CorsPolicyFilter.class));
			assertThat(this.asked).hasValue(2);
		});
	}

	private static void ask(CorsPolicyFilter filter) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
		request.addHeader("Origin", "https://books.test");
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, new MockFilterChain());
		assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://books.test");
	}

	@Test
	void everyApplicationWithAnAuthorizerHasAMemoryToInject() {
		this.tenants.run((context) -> assertThat(context).hasSingleBean(AuthorizerMemory.class));
		this.runner.withBean(HostAuthorizer.class, () -> (host) -> true)
			.run((context) -> assertThat(context).hasSingleBean(AuthorizerMemory.class));
		this.runner.withPropertyValues("cors.allow-all=true")
			.run((context) -> assertThat(context).hasSingleBean(CorsPolicyFilter.class)
				.doesNotHaveBean(AuthorizerMemory.class));
	}

}
