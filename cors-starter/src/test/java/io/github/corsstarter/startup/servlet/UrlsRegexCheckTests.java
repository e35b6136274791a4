package io.github.corsstarter.startup.servlet;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.startup.StartupWarnings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.ConfigurableWebApplicationContext;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

class UrlsRegexCheckTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, WebMvcAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class))
		.withBean(Items.class)
		.withInitializer(
				(context) -> ((ConfigurableWebApplicationContext) context).setServletContext(new ServerContext()))
		.withPropertyValues("cors.allowed-origins=https://site.example.com");

	private final WebApplicationContextRunner shop = this.runner.withInitializer((context) -> {
		ServletContext servletContext = ((WebApplicationContext) context).getServletContext();
		((MockServletContext) servletContext).setContextPath("/shop");
	});

	@Test
	void expressionWithTheContextPathIsCorrected() {
		this.shop.withPropertyValues("cors.urls-regex=^/shop/api/")
			.run((context) -> assertThat(warnings(context)).isEqualTo(
					"cors.urls-regex (^/shop/api/) includes the context path /shop, but it is matched against the path "
							+ "after the context path, so it matches the path of no handler. Write ^/api/."));
	}

	@ParameterizedTest
	@CsvSource({ "^/shop/api/, ^/api/", "/shop/api/.*$, ^/api/.*$", "^/shop(/|$), ^(/|$)",
			"^/shop/api/items/[0-9]{5}$, ^/api/items/[0-9]{5}$" })
	void correctionStartsWithoutAWarning(String urlsRegex, String corrected) {
		this.shop.withPropertyValues("cors.urls-regex=" + urlsRegex)
			.run((context) -> assertThat(warnings(context)).endsWith("no handler. Write " + corrected + "."));
		this.shop.withPropertyValues("cors.urls-regex=" + corrected)
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@Test
	void expressionThatCannotBeCorrectedIsNamed() {
		this.shop.withPropertyValues("cors.urls-regex=^/shop?/api/")
			.run((context) -> assertThat(warnings(context)).contains("includes the context path /shop")
				.endsWith("Write it without the context path."));
	}

	@Test
	void expressionOfAPolicyIsNamedWithItsKey() {
		this.shop.withPropertyValues("cors.policies[0].urls-regex=^/shop/api/", "cors.policies[0].allow-all=true")
			.run((context) -> assertThat(warnings(context))
				.startsWith("cors.policies[0].urls-regex (^/shop/api/) includes the context path"));
	}

	@Test
	void pathsThatBeginLikeTheContextPathAreNoMistake() {
		this.shop.withBean(Shop.class)
			.withPropertyValues("cors.urls-regex=^/shop/")
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@Test
	void expressionThatMatchesNoHandlerIsNamed() {
		this.runner.withPropertyValues("cors.urls-regex=^/apis/")
			.run((context) -> assertThat(warnings(context)).isEqualTo(
					"cors.urls-regex (^/apis/) matches the path of no handler, so it has no effect. Paths of handlers are "
							+ "/api/items, /api/items/{id}. Correct the expression: without it, the policy would apply to every path."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/api/", "^/api/items$", "^/api/items/[a-z]{3,}$", "(?i)^/API/", "^/(api|apis)/", "/",
			"^/.*$", "^/api/items/\\d+/?$" })
	void expressionThatCanMatchAHandlerIsNoMistake(String urlsRegex) {
		this.runner.withPropertyValues("cors.urls-regex=" + urlsRegex)
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "^/github/corsstarter/, false", "^/github/corsstarter/fonts/, true", "^/fonts/, true",
			"^/favicon\\.ico$, false", "^/webjars/bootstrap/, true" })
	void expressionForADirectoryOfStaticFilesIsNoMistake(String urlsRegex, boolean named) {
		this.runner
			.withPropertyValues("cors.urls-regex=" + urlsRegex, "spring.web.resources.static-locations=classpath:/io/")
			.run((context) -> assertThat(warnings(context).contains("matches the path of no handler"))
				.isEqualTo(named));
	}

	@Test
	void functionsMayHaveAnyPath() {
		this.runner.withUserConfiguration(Functions.class)
			.withPropertyValues("cors.urls-regex=^/apis/")
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@Test
	void springSecurityMayAnswerAnyPath() {
		this.runner.withBean("springSecurityFilterChain", Object.class, Object::new)
			.withPropertyValues("cors.urls-regex=^/login")
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@Test
	void pathOfTheServletBelongsToThePathsOfHandlers() {
		this.runner.withPropertyValues("spring.mvc.servlet.path=/mvc", "cors.urls-regex=^/mvc/api/")
			.run((context) -> assertThat(warnings(context)).isEmpty());
		this.runner.withPropertyValues("spring.mvc.servlet.path=/mvc", "cors.urls-regex=^/api/")
			.run((context) -> assertThat(warnings(context)).contains("matches the path of no handler"));
	}

	/**
	 * As with {@code @WebMvcTest}.
	 */
	@Test
	void testOfSomeHandlersIsNoMistake() {
		this.runner.withInitializer(
				(context) -> ((ConfigurableWebApplicationContext) context).setServletContext(new MockServletContext()))
			.withPropertyValues("cors.urls-regex=^/apis/")
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@Test
	void anotherServletMayAnswer() {
		this.runner
			.withInitializer((context) -> ((ServerContext) ((WebApplicationContext) context).getServletContext())
				.add("console", "/console/*"))
			.withPropertyValues("cors.urls-regex=^/console/")
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@Test
	void nothingIsSaidWhereCorsDoesNothing() {
		this.runner.withPropertyValues("cors.urls-regex=^/apis/", "cors.enabled=false")
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	private static String warnings(AssertableWebApplicationContext context) {
		return String.join("\n", context.getBean(StartupWarnings.class).all());
	}

	/**
	 * A server on which Spring MVC is registered.
	 */
	static class ServerContext extends MockServletContext {

		private final Map<String, ServletRegistration> registrations = new HashMap<>();

		ServerContext() {
			add(DispatcherServlet.class.getName(), "/");
		}

		final void add(String className, String mapping) {
			this.registrations.put(className,
					(ServletRegistration) Proxy.newProxyInstance(ServletRegistration.class.getClassLoader(),
							new Class<?>[] { ServletRegistration.class },
							(proxy, method, arguments) -> method.getName().equals("getMappings") ? List.of(mapping)
									: className));
		}

		@Override
		public Map<String, ? extends ServletRegistration> getServletRegistrations() {
			return this.registrations;
		}

	}

	@RestController
	static class Items {

		@GetMapping("/api/items")
		String items() {
			return "items";
		}

		@GetMapping("/api/items/{id}")
		String item() {
			return "item";
		}

	}

	@RestController
	static class Shop {

		@GetMapping("/shop/opening-hours")
		String openingHours() {
			return "always";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Functions {

		@Bean
		RouterFunction<ServerResponse> function() {
			return RouterFunctions.route().GET("/apis/items", (request) -> ServerResponse.ok().build()).build();
		}

	}

}
