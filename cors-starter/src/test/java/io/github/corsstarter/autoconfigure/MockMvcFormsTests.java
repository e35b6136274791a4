package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.testing.WithoutSpringSecurity;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.SpringBootMockMvcBuilderCustomizer;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which forms of MockMvc run the filters of the starter, and how the others get them:
 * what {@code docs/testing.md} says.
 */
class MockMvcFormsTests {

	private static final String ALLOWED_ORIGIN = "cors.allowed-origins=https://app.example.com";

	private static final String ALLOWED_HOST = "cors.hosts.allowed=localhost";

	private static void assertHasHeaders(MockMvcTester mvc) {
		assertThat(preflight(mvc)).hasStatusOk()
			.hasHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://app.example.com")
			.hasHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
		assertThat(get(mvc)).hasStatusOk()
			.hasBodyTextEqualTo("hello")
			.hasHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://app.example.com");
	}

	private static void assertHasNoHeaders(MockMvcTester mvc) {
		assertThat(preflight(mvc)).doesNotContainHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
		assertThat(get(mvc)).hasStatusOk()
			.hasBodyTextEqualTo("hello")
			.doesNotContainHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
	}

	private static MvcTestResult preflight(MockMvcTester mvc) {
		return mvc.options()
			.uri("/hello")
			.header(HttpHeaders.ORIGIN, "https://app.example.com")
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "PUT")
			.exchange();
	}

	private static MvcTestResult get(MockMvcTester mvc) {
		return mvc.get().uri("/hello").header(HttpHeaders.ORIGIN, "https://app.example.com").exchange();
	}

	@Nested
	@WebMvcTest(properties = ALLOWED_ORIGIN)
	@ContextConfiguration(classes = Application.class)
	class WebMvcTestOfControllers {

		@Test
		void hasTheFilter(@Autowired MockMvcTester mvc) {
			assertHasHeaders(mvc);
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class, properties = ALLOWED_ORIGIN)
	@AutoConfigureMockMvc
	class SpringBootTestWithAutoConfiguredMockMvc {

		@Test
		void hasTheFilter(@Autowired MockMvcTester mvc) {
			assertHasHeaders(mvc);
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class, properties = ALLOWED_ORIGIN)
	@AutoConfigureMockMvc(addFilters = false)
	class SpringBootTestWithoutFilters {

		@Test
		void hasNoFilter(@Autowired MockMvcTester mvc) {
			assertHasNoHeaders(mvc);
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class, properties = { ALLOWED_ORIGIN, ALLOWED_HOST })
	class MockMvcBuiltByHand {

		@Autowired
		private WebApplicationContext context;

		@Test
		void ofAContextHasNoFilter() {
			assertHasNoHeaders(MockMvcTester.create(MockMvcBuilders.webAppContextSetup(this.context).build()));
			assertHasNoHeaders(MockMvcTester.from(this.context));
		}

		@Test
		void ofAContextHasTheFilterThatIsAdded(@Autowired CorsPolicyFilter filter) {
			MockMvc mvc = MockMvcBuilders.webAppContextSetup(this.context).addFilters(filter).build();
			assertHasHeaders(MockMvcTester.create(mvc));
		}

		@Test
		void ofAContextHasEveryFilterThatSpringBootAdds() {
			DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(this.context);
			new SpringBootMockMvcBuilderCustomizer(this.context).customize(builder);
			MockMvcTester mvc = MockMvcTester.create(builder.build());
			assertHasHeaders(mvc);
			assertThat(mvc.get().uri("http://other.example.com/hello")).hasStatus(400);
		}

		@Test
		void ofAControllerHasNoFilterAndCannotAnswerAPreflight() {
			for (MockMvcTester mvc : List.of(MockMvcTester.of(new Hello()),
					MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Hello()).build()))) {
				assertThat(get(mvc)).hasStatusOk().doesNotContainHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
				assertThat(preflight(mvc)).failure()
					.hasMessageContaining("No adapter for handler")
					.hasMessageContaining("PreFlightHttpRequestHandler");
			}
		}

		@Test
		void ofAControllerHasTheFilterThatIsAdded(@Autowired CorsPolicyFilter filter) {
			MockMvc mvc = MockMvcBuilders.standaloneSetup(new Hello()).addFilters(filter).build();
			assertHasHeaders(MockMvcTester.create(mvc));
		}

	}

	@SpringBootConfiguration
	@Import({ WithoutSpringSecurity.class, Hello.class })
	static class Application {

	}

	@RestController
	static class Hello {

		@GetMapping("/hello")
		String hello() {
			return "hello";
		}

	}

}
