package io.github.corsstarter.web.servlet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exposed are the headers of {@code cors.expose-headers} and those of the handler: a
 * download that exposes {@code Content-Disposition} keeps the name of its file (D36).
 */
@ParameterizedClass(name = "{0}, exclusive {1}")
@MethodSource("applications")
class ExposedHeadersTests {

	@Parameter(0)
	private RunningApplication application;

	@Parameter(1)
	private boolean exclusive;

	static Stream<Object[]> applications() {
		return Stream.of(true, false)
			.flatMap((exclusive) -> Server
				.startAll(Application.class, "cors.exclusive=" + exclusive, "cors.policies[0].urls-regex=^/listed/",
						"cors.policies[0].allowed-origins=" + Site.NAME, "cors.policies[0].expose-headers=X-Total,Link",
						Site.ALLOWED_ORIGINS)
				.map((application) -> new Object[] { application, exclusive }));
	}

	@ParameterizedTest(name = "{0} {1} -> {2}")
	@CsvSource(delimiter = '|', textBlock = """
			# does       | with                           | exposed
			nothing      |                                | X-Total, Link
			set          | Content-Disposition            | X-Total, Link, Content-Disposition
			set          | x-total                        | X-Total, Link
			set          | 'LINK , etag,,Etag'            | X-Total, Link, etag
			set          | ''                             | X-Total, Link
			set          | *                              | X-Total, Link, *
			set-null     |                                | X-Total, Link
			set-each     | ETag; Content-Disposition      | X-Total, Link, Content-Disposition
			add          | Content-Disposition            | X-Total, Link, Content-Disposition
			add-null     |                                | X-Total, Link
			add-each     | ETag; Content-Disposition,etag | X-Total, Link, ETag, Content-Disposition
			entity       | Content-Disposition            | X-Total, Link, Content-Disposition
			send-error   | X-Reason                       | X-Total, Link, X-Reason
			reset        | Content-Disposition            | X-Total, Link
			""")
	void namesOfTheHandlerAreAddedToTheConfiguredOnes(String action, String value, String exposed) {
		assertThat(this.application.get(path("/listed/", action, value), Site.ORIGIN)
			.lines("Access-Control-Expose-Headers")).containsExactly("Access-Control-Expose-Headers: " + exposed);
	}

	@ParameterizedTest(name = "{0} {1} -> {2}")
	@CsvSource(delimiter = '|', textBlock = """
			# does       | with                           | exposed
			nothing      |                                | ''
			set          | Content-Disposition            | Content-Disposition
			set-null     |                                | ''
			add          | Content-Disposition            | Content-Disposition
			add-each     | ETag; Content-Disposition      | ETag, Content-Disposition
			send-error   | X-Reason                       | X-Reason
			reset        | Content-Disposition            | ''
			""")
	void namesOfTheHandlerAreExposedIfNoneAreConfigured(String action, String value, String exposed) {
		assertThat(String.join(", ", this.application.get(path("/other/", action, value), Site.ORIGIN)
			.values("Access-Control-Expose-Headers"))).isEqualTo(exposed);
	}

	@ParameterizedTest
	@CsvSource({ "set", "add", "entity", "send-error" })
	void nothingIsExposedToAnotherOriginIfTheStarterIsExclusive(String action) {
		assertThat(this.application.get(path("/listed/", action, "ETag"), Site.OTHER_ORIGIN)
			.values("Access-Control-Expose-Headers"))
			.isEqualTo(this.exclusive ? Stream.of().toList() : Stream.of("ETag").toList());
	}

	private static String path(String scope, String action, String value) {
		String path = scope + action;
		return (value != null) ? path + "?value=" + URLEncoder.encode(value, StandardCharsets.UTF_8) : path;
	}

	@Import({ ServletHandlers.class, ReactiveHandlers.class })
	static class Application {

	}

	@RestController
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletHandlers {

		@GetMapping({ "/listed/{action}", "/other/{action}" })
		ResponseEntity<String> expose(@PathVariable String action, @RequestParam(defaultValue = "") String value,
				HttpServletResponse response) throws Exception {
			String name = HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS;
			switch (action) {
				case "set" -> response.setHeader(name, value);
				case "set-null" -> response.setHeader(name, null);
				case "set-each" -> Stream.of(value.split("; ")).forEach((each) -> response.setHeader(name, each));
				case "add" -> response.addHeader(name, value);
				case "add-null" -> response.addHeader(name, null);
				case "add-each" -> Stream.of(value.split("; ")).forEach((each) -> response.addHeader(name, each));
				case "entity" -> {
					return ResponseEntity.ok().header(name, value).body("written");
				}
				case "send-error" -> {
					response.setHeader(name, value);
					response.sendError(409);
					return null;
				}
				case "reset" -> {
					response.setHeader(name, value);
					response.reset();
				}
				default -> {
				}
			}
			return ResponseEntity.ok("written");
		}

	}

	@RestController
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveHandlers {

		@GetMapping({ "/listed/{action}", "/other/{action}" })
		ResponseEntity<String> expose(@PathVariable String action, @RequestParam(defaultValue = "") String value,
				ServerHttpResponse response) {
			String name = HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS;
			HttpHeaders headers = response.getHeaders();
			switch (action) {
				case "set" -> headers.set(name, value);
				case "set-null" -> headers.set(name, null);
				case "set-each" -> Stream.of(value.split("; ")).forEach((each) -> headers.set(name, each));
				case "add" -> headers.add(name, value);
				case "add-null" -> headers.add(name, null);
				case "add-each" -> Stream.of(value.split("; ")).forEach((each) -> headers.add(name, each));
				case "entity" -> {
					return ResponseEntity.ok().header(name, value).body("written");
				}
				case "send-error" -> {
					headers.set(name, value);
					throw new ResponseStatusException(HttpStatus.CONFLICT);
				}
				case "reset" -> {
					headers.set(name, value);
					headers.clear();
				}
				default -> {
				}
			}
			return ResponseEntity.ok("written");
		}

	}

}
