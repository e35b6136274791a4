package io.github.corsstarter.web.servlet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.jayway.jsonpath.DocumentContext;
import io.github.corsstarter.testing.ActuatorClient;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint takes what people copy: a path with the context path, or a whole URL.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class CorsEndpointPathTests {

	private static final String PAGE = "origin=https://app.example.com";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(PlainHandlers.class, "server.servlet.context-path=/shop", "management.server.port=0",
				"management.endpoints.web.exposure.include=cors", "cors.urls-regex=^/api/",
				"cors.allowed-origins=https://app.example.com", "cors.policies[0].name=wrong",
				"cors.policies[0].urls-regex=^/shop/api/", "cors.policies[0].allow-all=true",
				"cors.hosts.allowed=api.example.com");
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			/shop/api/items               | /api/items    | default
			/api/items                    | /api/items    | default
			/shop/api/items?page=2#top    | /api/items    | default
			/shop                         | /             | -
			/shop/                        | /             | -
			/shop/items                   | /items        | -
			/shopping/api/items           | /shopping/api/items | -
			shop/api/items                | /api/items    | default
			/shop/%61pi/caf%C3%A9         | /api/café     | default
			/shop/api;v=1/a%20b           | /api/a b      | default
			/shop/x/%2E./api/./items/     | /api/items/   | default
			/shop/shop/api/items          | /shop/api/items | wrong
			https://api.example.com/shop/api/items?x=1 | /api/items | default
			HTTPS://api.example.com/shop/%61pi/        | /api/      | default
			http://api.example.com:8080/shop           | /          | -
			https://api.example.com?x=/shop/api/       | /          | -
			""")
	void pathIsThatWhichTheFilterSees(String path, String seen, String policy) {
		DocumentContext json = ActuatorClient.askManagement(this.application, PAGE, "path=" + path);
		assertThat(json.<String>read("$.request.path")).isEqualTo(seen);
		assertThat(json.<List<String>>read("$..cors.policy")).isEqualTo((policy != null) ? List.of(policy) : List.of());
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "/shop/api/items", "/shop/%61pi/items", "/shop/items", "/shop/api;v=1/items" })
	void serverSeesTheSamePath(String path) {
		DocumentContext json = ActuatorClient.askManagement(this.application, PAGE, "path=" + path);
		Response response = this.application.sendRaw("GET " + path, "Origin: https://app.example.com",
				"Host: api.example.com");
		assertThat(response.lines("Access-Control-Allow-Origin").isEmpty())
			.isEqualTo(json.<List<String>>read("$..cors.policy").isEmpty());
	}

	@ParameterizedTest(name = "{0} with {1}: {2}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			https://api.example.com/shop/api/x      | -                           | https://api.example.com
			http://api.example.com/shop/api/x       | -                           | http://api.example.com
			https://API.example.com:8443/shop/api/x | -                           | https://api.example.com:8443
			https://api.example.com/shop/api/x      | api.example.com             | https://api.example.com
			https://api.example.com/shop/api/x      | https://API.example.com:443 | https://api.example.com
			""")
	void hostAndSchemeOfAUrlCount(String url, String host, String target) {
		DocumentContext json = (host != null)
				? ActuatorClient.askManagement(this.application, PAGE, "path=" + url, "host=" + host)
				: ActuatorClient.askManagement(this.application, PAGE, "path=" + url);
		assertThat(json.<String>read("$.request.target")).isEqualTo(target);
		assertThat(json.<String>read("$.hosts.reason.code")).isEqualTo("host-listed");
	}

	@ParameterizedTest(name = "{0} with {1}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			https://api.example.com/shop/x | www.example.com        | Leave host out
			https://api.example.com/shop/x | http://api.example.com | Leave host out
			https://api.example.com/shop/x | api.example.com:8443   | Leave host out
			ftp://api.example.com/shop/x   | -                      | http and https URLs
			wss://api.example.com/shop/x   | -                      | http and https URLs
			https:///shop/x                | -                      | http and https URLs
			/shop/api//items               | -                      | without empty segments
			/shop/x/..;/api/items          | -                      | without empty segments
			/shop/api/%2e%2e;v=1/items     | -                      | without empty segments
			/shop/100%                     | -                      | Write %25
			/shop/%zz                      | -                      | Write %25
			https://api.example.com/%2     | -                      | Write %25
			""")
	void contradictionsAreABadRequestThatSaysWhatToWrite(String path, String host, String problem) {
		String query = "?path=" + encode(path) + ((host != null) ? "&host=" + encode(host) : "");
		Response response = this.application.managementPeer().get("/actuator/cors" + query);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith("{\"problem\":\"path is ").contains(problem);
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
