package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Document;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example of {@code docs/migrating-from-spring.md}, before and after: what stays, and
 * what the page says is different.
 */
class SpringMigrationTests {

	private static final String APP = "Origin: https://app.example.com";

	private static final String STRANGER = "Origin: https://stranger.example";

	private static RunningApplication before;

	private static RunningApplication after;

	@BeforeAll
	static void start() {
		String yaml = Document.of("docs/migrating-from-spring.md").section("Example").blocks("yaml").get(0);
		before = Server.TOMCAT.start(Before.class);
		after = Server.TOMCAT.start(Items.class, settings(yaml));
	}

	@AfterAll
	static void stop() {
		before.close();
		after.close();
	}

	@Test
	void exampleIsTheCodeOfTheApplicationBefore() {
		String java = Document.of("docs/migrating-from-spring.md").section("Example").blocks("java").get(0);
		assertThat(java.replaceAll("\\s+", "")).contains("""
				registry.addMapping("/api/**")
				.allowedOrigins("https://app.example.com")
				.allowedOriginPatterns("https://*.preview.example.com", "http://localhost:[*]")
				.allowedMethods("GET", "POST", "PUT")
				.allowedHeaders("*")
				.exposedHeaders("X-Total-Count")
				.allowCredentials(true)
				.maxAge(600);
				""".replaceAll("\\s+", ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example.com", "https://pr-7.preview.example.com", "http://localhost:3000" })
	void listedOriginReadsTheSame(String origin) {
		for (RunningApplication application : List.of(before, after)) {
			assertThat(application.get("/api/items", "Origin: " + origin).lines()).contains(
					"Access-Control-Allow-Origin: " + origin, "Access-Control-Allow-Credentials: true",
					"Access-Control-Expose-Headers: X-Total-Count");
		}
	}

	@Test
	void preflightAllowsWhatTheFrontEndSends() {
		for (RunningApplication application : List.of(before, after)) {
			Response response = preflight(application, APP, "PUT", "content-type, x-request-id");
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.lines()).contains("Access-Control-Allow-Origin: https://app.example.com",
					"Access-Control-Allow-Credentials: true", "Access-Control-Max-Age: 600");
			assertThat(value(response, "Access-Control-Allow-Methods").split(", ?")).contains("PUT");
			assertThat(value(response, "Access-Control-Allow-Headers").toLowerCase().split(", ?"))
				.contains("content-type", "x-request-id");
		}
	}

	@Test
	void handlerRunsForAnOriginThatIsNotListed() {
		assertThat(before.send("POST", "/api/items", STRANGER)).extracting(Response::status, Response::body)
			.containsExactly(403, "Invalid CORS request");
		assertThat(after.send("POST", "/api/items", STRANGER)).extracting(Response::status, Response::body)
			.containsExactly(200, "posted");
		assertThat(after.send("POST", "/api/items", STRANGER).lines("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void rejectDisallowedAnswersAsSpringDoes() {
		try (RunningApplication rejecting = Server.TOMCAT.start(Items.class,
				"cors.allowed-origins=https://app.example.com", "cors.reject-disallowed=true")) {
			assertThat(rejecting.send("POST", "/api/items", STRANGER).status()).isEqualTo(403);
			assertThat(preflight(rejecting, STRANGER, "PUT", "x-request-id").status()).isEqualTo(403);
		}
	}

	@Test
	void preflightForAnUnlistedMethodIsNoLongerA403() {
		assertThat(preflight(before, APP, "DELETE", "x-request-id").status()).isEqualTo(403);
		Response response = preflight(after, APP, "DELETE", "x-request-id");
		assertThat(response.status()).isEqualTo(200);
		assertThat(value(response, "Access-Control-Allow-Methods")).isEqualTo("GET, POST, PUT");
	}

	@Test
	void springRepeatsTheRequestedHeadersAndTheStarterSendsItsList() {
		assertThat(value(preflight(before, APP, "PUT", "x-other"), "Access-Control-Allow-Headers"))
			.isEqualTo("x-other");
		assertThat(value(preflight(after, APP, "PUT", "x-other"), "Access-Control-Allow-Headers"))
			.isEqualTo("accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with, x-request-id");
	}

	@Test
	void anyHeaderWithCredentialsMeansTheSame() {
		try (RunningApplication any = Server.TOMCAT.start(Items.class, "cors.allowed-origins=https://app.example.com",
				"cors.credentials=true", "cors.allow-headers=*", "cors.allow-methods=*")) {
			for (RunningApplication application : List.of(before, any)) {
				Response response = preflight(application, APP, "PUT", "authorization, x-other");
				assertThat(response.lines()).contains("Access-Control-Allow-Credentials: true",
						"Access-Control-Allow-Headers: authorization, x-other");
				assertThat(String.join(",", response.lines("Vary"))).contains("Access-Control-Request-Headers");
			}
			assertThat(value(preflight(any, APP, "DELETE", "x-other"), "Access-Control-Allow-Methods"))
				.isEqualTo("DELETE");
		}
	}

	@Test
	void defaultsOfSpringAreThoseOnThePage() {
		try (RunningApplication defaults = Server.TOMCAT.start(Defaults.class)) {
			Response response = preflight(defaults, STRANGER, "POST", "x-anything");
			assertThat(value(response, "Access-Control-Allow-Origin")).isEqualTo("*");
			assertThat(value(response, "Access-Control-Allow-Methods")).isEqualTo("GET,HEAD,POST");
			assertThat(value(response, "Access-Control-Allow-Headers")).isEqualTo("x-anything");
			assertThat(value(response, "Access-Control-Max-Age")).isEqualTo("1800");
		}
	}

	@Test
	void springFailsForEachRequestWhereAnyOriginIsAllowedWithCredentials() {
		try (RunningApplication broken = Server.TOMCAT.start(AnyOriginWithCredentials.class)) {
			assertThat(broken.get("/api/items", APP).status()).isEqualTo(500);
		}
	}

	private static Response preflight(RunningApplication application, String origin, String method, String headers) {
		return application.send("OPTIONS", "/api/items", origin, "Access-Control-Request-Method: " + method,
				"Access-Control-Request-Headers: " + headers);
	}

	private static String value(Response response, String name) {
		assertThat(response.lines(name)).hasSize(1);
		return response.lines(name).get(0).substring(name.length() + 2);
	}

	private static String[] settings(String yaml) {
		YamlPropertiesFactoryBean properties = new YamlPropertiesFactoryBean();
		properties.setResources(new ByteArrayResource(yaml.getBytes()));
		Properties settings = properties.getObject();
		Map<String, String> sorted = new TreeMap<>();
		settings.forEach((key, value) -> sorted.put(key.toString(), value.toString()));
		return sorted.entrySet().stream().flatMap((entry) -> Stream.of(entry.toString())).toArray(String[]::new);
	}

	@Import(Items.class)
	static class Before implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/api/**")
				.allowedOrigins("https://app.example.com")
				.allowedOriginPatterns("https://*.preview.example.com", "http://localhost:[*]")
				.allowedMethods("GET", "POST", "PUT")
				.allowedHeaders("*")
				.exposedHeaders("X-Total-Count")
				.allowCredentials(true)
				.maxAge(600);
		}

	}

	@Import(Items.class)
	static class Defaults implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/api/**");
		}

	}

	@Import(Items.class)
	static class AnyOriginWithCredentials implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/api/**").allowedOrigins("*").allowCredentials(true);
		}

	}

	@RestController
	@Import(PlainHandlers.class)
	static class Items {

		@RequestMapping("/api/items")
		String items() {
			return "items";
		}

		@PostMapping("/api/items")
		String post() {
			return "posted";
		}

	}

}
