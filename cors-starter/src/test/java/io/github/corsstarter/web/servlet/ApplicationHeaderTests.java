package io.github.corsstarter.web.servlet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that writes CORS headers itself, by every way there is.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class ApplicationHeaderTests {

	private static final String VARY = """
			# does   | with                    | Vary
			set      | Accept                  | Origin, Accept
			set      | Accept, Accept-Language | Origin, Accept, Accept-Language
			set      | Origin                  | Origin
			set      | origin                  | Origin
			set      | Accept,ORIGIN           | Origin, Accept
			set      | ''                      | Origin
			set-null |                         | Origin
			set      | *                       | *
			set      | 'Accept, *'             | *
			add      | Accept                  | Origin, Accept
			add      | Accept, Accept          | Origin, Accept
			add      | oRIGIN                  | Origin
			add      | ''                      | Origin
			add-null |                         | Origin
			add      | *                       | *
			add-each | Accept, *, Cookie       | *
			add-each | Accept, Origin, Cookie  | Origin, Accept, Cookie
			entity   | Accept                  | Origin, Accept
			entity   | origin                  | Origin
			entity   | *                       | *
			reset    | Accept                  | Origin
			""";

	private static final String OTHERS = """
			# does   | header                           | value
			set      | Access-Control-Allow-Origin      | *
			add      | Access-Control-Allow-Origin      | https://other.example
			entity   | Access-Control-Allow-Origin      | *
			set      | Access-Control-Allow-Credentials | true
			add      | Access-Control-Expose-Headers    | x-mine
			set-int  | Access-Control-Max-Age           | 5
			""";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(Application.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS);
	}

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = """
			# does   | header                           | value
			set      | Access-Control-Allow-Origin      | *
			set      | access-control-allow-origin      | *
			set      | Access-Control-Allow-Origin      | https://site.example.com
			set      | Access-Control-Allow-Origin      | https://other.example
			add      | Access-Control-Allow-Origin      | *
			add      | Access-Control-Allow-Origin      | https://site.example.com
			add-each | Access-Control-Allow-Origin      | https://site.example.com, *
			entity   | Access-Control-Allow-Origin      | *
			set-null | Access-Control-Allow-Origin      |
			add-null | Access-Control-Allow-Origin      |
			reset    | Access-Control-Allow-Origin      | *
			throw    | Access-Control-Allow-Origin      | *
			set      | Access-Control-Allow-Credentials | false
			add      | Access-Control-Allow-Credentials | true
			entity   | Access-Control-Allow-Credentials | false
			set-null | Access-Control-Allow-Credentials |
			set      | Access-Control-Expose-Headers    | X-Total
			set      | Access-Control-Allow-Methods     | PURGE
			add      | Access-Control-Allow-Headers     | x-mine
			set-int  | Access-Control-Max-Age           | 5
			add-int  | Access-Control-Max-Age           | 5
			set-date | Access-Control-Max-Age           | 5
			add-date | Access-Control-Max-Age           | 5
			entity   | Access-Control-Of-Tomorrow       | x
			""")
	void applicationCannotChangeTheHeadersForAnAllowedOrigin(String action, String name, String value) {
		Response response = this.application.get(path(action, name, value), Site.ORIGIN);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = """
			# does   | header                           | value
			set      | Access-Control-Allow-Methods     | PURGE
			add      | Access-Control-Allow-Methods     | PURGE
			set      | Access-Control-Allow-Headers     | x-mine
			entity   | Access-Control-Allow-Headers     | x-mine
			set      | Access-Control-Max-Age           | 5
			set-int  | Access-Control-Max-Age           | 5
			add-int  | Access-Control-Max-Age           | 5
			set-date | Access-Control-Max-Age           | 5
			add-date | Access-Control-Max-Age           | 5
			""")
	void applicationCannotChangeTheHeadersOfOptionsEither(String action, String name, String value) {
		Response response = this.application.send("OPTIONS", path(action, name, value), Site.ORIGIN);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = OTHERS)
	void whatTheApplicationSaysToAnotherOriginIsRemoved(String action, String name, String value) {
		Response response = this.application.get(path(action, name, value), Site.OTHER_ORIGIN);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = OTHERS)
	void whatTheApplicationSaysToItsOwnPagesIsLeftAlone(String action, String name, String value) {
		Response response = this.application.get(path(action, name, value));
		assertThat(response.corsLines()).containsExactlyInAnyOrder(name + ": " + value, "Vary: Origin");
	}

	/**
	 * As in Django (D34).
	 */
	@Test
	void headersOfTheApplicationStayIfTheStarterIsNotExclusive() {
		for (RunningApplication sharing : Server
			.startAll(Application.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
					"cors.exclusive=false")
			.toList()) {
			try (sharing) {
				assertThat(sharing.get(path("set", "Access-Control-Allow-Origin", "*"), Site.OTHER_ORIGIN).corsLines())
					.containsExactlyInAnyOrder("Access-Control-Allow-Origin: *", "Vary: Origin");
				assertThat(sharing.get(path("add", "Access-Control-Expose-Headers", "x-mine"), Site.OTHER_ORIGIN)
					.corsLines()).containsExactlyInAnyOrder("Access-Control-Expose-Headers: x-mine", "Vary: Origin");
				assertThat(sharing.get(path("set-int", "Access-Control-Max-Age", "5"), Site.ORIGIN).corsLines())
					.contains(Site.RESPONSE)
					.contains("Access-Control-Max-Age: 5")
					.hasSize(Site.RESPONSE.length + 1);
				assertThat(sharing.get(path("set", "Access-Control-Allow-Origin", "*"), Site.ORIGIN).corsLines())
					.containsExactlyInAnyOrder(Site.RESPONSE);
			}
		}
	}

	@ParameterizedTest(name = "{0} {1} -> {2}")
	@CsvSource(delimiter = '|', textBlock = VARY)
	void varyNamesOriginOnceBesideWhatTheApplicationNames(String action, String value, String vary) {
		Response response = this.application.get(path(action, "Vary", value), Site.ORIGIN);
		assertVary(response, vary);
		assertThat(response.corsLines()).hasSize(Site.RESPONSE.length);
	}

	@ParameterizedTest(name = "{0} {1} -> {2}")
	@CsvSource(delimiter = '|', textBlock = VARY)
	void varyIsTheSameForAnotherOrigin(String action, String value, String vary) {
		Response response = this.application.get(path(action, "Vary", value), Site.OTHER_ORIGIN);
		assertVary(response, vary);
		assertThat(response.corsLines()).hasSize(1);
	}

	@Test
	void varyNamesOriginOnceOnAnErrorResponse() {
		Response response = this.application.get(path("throw", "Vary", "Accept"), Site.ORIGIN);
		assertThat(response.lines("Vary")).singleElement()
			.isIn("Vary: Origin, Accept", "Vary: Accept, Origin", "Vary: Origin");
		assertThat(response.corsLines()).hasSize(Site.RESPONSE.length);
	}

	@Test
	void otherHeadersAreLeftAlone() {
		Response response = this.application.get(path("add-each", "X-Mine", "one, two"), Site.ORIGIN);
		assertThat(response.lines("X-Mine")).containsExactlyInAnyOrder("X-Mine: one", "X-Mine: two");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	/**
	 * One line with each name once, in any order and case.
	 */
	private static void assertVary(Response response, String vary) {
		assertThat(response.lines("Vary")).singleElement()
			.asString()
			.satisfies((line) -> assertThat(line.substring("Vary: ".length()).split(", "))
				.usingElementComparator(String.CASE_INSENSITIVE_ORDER)
				.containsExactlyInAnyOrder(vary.split(", ")));
	}

	private static String path(String action, String name, String value) {
		String path = "/headers/" + action + "?name=" + name;
		return (value != null) ? path + "&value=" + URLEncoder.encode(value, StandardCharsets.UTF_8) : path;
	}

	@Import({ ServletHandlers.class, ReactiveHandlers.class })
	static class Application {

	}

	@RestController
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletHandlers {

		@RequestMapping(path = "/headers/{action}", method = { RequestMethod.GET, RequestMethod.OPTIONS })
		ResponseEntity<String> write(@PathVariable String action, @RequestParam String name,
				@RequestParam(defaultValue = "") String value, HttpServletResponse response) {
			switch (action) {
				case "set" -> response.setHeader(name, value);
				case "set-null" -> response.setHeader(name, null);
				case "set-int" -> response.setIntHeader(name, Integer.parseInt(value));
				case "set-date" -> response.setDateHeader(name, Long.parseLong(value));
				case "add" -> response.addHeader(name, value);
				case "add-null" -> response.addHeader(name, null);
				case "add-int" -> response.addIntHeader(name, Integer.parseInt(value));
				case "add-date" -> response.addDateHeader(name, Long.parseLong(value));
				case "add-each" -> Stream.of(value.split(", ")).forEach((each) -> response.addHeader(name, each));
				case "reset" -> {
					response.setHeader(name, value);
					response.reset();
					response.addHeader("X-Mine", value);
				}
				case "throw" -> {
					response.addHeader(name, value);
					throw new IllegalStateException("thrown on purpose");
				}
				case "entity" -> {
					return ResponseEntity.ok().header(name, value).body("written");
				}
				default -> throw new IllegalArgumentException(action);
			}
			return ResponseEntity.ok("written");
		}

	}

	@RestController
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveHandlers {

		@RequestMapping(path = "/headers/{action}", method = { RequestMethod.GET, RequestMethod.OPTIONS })
		ResponseEntity<String> write(@PathVariable String action, @RequestParam String name,
				@RequestParam(defaultValue = "") String value, ServerHttpResponse response) {
			HttpHeaders headers = response.getHeaders();
			switch (action) {
				case "set", "set-int" -> headers.set(name, value);
				case "set-null" -> headers.set(name, null);
				case "set-date" -> headers.setDate(name, Long.parseLong(value));
				case "add", "add-int", "add-date" -> headers.add(name, value);
				case "add-null" -> headers.add(name, null);
				case "add-each" -> Stream.of(value.split(", ")).forEach((each) -> headers.add(name, each));
				case "reset" -> {
					headers.set(name, value);
					headers.clear();
					headers.add("X-Mine", value);
				}
				case "throw" -> {
					headers.add(name, value);
					throw new IllegalStateException("thrown on purpose");
				}
				case "entity" -> {
					return ResponseEntity.ok().header(name, value).body("written");
				}
				default -> throw new IllegalArgumentException(action);
			}
			return ResponseEntity.ok("written");
		}

	}

}
