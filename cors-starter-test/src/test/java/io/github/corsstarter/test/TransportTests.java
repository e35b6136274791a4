package io.github.corsstarter.test;

import java.util.concurrent.Callable;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same application gives the same outcome, however it is asked.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportTests {

	private static final Browser APP = Browser.at("https://app.example.com");

	@Autowired
	private MockMvc mvc;

	@Autowired
	private MockMvcTester tester;

	@LocalServerPort
	private int port;

	Stream<Arguments> forms() {
		String url = "http://localhost:" + this.port;
		return Stream.of(Arguments.of("MockMvc", APP.using(this.mvc)),
				Arguments.of("MockMvcTester", APP.using(this.tester)), Arguments.of("base URL", APP.calling(url + "/")),
				Arguments.of("WebTestClient",
						APP.using(WebTestClient.bindToServer(new JdkClientHttpConnector()).baseUrl(url).build())),
				Arguments.of("RestTestClient, server",
						APP.through(RestTestClientTransport.of(RestTestClient.bindToServer().baseUrl(url).build()))),
				Arguments.of("RestTestClient, MockMvc",
						APP.through(RestTestClientTransport.of(RestTestClient.bindTo(this.mvc).build()))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void aRequestWithAPreflight(String form, ConnectedBrowser page) {
		assertThat(page.put("/items/1").header("X-Request-Id", "1").json("{\"name\":\"ä\"}").withCredentials())
			.passesPreflight()
			.isReadable()
			.hasStatus(200)
			.exposes("X-Name")
			.doesNotExpose("X-Hidden");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void aQueryIsSentAsItIsWritten(String form, ConnectedBrowser page) {
		assertThat(page.get("/search?q=a%20b%2Bc")).isReadable().hasStatus(200);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void anOriginThatIsNotAllowed(String form, ConnectedBrowser page) {
		assertThat(page.put("/unmapped")).isBlocked().sentPreflightFor("PUT").because("missing-allow-origin-header");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void aRedirectWithinTheApplication(String form, ConnectedBrowser page) {
		assertThat(page.get("/moved")).isReadable().hasStatus(200);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void cookiesComeBackToTheApplication(String form, ConnectedBrowser page) {
		BrowserResponse login = page.servedAt("https://api.example.com").post("/login").withCredentials().send();
		assertThat(login).isReadable().setsCookie("name");
		assertThat(login.browser().get("/me").withCredentials()).sendsCookies("name").hasStatus(200);
		assertThat(page.get("/me").withCredentials()).sendsNoCookies().hasStatus(400);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void anAsynchronousResponse(String form, ConnectedBrowser page) {
		assertThat(page.get("/later")).isReadable().hasStatus(200);
	}

	@Test
	void mockMvcShowsThePublicAddressToTheApplication() {
		ConnectedBrowser own = Browser.at("https://www.example.com")
			.using(this.mvc)
			.servedAt("https://www.example.com");
		assertThat(own.post("/unmapped")).isReadable().exposes("X-Url");
		assertThat(own.post("/unmapped").send().outcome().answer().headers().get("X-Url"))
			.isEqualTo("https://www.example.com/unmapped");
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(exclude = ServletWebSecurityAutoConfiguration.class)
	@RestController
	static class Application {

		private static final String PAGE = "https://app.example.com";

		@CrossOrigin(origins = PAGE, allowCredentials = "true", exposedHeaders = "X-Name")
		@PutMapping("/items/1")
		void put(@RequestBody Item item, HttpServletResponse response) {
			if (!item.name().equals("ä")) {
				response.setStatus(400);
			}
			response.setHeader("X-Name", "1");
			response.setHeader("X-Hidden", "1");
		}

		@CrossOrigin(PAGE)
		@GetMapping("/search")
		void search(@RequestParam String q, HttpServletResponse response) {
			if (!q.equals("a b+c")) {
				response.setStatus(400);
			}
		}

		@CrossOrigin(PAGE)
		@GetMapping("/moved")
		void moved(HttpServletResponse response) throws Exception {
			response.sendRedirect("/later");
		}

		@CrossOrigin(PAGE)
		@GetMapping("/later")
		Callable<String> later() {
			return () -> "later";
		}

		@CrossOrigin(origins = PAGE, allowCredentials = "true")
		@PostMapping("/login")
		void login(HttpServletResponse response) {
			Cookie cookie = new Cookie("name", "value");
			cookie.setSecure(true);
			response.addCookie(cookie);
		}

		@CrossOrigin(origins = PAGE, allowCredentials = "true")
		@GetMapping("/me")
		String me(@CookieValue String name) {
			return name;
		}

		@PostMapping("/unmapped")
		void unmapped(HttpServletRequest request, HttpServletResponse response) {
			response.setHeader("X-Url", request.getRequestURL().toString());
		}

		record Item(String name) {
		}

	}

}
