package io.github.corsstarter.reactive;

import java.util.List;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Request lines and hosts that browsers do not send, on Reactor Netty.
 */
class ReactiveTargetTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start("reactive", List.of(Handlers.class, Root.class),
				List.of(Site.ALLOWED_ORIGINS, "cors.hosts.allowed=www.example.com,[::1]",
						"cors.policies[0].urls-regex=^/$", "cors.policies[0].allowed-origins=https://root.example"));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	/**
	 * Reactor Netty ignores the authority of the request line, so that the host that is
	 * checked is the one that handlers see.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET http://evil.example/address       | Host: www.example.com    | http://www.example.com/address
			GET https://evil.example/address      | Host: www.example.com    | http://www.example.com/address
			GET http://a@evil.example/address     | Host: www.example.com    | http://www.example.com/address
			GET http://www.example.com/address    | Host: evil.example       | host-not-allowed:
			GET /address                          | Host: www.example.com:81 | http://www.example.com:81/address
			GET /address                          | Host: WWW.example.com    | http://WWW.example.com/address
			GET /address                          | Host: www.example.com.   | http://www.example.com./address
			GET /address                          | Host: [::1]:81           | http://[::1]:81/address
			GET /address                          | Host: [::2]              | host-not-allowed:
			GET /address                          | Host:                    | host-malformed:
			GET /address                          | Host: a@www.example.com  | host-malformed:
			GET /address                          | Host: www.example.com/a  | host-malformed:
			GET /address                          | Host: www.example.com#   | host-malformed:
			GET /address                          | Host: www.example.com\\  | host-malformed:
			GET /address                          | Host: www.example.com,a  | host-malformed:
			""")
	void checkedHostIsTheOneThatHandlersSee(String requestLine, String host, String body) {
		Response response = application.sendRaw(requestLine, host, Site.ORIGIN);
		assertThat(response.body()).startsWith(body);
		assertThat(response.accessControlLines()).isNotEmpty();
	}

	@Test
	void severalHostsAreRefused() {
		Response response = application.sendRaw("GET /address", "Host: www.example.com", "Host: www.example.com");
		assertThat(response.status()).isEqualTo(400);
	}

	@Test
	void requestWithoutHostIsForTheHostThatTheServerNames() {
		assertThat(application.sendWithoutHost("GET /address").body()).startsWith("host-not-allowed: ");
	}

	/**
	 * A handler without a path is there for both.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "GET /", "GET http://www.example.com", "GET ?a=b", "GET http://www.example.com?a=b" })
	void emptyPathIsThatOfTheRoot(String requestLine) {
		String host = "Host: www.example.com";
		assertThat(application.sendRaw(requestLine, host, "Origin: https://root.example").corsLines())
			.contains("Access-Control-Allow-Origin: https://root.example");
		Response response = application.sendRaw(requestLine, host, Site.ORIGIN);
		assertThat(response.body()).isEqualTo("root");
		assertThat(response.accessControlLines()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE /address", "FOO /address" })
	void whateverReachesTheFiltersHasTheHeaders(String requestLine) {
		assertThat(application.sendRaw(requestLine, "Host: www.example.com", Site.ORIGIN).accessControlLines())
			.contains("Access-Control-Allow-Origin: " + Site.NAME);
	}

	/**
	 * The answers of the server and of Spring's adapter for it.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET /o k                              | X-A: b                                | 400
			GET /%zz                              | X-A: b                                | 400
			GET /address?a=%zz                    | X-A: b                                | 400
			G(T /address                          | X-A: b                                | 400
			GET /address                          | X A: b                                | 400
			GET /address                          | Host: www.example.com:                | 400
			POST /ok                              | Transfer-Encoding: chunked            | 400
			""")
	void malformedRequestIsAnsweredBeforeAllFilters(String requestLine, String line, int status) {
		Response response = application.sendRaw(requestLine, Site.ORIGIN, line, "Content-Length: 0");
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).isEmpty();
		assertThat(response.body()).isEmpty();
	}

	@Test
	void requestThatIsTooLongIsAnsweredBeforeAllFilters() {
		assertThat(application.sendRaw("GET /" + "a".repeat(9000), Site.ORIGIN).corsLines()).isEmpty();
		assertThat(application.sendRaw("GET /ok", Site.ORIGIN, "X-A: " + "a".repeat(9000)).corsLines()).isEmpty();
	}

	@RestController
	static class Root {

		@RequestMapping
		Mono<String> root(ServerHttpRequest request) {
			return Mono.just("root");
		}

	}

}
