package io.github.corsstarter.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test of controllers alone sees what the filter does to them.
 */
@WebMvcTest(properties = { "cors.allowed-origins=https://a.test", "cors.ignore-trailing-slash=true" })
class CorsInWebMvcTestTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void preflightIsAnswered() {
		assertThat(this.mvc.options()
			.uri("/hello")
			.header("Origin", "https://a.test")
			.header("Access-Control-Request-Method", "GET")).hasStatusOk()
			.hasHeader("Access-Control-Allow-Origin", "https://a.test")
			.hasHeader("Access-Control-Max-Age", "86400");
	}

	@Test
	void responseOfAControllerCarriesTheHeaders() {
		assertThat(this.mvc.get().uri("/hello").header("Origin", "https://a.test")).hasStatusOk()
			.hasBodyTextEqualTo("hello")
			.hasHeader("Access-Control-Allow-Origin", "https://a.test");
	}

	@Test
	void slashAtTheEndIsIgnored() {
		assertThat(this.mvc.get().uri("/hello/").header("Origin", "https://a.test")).hasStatusOk()
			.hasBodyTextEqualTo("hello")
			.hasHeader("Access-Control-Allow-Origin", "https://a.test");
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import(Hello.class)
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
