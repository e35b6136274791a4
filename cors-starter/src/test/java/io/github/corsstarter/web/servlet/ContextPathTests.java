package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.RedirectHandlers;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a context path, which the outside sees under another one, as with
 * Spring's own {@code ForwardedHeaderFilter}.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class ContextPathTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Handlers.class, "server.servlet.context-path=/myapp",
				"cors.hosts.allowed=www.example.com", "cors.hosts.use-x-forwarded-prefix=true",
				"cors.hosts.scheme=https");
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', emptyValue = "", textBlock = """
			# path                   | prefix       | public context path | path within the application
			/myapp/seen              | /myapp       | /myapp              | /seen
			/myapp/seen              | /public      | /public             | /seen
			/myapp/seen              | /a,/b        | /a/b                | /seen
			/myapp/seen              | /api/        | /api                | /seen
			/myapp/seen              | /            | ''                  | /seen
			/myapp/seen              | ''           | /myapp              | /seen
			/myapp/seen              | /myapp/v2    | /myapp/v2           | /seen
			/myapp/forwards          | /public      | /public             | /deep/er/seen
			/myapp/forwards          | /myapp       | /myapp              | /deep/er/seen
			/myapp/forwards          | /            | ''                  | /deep/er/seen
			/myapp/callable          | /public      | /public             | /callable
			/myapp/callable          | /myapp       | /myapp              | /callable
			/myapp/callable          | /            | ''                  | /callable
			/myapp/fails             | /public      | /public             | /error
			/myapp/fails             | /myapp       | /myapp              | /error
			/myapp/fails             | /            | ''                  | /error
			/myapp/missing           | /public      | /public             | /error
			/myapp/servlet/writes    | /public      | /public             | /servlet/writes
			/myapp/servlet/writes    | /            | ''                  | /servlet/writes
			/myapp/servlet/dispatches | /public     | /public             | /seen
			/myapp/servlet/dispatches | /myapp      | /myapp              | /seen
			/myapp/servlet/dispatches | /           | ''                  | /seen
			""")
	void prefixReplacesTheContextPath(String path, String prefix, String contextPath, String within) {
		Response response = send(path, prefix);
		String uri = contextPath + within;
		assertThat(response.body()).contains("context=" + contextPath + "\n", "uri=" + uri + "\n",
				"path=" + within + "\n", "url=https://www.example.com" + uri + "\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/public", "/myapp", "/" })
	void includedHandlerIsFound(String prefix) {
		Response response = send("/myapp/includes", prefix);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("path=/deep/er/seen\n");
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = """
			# prefix | redirect to      | where it leads
			/public  | /public/items    | https://www.example.com/public/items
			/public  | /myapp/items     | https://www.example.com/public/items
			/public  | /myapp?a=b       | https://www.example.com/public?a=b
			/public  | /items           | https://www.example.com/public/items
			/public  | items            | https://www.example.com/public/a/items
			/public  | ?a=b             | https://www.example.com/public/a/redirect?a=b
			/myapp   | /myapp/items     | https://www.example.com/myapp/items
			/        | /myapp/items     | https://www.example.com/items
			/        | /items           | https://www.example.com/items
			/        | /myapp           | https://www.example.com/
			/        | items            | https://www.example.com/a/items
			""")
	void redirectLeadsToThePublicPath(String prefix, String to, String location) {
		Response response = send("/myapp/a/redirect?to=" + to, prefix);
		assertThat(response.lines("Location")).containsExactly("Location: " + location);
	}

	@ParameterizedTest
	@CsvSource({ "/public, /public/items", "/myapp, /myapp/items", "/, /items" })
	void viewRedirectsToThePublicPath(String prefix, String path) {
		assertThat(send("/myapp/view", prefix).lines("Location"))
			.containsExactly("Location: https://www.example.com" + path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "prod", "//evil.example", "/a/../b", "/a,b" })
	void prefixThatIsNotAPathIsRefused(String prefix) {
		Response response = send("/myapp/seen", prefix);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith("forwarded-prefix-invalid: ");
	}

	@Test
	void pathThatIsNotWrittenAsTheContextPathIsRead() {
		Response response = send("/%6dyapp/seen", "/public");
		if (response.status() == 200) {
			assertThat(response.body()).contains("uri=/public/seen\n", "context=/public\n");
		}
		else {
			assertThat(response.status()).isIn(400, 404);
		}
	}

	private Response send(String path, String prefix) {
		return this.application.sendRaw("GET " + path, "Host: www.example.com", "X-Forwarded-Prefix: " + prefix);
	}

	@Import({ SeenRequestHandlers.class, RedirectHandlers.class })
	static class Handlers {

	}

}
