package io.github.corsstarter.compatibility;

import java.util.function.Function;
import java.util.stream.Stream;

import io.github.corsstarter.test.Browser;
import io.github.corsstarter.test.ConnectedBrowser;
import io.github.corsstarter.test.CorsContract;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(classes = ServedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cors.allowed-origins=https://site.example.com", "cors.credentials=true", "cors.debug=true" })
@TestInstance(Lifecycle.PER_CLASS)
class BrowserAssertionsTests {

	private static final Browser SITE = Browser.at("https://site.example.com");

	@LocalServerPort
	private int port;

	@Autowired
	private WebApplicationContext context;

	Stream<Arguments> forms() {
		MockMvc mvc = MockMvcBuilders.webAppContextSetup(this.context)
			.addFilters(this.context.getBean(CorsPolicyFilter.class))
			.build();
		return Stream.of(form("MockMvc", (browser) -> browser.using(mvc)),
				form("MockMvcTester", (browser) -> browser.using(MockMvcTester.create(mvc))),
				form("base URL", (browser) -> browser.calling("http://localhost:" + this.port)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void aRequestWithAPreflight(String form, Function<Browser, ConnectedBrowser> application) {
		ConnectedBrowser page = application.apply(SITE);
		assertThat(page.post("/posted").json("{}").withCredentials()).passesPreflight().isReadable().hasStatus(200);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void anAsynchronousResponse(String form, Function<Browser, ConnectedBrowser> application) {
		ConnectedBrowser page = application.apply(SITE);
		assertThat(page.get("/async")).isReadable().hasStatus(200).variesByOrigin();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void aHeaderThatIsNotListed(String form, Function<Browser, ConnectedBrowser> application) {
		ConnectedBrowser page = application.apply(SITE);
		assertThat(page.get("/items").header("X-Mine", "1")).isBlocked().because("header-not-listed");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(page.get("/items").header("X-Mine", "1")).isReadable())
			.withMessageContaining("extra-allow-headers: [x-mine]");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void aContract(String form, Function<Browser, ConnectedBrowser> application) {
		CorsContract.parse("contract.md", """
				| page                     | request               | expectation          |
				|--------------------------|-----------------------|----------------------|
				| https://site.example.com | GET /items            | readable, status 200 |
				| https://site.example.com | preflight PUT /items  | allowed              |
				""").verify(application);
	}

	private static Arguments form(String name, Function<Browser, ConnectedBrowser> application) {
		return Arguments.of(name, application);
	}

}
