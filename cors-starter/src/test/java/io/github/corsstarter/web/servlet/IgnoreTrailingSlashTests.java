package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code cors.ignore-trailing-slash} a slash at the end makes no difference, below a
 * context path and below a public prefix too, with CORS and without.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("deployments")
class IgnoreTrailingSlashTests {

	@Parameter
	private Deployment deployment;

	static Stream<Deployment> deployments() {
		return Stream
			.of(below("", "", "cors.enabled=false"), below("", "", Site.ALLOWED_ORIGINS),
					below("/shop", "", Site.ALLOWED_ORIGINS, "server.servlet.context-path=/shop"),
					below("", "/prod", "cors.enabled=false", "cors.hosts.prefix=/prod"),
					below("/shop", "/prod", Site.ALLOWED_ORIGINS, "server.servlet.context-path=/shop",
							"cors.hosts.prefix=/prod"))
			.flatMap((each) -> each);
	}

	private static Stream<Deployment> below(String contextPath, String prefix, String... settings) {
		String[] all = Stream.concat(Stream.of("cors.ignore-trailing-slash=true"), Stream.of(settings))
			.toArray(String[]::new);
		return Server.startEach(Application.class, all)
			.map((application) -> new Deployment(contextPath, prefix, application));
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({ "GET, /items, , id=null q=null body=null", "GET, /items, ?q=a/, id=null q=a/ body=null",
			"GET, /items/7, , id=7 q=null body=null", "GET, /items/7, ?q=b, id=7 q=b body=null",
			"GET, /items/a%20b, , id=a b q=null body=null", "POST, /items, , id=null q=null body=name=x/",
			"PUT, /items/7, , id=7 q=null body=name=x/", "PATCH, /items/7, ?q=b, id=7 q=b body=name=x/",
			"DELETE, /items/7, , id=7 q=null body=null" })
	void theHandlerIsReachedWithAndWithoutTheSlash(String method, String path, String query, String seen) {
		String body = seen.endsWith("body=null") ? "" : "name=x/";
		String expected = method + " " + seen + " uri=" + this.deployment.publicContextPath() + path;
		for (String slash : new String[] { "", "/" }) {
			Response response = send(method, path + slash + ((query != null) ? query : ""), body);
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.body()).isEqualTo(expected);
			assertThat(response.lines("Location")).isEmpty();
		}
	}

	@Test
	void theRootIsLeftAlone() {
		Response response = send("GET", "/", "");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("root " + this.deployment.publicContextPath() + "/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/seen", "/deep/er/seen", "/forwards", "/includes", "/callable", "/dispatches", "/fails",
			"/throws", "/missing", "/forwards-to-slash", "/dispatches-to-slash", "/dispatches-back" })
	void theApplicationSeesNoDifferenceInAnyDispatch(String path) {
		Response without = send("GET", path, "");
		Response with = send("GET", path + "/", "");
		assertThat(with.status()).isEqualTo(without.status());
		assertThat(with.body()).isEqualTo(without.body());
		assertThat(with.body()).contains("uri=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/forwards-to-slash", "/forwards-to-itself-with-slash", "/dispatches-to-slash",
			"/dispatches-to-itself-with-slash" })
	void whatTheApplicationDispatchesToIsItsOwnChoice(String path) {
		assertThat(send("GET", path + "/", "").body()).startsWith("with slash uri=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example/", "//evil.example//", "//evil.example/items/", "/%2Fevil.example/",
			"/\\evil.example/", "/.//evil.example/", "/;//evil.example/", "/items//", "//", "///" })
	void nothingIsRedirected(String path) {
		Response response = this.deployment.application.sendRaw("GET " + this.deployment.contextPath + path);
		assertThat(response.status()).isIn(200, 400, 404);
		assertThat(response.lines("Location")).isEmpty();
		response = this.deployment.application.sendRaw("GET " + path);
		assertThat(response.lines("Location")).isEmpty();
	}

	private Response send(String method, String path, String body) {
		return new HttpPeer(this.deployment.application.port()).sendRawWithBody(
				method + " " + this.deployment.contextPath + path, body, "Content-Length: " + body.length(),
				"Content-Type: text/plain", Site.ORIGIN);
	}

	/**
	 * An application at some path.
	 */
	record Deployment(String contextPath, String prefix, RunningApplication application) implements AutoCloseable {

		/**
		 * The prefix replaces the context path.
		 */
		String publicContextPath() {
			return this.prefix.isEmpty() ? this.contextPath : this.prefix;
		}

		@Override
		public void close() {
			this.application.close();
		}

		@Override
		public String toString() {
			return this.application + " at " + publicContextPath() + "/";
		}

	}

	@Import({ SeenRequestHandlers.class, ItemHandlers.class })
	static class Application {

	}

	@RestController
	static class ItemHandlers {

		@RequestMapping({ "/items", "/items/{id}" })
		String item(@PathVariable(required = false) String id, @RequestParam(required = false) String q,
				@RequestBody(required = false) String body, HttpServletRequest request) {
			return request.getMethod() + " id=" + id + " q=" + q + " body=" + body + " uri=" + request.getRequestURI();
		}

		@GetMapping("/")
		String root(HttpServletRequest request) {
			return "root " + request.getRequestURI();
		}

		@GetMapping({ "/slash/", "/forwards-to-itself-with-slash/", "/dispatches-to-itself-with-slash/" })
		String slash(HttpServletRequest request) {
			return "with slash uri=" + request.getRequestURI();
		}

		@GetMapping("/forwards-to-slash")
		void forwards(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
			request.getRequestDispatcher("/slash/").forward(request, response);
		}

		@GetMapping("/forwards-to-itself-with-slash")
		void forwardsToItself(HttpServletRequest request, HttpServletResponse response)
				throws ServletException, IOException {
			request.getRequestDispatcher("/forwards-to-itself-with-slash/").forward(request, response);
		}

		@GetMapping("/dispatches")
		void dispatches(HttpServletRequest request) {
			request.startAsync().dispatch("/seen");
		}

		@GetMapping("/dispatches-back")
		void dispatchesBack(HttpServletRequest request, HttpServletResponse response) throws IOException {
			if (request.getDispatcherType() == DispatcherType.ASYNC) {
				response.getWriter().write("back uri=" + request.getRequestURI());
				return;
			}
			request.startAsync().dispatch();
		}

		@GetMapping("/dispatches-to-itself-with-slash")
		void dispatchesToItself(HttpServletRequest request) {
			assertThat(request.getDispatcherType()).isEqualTo(DispatcherType.REQUEST);
			request.startAsync().dispatch("/dispatches-to-itself-with-slash/");
		}

		@GetMapping("/dispatches-to-slash")
		void dispatchesToSlash(HttpServletRequest request) {
			request.startAsync().dispatch("/slash/");
		}

	}

}
